"""Whether another day alone changes what the rules say of a record.

A record that stays as it is can be judged otherwise tomorrow: a confirmation runs out, a clearance
begins to hold, a flare settles, a week is no longer ahead. All of it comes in by few doors: the
facts in force, the moments of the planned days, and conditions that look at patient and log. Their
answers make a fingerprint; while it stays the same, nothing has to be judged again. That costs a
fraction of judging.
"""

from hashlib import blake2b

import msgspec

from designer.model.record import PatientRecord
from designer.safety.compiling import Compiled
from designer.safety.facts import Calendar
from designer.safety.gathering import Overrides
from designer.safety.scene.scene import Case, Scene
from designer.safety.scene.truth import Truth

WITH_ITEMS = frozenset(
    (
        "AboveWeightLimit",
        "FlareUnheard",
        "LoadDoubled",
        "NotSteppedBack",
        "RaisedWithoutHold",
        "SessionResponse",
        "UprightMinutes",
    )
)
"""Conditions on patient or log together with doses, days or weeks. They cannot be asked without a
plan: what of them depends on the day stands in :func:`day_print` by name."""


_ASKED_OF = frozenset(("today", "patient", "log", "facts"))


def day_print(
    compiled: Compiled,
    record: PatientRecord,
    case: Case,
    calendar: Calendar,
    overrides: Overrides,
) -> str:
    """A fingerprint of whatever of a judgement depends on ``case.today``."""
    asked = compiled.aging
    current = calendar.current_index()
    scene = Scene(
        case,
        calendar.now(calendar.prog_week(current)),
        compiled.select,
        ids_of=compiled.shelf.ids,
    )
    weeks = record.program.weeks if record.program is not None else ()
    ids = sorted({p.exercise_id for week in weeks for _, p in week.week.placements()})
    known = [exercise for id_ in ids if (exercise := compiled.shelf.by_id.get(id_)) is not None]
    moments = [calendar.moment(index, day) for index in range(len(weeks)) for day in range(7)]
    surgery, log = case.patient.surgery, case.log
    seen = (
        # Facts in force. The patient and the log do not change; what is asked of them follows.
        [value for name, value in case._asdict().items() if name not in _ASKED_OF],
        sorted(case.facts.items()),
        sorted(overrides.items()),
        moments,
        [
            _plain(part.judge(scene._replace(moment=moment)))
            for moment in moments
            for part in asked.of_moment
        ],
        (current, scene.moment.prog_week),
        [calendar.is_over(index) for index in range(len(weeks))],
        [_plain(part.judge(scene)) for part in asked.alone],
        [_plain(part.judge(scene)) for part in compiled.moment_parts],
        [
            _plain(part.judge(scene._replace(exercise=exercise)))
            for exercise in known
            for part in asked.of_exercise
        ],
        # For conditions that need a plan, see WITH_ITEMS.
        (len(log.sessions), len(log.days), log.open_flare, log.flares, log.unheard_flare),
        log.open_session_hits,
        surgery is None or surgery.limit_until is None or case.today <= surgery.limit_until,
        # No day changes them, but a clinic may; the version of the rules does not tell.
        known,
    )
    return blake2b(_ENCODE(seen), digest_size=12).hexdigest()


def _plain(truth: Truth) -> bool | list[str]:
    return sorted(truth) if isinstance(truth, frozenset) else truth


_ENCODE = msgspec.json.Encoder(order="deterministic").encode
