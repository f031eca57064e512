"""What in one session speaks against an exercise, and what shows that nothing did.

Group I of the rules (clinical-spec 3.2). A blank answer is neither: it is no hit, and it clears
nothing.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal, NamedTuple

from designer.model.log import ItemLog, SessionLog

HitKind = Literal["rise", "linger", "quality", "radicular", "below-knee", "joint"]

RISE_ABOVE = 2  # strictly more than 2 points
_BAD_FEELINGS = frozenset(("sharp", "burning", "radiating"))


class Hit(NamedTuple):
    """One response that speaks against an exercise, or against a whole session.

    Without ``exercise_ids`` it is not known which exercise brought it.
    """

    on: date
    kind: HitKind
    exercise_ids: tuple[str, ...]
    session_id: str

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which what brought it may have been done."""
        told_later = self.kind in {"linger", "joint"}
        return (self.on - timedelta(days=1), self.on) if told_later else (self.on,)


def worst_of(log: ItemLog | SessionLog) -> float | None:
    """The worst pain told: the peak, or the pain right after, where that is higher (ours)."""
    peak, after = log.pain_peak, log.pain_after
    if peak is None or after is None:
        return after if peak is None else peak
    return max(peak, after)


def item_hits(session: SessionLog) -> list[Hit]:
    """The hits of exercises that are named."""
    on, found = session.at.date(), list[Hit]()
    for item in session.items:
        kinds: list[HitKind] = []
        if _rises(session, item):
            kinds.append("rise")
        if not _BAD_FEELINGS.isdisjoint(item.quality):
            kinds.append("quality")
        if item.exact_radicular:
            kinds.append("radicular")
        if item.below_knee:
            kinds.append("below-knee")
        if item.joint_pain:
            kinds.append("joint")
        for kind in kinds:
            found.append(Hit(on, kind, (item.exercise_id,), session.id))
    return found


def session_hits(session: SessionLog, named: Collection[HitKind]) -> list[Hit]:
    """What the patient told of the session as a whole; it speaks against no exercise by name.

    ``named`` are the kinds of hit for which an exercise of the session is named.
    """
    told: tuple[tuple[HitKind, bool], ...] = (
        ("rise", _rises(session)),
        ("quality", not _BAD_FEELINGS.isdisjoint(session.quality)),
        ("radicular", session.exact_radicular is True),
        ("below-knee", session.below_knee is True),
    )
    on = session.at.date()
    return [Hit(on, kind, (), session.id) for kind, is_so in told if is_so and kind not in named]


def rules_out(kind: HitKind, session: SessionLog, item: ItemLog | None = None) -> bool:
    """Whether the answers show that no such hit was; of the whole session where ``item`` is None.

    An answer about the whole session holds for each of its exercises. Lingering and joints are
    asked about later, so nothing in a session rules them out.
    """
    if kind == "rise":
        worst = _worst_in(session, item)
        # Without a level before it is counted from 0: a pain of 2 cannot have risen by more.
        return worst is not None and worst - (_before(session, item) or 0) <= RISE_ABOVE
    parts: tuple[ItemLog | SessionLog, ...] = (session,) if item is None else (item, session)
    if kind == "quality":
        feelings = [feeling for part in parts for feeling in part.quality]
        return bool(feelings) and _BAD_FEELINGS.isdisjoint(feelings)
    if kind in {"radicular", "below-knee"}:
        name = "exact_radicular" if kind == "radicular" else "below_knee"
        answers = {getattr(part, name) for part in parts}
        return False in answers and True not in answers
    return True


def stayed(session: SessionLog, item: ItemLog) -> bool:
    """Whether the answers show that the pain did not rise at all: a painless trial."""
    worst = _worst_in(session, item)
    return worst is not None and worst <= (_before(session, item) or 0)


def tells(session: SessionLog) -> bool:
    """Whether it is told how a session went that was done."""
    parts: tuple[SessionLog | ItemLog, ...] = (session, *session.items)
    return session.done != "no" and any(worst_of(part) is not None for part in parts)


def is_in_leg(told: SessionLog | ItemLog) -> bool:
    """Whether an answer says that the pain reached the leg."""
    return bool(told.below_knee or told.exact_radicular or "radiating" in told.quality)


def kept_form(session: SessionLog, item: ItemLog) -> bool:
    """Nothing told of lost form or a held breath."""
    return not (item.form_lost or item.breath_held or session.breath_held)


def _rises(session: SessionLog, item: ItemLog | None = None) -> bool:
    worst, before = worst_of(item or session), _before(session, item)
    return worst is not None and before is not None and worst - before > RISE_ABOVE


def unknown_rise(session: SessionLog, item: ItemLog | None = None) -> bool:
    """Whether the pain may have risen by more than 2 points: the level before it was not told."""
    worst = worst_of(item or session)
    return worst is not None and worst > RISE_ABOVE and _before(session, item) is None


def _worst_in(session: SessionLog, item: ItemLog | None) -> float | None:
    """The worst pain told of the exercise, else of the session."""
    of_item = worst_of(item) if item is not None else None
    return worst_of(session) if of_item is None else of_item


def _before(session: SessionLog, item: ItemLog | None) -> float | None:
    """Pain before the exercise, else before the session, else before its first exercise."""
    if item is not None and item.pain_before is not None:
        return item.pain_before
    if session.pain_before is not None:
        return session.pain_before
    return next((i.pain_before for i in session.items if i.pain_before is not None), None)
