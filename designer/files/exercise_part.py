"""How a program file gives the clinic's own exercises."""

from typing import Annotated

from msgspec import Meta, field

from designer.model.base import Identity, ProgressionWeek, ShortText, Value
from designer.model.dose import Dose, DoseRange
from designer.model.exercise import Coaching, DiagnosisWeek, HouseDose, PatientWords
from designer.model.vocabulary import (
    Bias,
    Demand,
    Kind,
    Level,
    Lever,
    LoadClass,
    Pattern,
    Phase,
    Position,
    Provenance,
    Resists,
    Symmetry,
    Task,
)

OptionalIdentity = Annotated[str, Meta(max_length=120)]


class FileAttributes(Value, frozen=True, kw_only=True):
    """The coded demands of an own exercise.

    All but three have to be stated: a demand nobody thought of would otherwise count as none, and
    the exercise would look safe by silence.
    """

    pattern: Pattern
    position: Position
    flex: Demand
    ext: Demand
    rot: Demand
    side: Demand
    sym: Symmetry
    load: LoadClass
    lever: Lever
    impact: Demand
    ballistic: bool
    breath_hold_risk: Level
    spine_load: Level
    nerve: Demand
    end_range: bool
    resists: tuple[Resists, ...] = ()
    bias: Bias = "neutral"
    task: Task = "-"


class FileExercise(Value, frozen=True, kw_only=True):
    """An exercise of the clinic's own. Without an ``id`` it gets one made from its name."""

    name: Annotated[str, Meta(min_length=1, max_length=300)]
    kind: Kind
    phase: Phase
    attributes: FileAttributes
    id: OptionalIdentity = ""
    patient_name: ShortText = ""
    other_names: tuple[ShortText, ...] = ()
    first_week: ProgressionWeek | None = None
    dx_first_week: tuple[DiagnosisWeek, ...] = ()
    week_note: ShortText = ""
    start_position: ShortText = ""
    equipment: tuple[ShortText, ...] = ()
    passages: tuple[str, ...] = ()
    guide_dose: DoseRange = DoseRange()
    house_dose: HouseDose | None = None
    start_dose: Dose = Dose()
    easier: tuple[Identity, ...] = ()
    harder: tuple[Identity, ...] = ()
    coaching: Coaching = Coaching()
    patient_text: Coaching = Coaching()
    translations: dict[str, PatientWords] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    draggable: bool = True
