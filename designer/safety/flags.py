"""Red flags: which were raised and when, by the screen or the log, and which are in force."""

from collections.abc import Mapping
from datetime import date, timedelta

from designer.knowledge.library import Library
from designer.model.knowledge import RedFlag
from designer.model.log import DayLog
from designer.model.patient import Patient
from designer.safety.conditions.operations import procedure_date
from designer.safety.scene.responses import LogFacts

NIGHT_PAIN = "rf-night-pain"
SPREAD = "leg-spread"  # symptoms newly reached the leg or foot
_FLAG_OF_LOG = {
    "bowel_bladder": "rf-bowel-bladder",
    "saddle": "rf-saddle",
    "numb_weak": "rf-numb-weak",
    "fever": "rf-fever",
    "night_sweats": "rf-night-sweats",
    "trauma": "rf-trauma",
    "weight_loss": "rf-weight-loss",
    "night_pain_woke": NIGHT_PAIN,
}

Raised = Mapping[str, date | None]  # flags with the day of their latest record; None: not dated


def flags_in_force(patient: Patient, log: LogFacts, library: Library) -> frozenset[str]:
    """Red flags of the screen and of the log that no clearance has answered since.

    So are those that several of them make together, such as a fever soon after an injection.
    """
    today = log.today
    raised = {
        flag: on
        for flag, on in raised_flags(patient, log).items()
        if not _cleared(flag, on, patient, today)
    }
    found = set(raised)
    for flag in library.red_flags.values() if raised else ():
        parts = _parts(flag, _in_time(flag, raised, patient, today, library))
        if parts and not all(_cleared(flag.id, raised[part], patient, today) for part in parts):
            found.add(flag.id)
    return frozenset(found)


def eases_on_moving(flag: str, patient: Patient) -> bool:
    """Whether the flag is mechanical night pain, which is a caution only (design 6.13)."""
    return flag == NIGHT_PAIN and patient.red_flags.night_pain == "mechanical"


def raised_flags(patient: Patient, log: LogFacts) -> dict[str, date | None]:
    """Each red flag with the day of its latest record, wherever that stands.

    A clearance, or an override, answers what was known then. A kind of night pain was only asked
    of somebody who has it, whether or not the question itself was ticked.
    """
    screen = patient.red_flags
    present = screen.present if screen.night_pain is None else (*screen.present, NIGHT_PAIN)
    raised: dict[str, date | None] = dict.fromkeys(present, screen.screened_on)
    for day in log.days:
        for flag in flags_of(day, log):
            raised[flag] = max(raised.get(flag) or day.on, day.on)
    return raised


def flags_of(day: DayLog, log: LogFacts) -> list[str]:
    """The red flags that the answers of one day raise."""
    found = [flag for field, flag in _FLAG_OF_LOG.items() if getattr(day, field) is True]
    return [*found, SPREAD] if log.spread(day) else found


def _parts(flag: RedFlag, raised: Raised) -> set[str]:
    """The raised flags that make this one together; none unless each group has one."""
    groups = [raised.keys() & group for group in flag.together]
    return set[str]().union(*groups) if all(groups) else set()


def _in_time(
    flag: RedFlag, raised: Raised, patient: Patient, today: date, library: Library
) -> Raised:
    """Those raised in the days after a procedure near the spine, where the flag asks for one."""
    days = flag.after_procedure_days
    if days is None:
        return raised
    procedure, done = patient.procedure, procedure_date(patient, today)
    if procedure is None or done is None or procedure.kind in library.off_spine_procedures:
        return {}
    last = done + timedelta(days=days)
    return {f: on for f, on in raised.items() if on is None or done <= on <= last}


def _cleared(flag: str, since: date | None, patient: Patient, today: date) -> bool:
    """Whether a named clearance is not older than the flag; nobody can tell of one undated."""
    return since is not None and any(
        c.flag == flag and c.counts_on(today) and c.on is not None and c.on >= since
        for c in patient.clearances
    )
