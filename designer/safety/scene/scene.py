"""What a condition may look at: the patient, the moment, the item, the day and the week."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.handout import HandoutParts
from designer.model.patient import Patient
from designer.model.vocabulary import FactState
from designer.safety.scene.responses import LogFacts
from designer.safety.scene.totals import DayTotals, WeekTotals


class Case(NamedTuple):
    """The facts about one patient as of ``today``, worked out once when the patient opens."""

    today: date
    patient: Patient
    log: LogFacts
    diagnoses: frozenset[str] = frozenset()  # recorded, or plain from age or pregnancy weeks
    undiagnosed: bool = True  # nothing recorded: what a diagnosis forbids is not known
    uncovered: frozenset[str] = frozenset()  # diagnoses the guide does not cover
    flags: frozenset[str] = frozenset()  # red flags in force
    mechanical_night_pain: bool = False
    known_flags: frozenset[str] = frozenset()
    facts: Mapping[str, FactState] = {}  # confirmations that still hold
    permitted: frozenset[str] | None = None  # ids a clearance names; None: no such list
    reintroduced: frozenset[str] = frozenset()
    begun: date | None = None  # the first day of the program, where it has one
    first_prog_week: int = 1
    has_plan: bool = False
    handout: HandoutParts | None = None  # about to be printed; None: nothing is
    is_template: bool = False  # no patient: facts about one are unknown


class Moment(NamedTuple):
    """When an item is done: the progression week and the time that has passed (design 6.1)."""

    prog_week: int
    future: bool = False  # in a week that begins after today
    days_since_start: int | None = None
    days_in_window: int | None = None  # since the start, or a later operation or relapse
    surgery_days: int | None = None
    procedure_hours: float | None = None  # below 0 only before the day of the procedure
    near_procedure: bool = False  # the calendar week of a procedure, or within 72 h
    on: date | None = None  # the day itself; None in a template


class Scene(NamedTuple):
    """Everything one evaluation of a condition sees. Absent parts are None."""

    case: Case
    moment: Moment
    select: Callable[[object], int]  # the exercises an attribute condition picks, as a bitset
    exercise: Exercise | None = None
    dose: Dose | None = None
    day: DayTotals | None = None
    week: WeekTotals | None = None
    before: WeekTotals | None = None  # the week before in the program
    gates_met: bool = False  # judge as if every confirmation were there
    ids_of: Callable[[int], frozenset[str]] = lambda _mask: frozenset()

    def of_item(self, exercise: Exercise, dose: Dose | None = None) -> "Scene":
        """The same patient and moment with an item; ``_replace`` takes twice as long."""
        return Scene(self.case, self.moment, self.select, exercise, dose, ids_of=self.ids_of)
