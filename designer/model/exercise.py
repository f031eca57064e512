"""An exercise: what it is called, what it asks of the body, and how it is coached."""

from msgspec import field

from designer.model.base import Identity, LongText, ProgressionWeek, ShortText, Value
from designer.model.dose import Dose, DoseRange
from designer.model.vocabulary import (
    Bias,
    Demand,
    Kind,
    Lane,
    Level,
    Lever,
    LoadClass,
    Pattern,
    Phase,
    Position,
    Profile,
    Provenance,
    Resists,
    Symmetry,
    Task,
)


class Attributes(Value, frozen=True, kw_only=True):
    """The coded demands that rules reason about (clinical-spec 1.1 and 1.3)."""

    pattern: Pattern
    position: Position
    flex: Demand = "none"
    ext: Demand = "none"
    rot: Demand = "none"
    side: Demand = "none"
    resists: tuple[Resists, ...] = ()
    sym: Symmetry = "symmetric"
    load: LoadClass = "bodyweight"
    lever: Lever = "-"
    impact: Demand = "none"
    ballistic: bool = False
    breath_hold_risk: Level = "low"
    spine_load: Level = "low"
    bias: Bias = "neutral"
    nerve: Demand = "none"
    end_range: bool = False
    task: Task = "-"


class DiagnosisWeek(Value, frozen=True, kw_only=True):
    """The first week for one diagnosis, when a clinician note is on file."""

    diagnosis: Identity
    first_week: ProgressionWeek


class Coaching(Value, frozen=True, kw_only=True):
    """One way of saying how the exercise is done (clinical-spec 1.6)."""

    setup: LongText = ""
    steps: LongText = ""
    breathing: LongText = ""
    feels_like: LongText = ""
    stop_when: LongText = ""


class HouseDose(Value, frozen=True, kw_only=True):
    """Our value where the guide is silent, shown to the user as ours (clinical-spec 1.5)."""

    dose: Dose
    text: ShortText  # as the table prints it
    reason: ShortText = ""


class PatientWords(Value, frozen=True, kw_only=True):
    """What the patient reads about an exercise, in a language other than English."""

    patient_name: ShortText
    patient_text: Coaching = Coaching()
    reviewed: bool = False  # by a clinician who knows the language


class Exercise(Value, frozen=True, kw_only=True):
    """One exercise of the library. Its texts are English.

    ``provenance`` names each field whose value is not our classification: ``guide`` where the guide
    states it, ``house`` where it is our working value. A field that is missing there is ``ours``.
    Nested fields are written with a dot, such as ``attributes.flex`` or ``coaching.steps``.
    """

    id: Identity
    name: ShortText
    kind: Kind
    phase: Phase
    attributes: Attributes
    patient_name: ShortText = ""  # printed in place of the name where that is jargon
    other_names: tuple[ShortText, ...] = ()
    first_week: ProgressionWeek | None = None
    dx_first_week: tuple[DiagnosisWeek, ...] = ()
    week_note: ShortText = ""
    for_profiles: tuple[Profile, ...] = ()  # performance item for these only; empty: for all
    start_position: ShortText = ""
    equipment: tuple[ShortText, ...] = ()
    passages: tuple[str, ...] = ()
    guide_dose: DoseRange = DoseRange()
    house_dose: HouseDose | None = None
    start_dose: Dose = Dose()  # what a fresh placement gets: guide's lower figure, else house value
    easier: tuple[Identity, ...] = ()
    harder: tuple[Identity, ...] = ()
    coaching: Coaching = Coaching()  # in the clinician's words
    patient_text: Coaching = Coaching()  # in the patient's words; printed
    translations: dict[str, PatientWords] = field(default_factory=dict)  # by language
    provenance: dict[str, Provenance] = field(default_factory=dict)
    draggable: bool = True
    clinics_own: bool = False
    retired: bool = False  # not offered any more; programs that have it go on showing it

    @property
    def name_for_patient(self) -> str:
        """The name as the patient reads it."""
        return self.patient_name or self.name

    @property
    def words_for_patient(self) -> Coaching:
        """The patient's words; the clinician's only where nobody wrote any for the patient."""
        return self.coaching if self.patient_text == Coaching() else self.patient_text

    @property
    def lane(self) -> Lane:
        """The lane of the board where this exercise stands."""
        return _LANE_OF_KIND.get(self.kind) or _lane_of_restricted(self.attributes)


_LANE_OF_KIND = {
    "breath": Lane.BREATH,
    "mobility": Lane.MOBILISE,
    "stabilise": Lane.STABILISE,
    "anti-movement": Lane.STABILISE,
    "load": Lane.LOAD,
    "cardio": Lane.CARDIO,
}


def _lane_of_restricted(attributes: Attributes) -> Lane:
    if attributes.pattern == "run":
        return Lane.CARDIO
    if attributes.load != "bodyweight" or attributes.ballistic:
        return Lane.LOAD
    return Lane.STABILISE
