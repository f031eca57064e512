"""Whether the facts behind a plan changed since its last paper (hazards H7 and H11).

A plan is *stale* when the diagnoses, red flags, operation, procedure, irritability, profile,
pregnancy or birth, refused confirmations, a flare or the rules in force are no longer those with
which a handout of this program left the clinic last. It may be right all the same; somebody has to
look and say so.
"""

from hashlib import blake2b

import msgspec

from designer.model.finding import Finding, Where
from designer.model.record import PatientRecord, PrintRecord
from designer.model.vocabulary import Severity
from designer.safety.scene.scene import Case
from designer.text import Texts

STALE = "stale-print"
WITHOUT_EXERCISES = ("referral",)
"""Layouts that prescribe nothing. A patient who must not exercise is whom one refers."""
_NONE = "-"
_FACTS = (
    *("diagnoses", "signs", "flare", "state", "profile", "birth"),
    *("onset", "surgery", "procedure", "refused", "rules"),
)


def facts_print(case: Case, rules_version: str) -> str:
    """A fingerprint of the facts, one short hash for each kind: ``diagnoses=1a2b3c4d flare=- ...``.

    What is bad news only while it is there stands as ``-`` when it is not.
    """
    patient = case.patient
    signs = sorted(case.flags)
    bad_news: dict[str, object] = {
        "signs": [*signs, "night pain"] if case.mechanical_night_pain else signs,
        "flare": case.log.open_flare,
        "refused": sorted(fact for fact, state in case.facts.items() if state == "not-met"),
    }
    facts: dict[str, object] = {
        "diagnoses": sorted(case.diagnoses),
        "state": (patient.irritability, patient.severe_symptoms, patient.acute_episode),
        "profile": patient.profile,
        "birth": (patient.pregnancy_weeks, patient.postnatal_weeks),
        "onset": patient.onset_date,
        "surgery": patient.surgery,
        "procedure": patient.procedure,
        "rules": rules_version,
    }
    parts = {name: _hash(value) for name, value in facts.items()}
    parts |= {name: _hash(value) if value else _NONE for name, value in bad_news.items()}
    return " ".join(f"{name}={value}" for name, value in parts.items())


def changed_facts(then: str, now: str, words: Texts) -> list[str]:
    """In words, what changed between two fingerprints; bad news that is gone is no change.

    What an older version of the program did not take down cannot be told to have changed.
    """
    before, after = _parts(then), _parts(now)
    return [
        words(f"paper.changed.{name}")
        for name in _FACTS
        if name in before and before[name] != after.get(name) and after.get(name) != _NONE
    ]


def stale_finding(case: Case, record: PatientRecord, facts: str, words: Texts) -> Finding | None:
    """The block that asks for a second look before a plan with changed facts is printed.

    None where nothing changed, nothing was printed yet, or the look is on record for these facts.
    """
    last = _last_print(record)
    changed = changed_facts(last.facts, facts, words) if last is not None else []
    if last is None or not changed or _confirmed(case, record, facts):
        return None
    return Finding(
        rule_id=STALE,
        key=STALE,
        severity=Severity.BLOCK,
        where=Where(),
        message=words("paper.stale", on=last.when, changed=", ".join(changed)),
        why=words("paper.stale-why"),
        source=words("paper.hazard", number="H7"),
        basis="our reading",
        clears=words("paper.stale-clears"),
    )


def _last_print(record: PatientRecord) -> PrintRecord | None:
    program = record.program
    made = [p for p in record.prints if p.facts and program and p.program_id == program.id]
    plans = (printed for printed in made if printed.layout not in WITHOUT_EXERCISES)
    return max(plans, key=lambda printed: printed.when, default=None)


def _confirmed(case: Case, record: PatientRecord, facts: str) -> bool:
    return any(
        one.rule_id == STALE and one.to == facts and (one.until is None or one.until >= case.today)
        for one in record.overrides
    )


def _parts(facts: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in facts.split())
    return {name: value for name, _, value in pairs}


def _hash(value: object) -> str:
    return blake2b(msgspec.json.encode(value), digest_size=4).hexdigest()
