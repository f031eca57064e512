"""What the library knows besides exercises: diagnoses, flags, confirmations, words."""

from typing import Literal

from designer.model.base import Identity, LongText, ShortText, Value
from designer.model.vocabulary import Severity, Urgency


class Passage(Value, frozen=True, kw_only=True):
    """A place in the source guide (clinical-spec 0.1)."""

    code: Identity
    label: ShortText
    lines: ShortText


class Icd10Code(Value, frozen=True, kw_only=True):
    """An ICD-10-CM code and what it stands for (standards.md)."""

    code: ShortText
    meaning: ShortText


class Diagnosis(Value, frozen=True, kw_only=True):
    """A diagnosis or condition that shapes the plan (clinical-spec 2.1)."""

    id: Identity
    name: ShortText
    prefers: LongText = ""
    restricts: LongText = ""
    tolerance_hints: LongText = ""
    cardio: LongText = ""
    allowed_variants: LongText = ""
    variant_ids: tuple[Identity, ...] = ()
    time_windows: LongText = ""
    main_rules: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    icd10: tuple[Icd10Code, ...] = ()
    covered: bool = True  # False: the guide does not cover it (design section 6, point 41)
    source: ShortText = ""  # for those beyond the guide


class RedFlag(Value, frozen=True, kw_only=True):
    """A sign that somebody else must see the patient first (clinical-spec 2.2)."""

    id: Identity
    name: ShortText
    question: LongText  # as asked at intake
    response: LongText
    severity: Severity
    urgency: Urgency
    rule: ShortText = ""
    passages: tuple[str, ...] = ()
    icd10: tuple[Icd10Code, ...] = ()
    beyond_guide: bool = False
    source: ShortText = ""
    # Other flags that make this one together: one of each group.
    together: tuple[tuple[Identity, ...], ...] = ()
    after_procedure_days: int | None = None  # ... raised so many days after a procedure at most


class ProcedureKind(Value, frozen=True, kw_only=True):
    """An injection or block and its after-care (clinical-spec 2.3)."""

    id: Identity
    name: ShortText
    purpose: LongText
    after_care: LongText
    near_spine: bool = True


class ConfirmationKind(Value, frozen=True, kw_only=True):
    """A fact that a clinician may tick (clinical-spec 2.4)."""

    id: Identity
    name: ShortText
    meaning: LongText
    test: LongText = ""  # how it is tested
    lasts: ShortText = ""
    lasts_days: int | None = None
    until_flare: bool = False


class Term(Value, frozen=True, kw_only=True):
    """A word of the glossary (clinical-spec 7)."""

    plain: ShortText
    standard: ShortText
    meaning: LongText
    from_guide: bool = True  # the standard name
    meaning_from_guide: bool = True


class HandoutBlock(Value, frozen=True, kw_only=True):
    """One printed statement of the handout (clinical-spec 6)."""

    id: Identity
    title: ShortText
    text: LongText
    source: ShortText
    always: bool = False  # cannot be hidden


class LadderWeek(Value, frozen=True, kw_only=True):
    """One row of the week ladder (clinical-spec 4.2)."""

    prog_week: int
    block: ShortText
    adds: tuple[Identity, ...] = ()  # may be added from this week on (guide)
    starts: tuple[Identity, ...] = ()  # first appear this week: our split, one change a week
    adds_text: LongText = ""
    aim: LongText = ""
    step_back_to: int | None = None


class RestrictedPattern(Value, frozen=True, kw_only=True):
    """A way of moving that is matched by attributes and cannot be dragged (clinical-spec 1.7)."""

    id: Identity
    name: ShortText
    match: LongText  # in words; the rules hold the typed condition
    passages: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Task(Value, frozen=True, kw_only=True):
    """An everyday task used as a screen or an outcome, never prescribed (clinical-spec 1.8)."""

    id: Identity
    name: ShortText
    use: LongText
    passages: tuple[str, ...] = ()


class LogField(Value, frozen=True, kw_only=True):
    """A line of the log model (clinical-spec section 5).

    ``names`` are the words of the specification, ``stored_as`` the fields of ``ItemLog``,
    ``SessionLog``, ``DayLog``, ``Patient`` or ``DayOneSigns``; empty where none keeps it.
    """

    level: Literal["item", "session", "day", "intake"]
    names: tuple[ShortText, ...]
    scale: LongText
    when: ShortText = ""
    threshold: LongText = ""
    feeds: tuple[ShortText, ...] = ()
    stored_as: tuple[ShortText, ...] = ()


class GeneralLimit(Value, frozen=True, kw_only=True):
    """A figure of the guide that holds for more than one exercise (end of clinical-spec 1.4)."""

    id: Identity
    quantity: ShortText
    figure: ShortText  # as the table prints it
    low: float | None = None
    high: float | None = None
    unit: ShortText = ""
    applies_to: LongText = ""
    passages: tuple[str, ...] = ()


class HouseValue(Value, frozen=True, kw_only=True):
    """A row of our working values (clinical-spec 1.5). Without ids it holds for all the others."""

    exercise_ids: tuple[Identity, ...] = ()
    topic: ShortText = ""  # what the row is about, where it is no exercise
    text: LongText
    reason: ShortText


class SessionTiming(Value, frozen=True, kw_only=True):
    """How long work takes, in seconds: our estimate (last row of clinical-spec 1.5)."""

    rep_s: float
    hold_extra_s: float  # added to each hold
    press_hold_extra_s: float  # added to each rep that is held, in place of the rep's own time
    between_sets_s: float
    changeover_s: float  # for each item


class HouseRules(Value, frozen=True, kw_only=True):
    """Our working values that are not about one exercise, and all rows as printed."""

    timing: SessionTiming
    sets: int  # where the guide gives no count
    values: tuple[HouseValue, ...]


class EducationFact(Value, frozen=True, kw_only=True):
    """A background fact (clinical-spec 6.1)."""

    topic: ShortText
    facts: LongText
    passages: tuple[str, ...] = ()


Area = Literal["exercises", "diagnoses", "rules", "templates", "words"]
