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
    beyond_guide: bool = False
    source: ShortText = ""


class ProcedureKind(Value, frozen=True, kw_only=True):
    """An injection or block and its after-care (clinical-spec 2.3)."""

    id: Identity
    name: ShortText
    purpose: LongText
    after_care: LongText


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
    from_guide: bool = True


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
    adds: tuple[Identity, ...] = ()
    adds_text: LongText = ""
    aim: LongText = ""
    step_back_to: int | None = None
    step_back_note: ShortText = ""


class EducationFact(Value, frozen=True, kw_only=True):
    """A background fact (clinical-spec 6.1)."""

    topic: ShortText
    facts: LongText
    passages: tuple[str, ...] = ()


Area = Literal["exercises", "diagnoses", "rules", "templates", "words"]
