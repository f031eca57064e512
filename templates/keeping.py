"""The life of a clinic's template: draft, in review, approved until a day, retired.

Every function gives another value and changes nothing. A version that was approved stays as it was
and stays in force while the next one is written and looked at.
"""

from datetime import date

from msgspec.structs import replace

from designer.model.template import OwnTemplate, TemplateReview, WeekTemplate
from templates.errors import NobodyNamed, NothingInIt, OwnWork, Unusable, WrongState

_UNDER_WAY = ("draft", "in review")


def drafted(own: OwnTemplate | None, content: WeekTemplate, who: str) -> OwnTemplate:
    """A new version with this content. Raises Unusable for a template without a name."""
    if not content.name.strip():
        raise Unusable(content.id, "it has no name; give it one.")
    known = own.latest if own is not None else None
    going_on = known is not None and known.state in _UNDER_WAY
    before = known.authors if known is not None and going_on else ()
    latest = replace(
        content,
        name=content.name.strip(),
        version=known.version + 1 if known is not None else 1,
        state="draft",
        review=None,
        authors=tuple(dict.fromkeys((*before, who))),
    )
    return OwnTemplate(id=content.id, latest=latest, in_force=_approved(own))


def sent_for_review(own: OwnTemplate, who: str, today: date) -> OwnTemplate:
    """The draft, waiting for somebody else. Raises NobodyNamed, NothingInIt or WrongState."""
    _expect(own, "draft")
    if not own.latest.rows:
        raise NothingInIt(own.latest.name)
    if not who:
        raise NobodyNamed
    review = TemplateReview(asked_by=who, asked_on=today)
    return replace(own, latest=replace(own.latest, state="in review", review=review))


def sent_back(own: OwnTemplate) -> OwnTemplate:
    """A draft again, to be worked on. Raises WrongState."""
    _expect(own, "in review")
    return replace(own, latest=replace(own.latest, state="draft", review=None))


def approved(own: OwnTemplate, who: str, today: date, expires_on: date) -> OwnTemplate:
    """In force until the end of ``expires_on``. Raises NobodyNamed, OwnWork or WrongState."""
    _expect(own, "in review")
    review = own.latest.review or TemplateReview()
    if not who:
        raise NobodyNamed
    if same_person(who, (*own.latest.authors, review.asked_by)):
        raise OwnWork(who)
    if expires_on < today:
        raise Unusable(own.latest.name, "the day it is approved until has passed.")
    signed = replace(review, by=who, on=today, expires_on=expires_on)
    latest = replace(own.latest, state="approved", review=signed)
    return OwnTemplate(id=own.id, latest=latest)


def retired(own: OwnTemplate) -> OwnTemplate:
    """Not offered any more; programs that came from it stay as they are."""
    return OwnTemplate(id=own.id, latest=replace(own.current, state="retired"))


def restored(own: OwnTemplate, earlier: WeekTemplate, who: str) -> OwnTemplate:
    """An earlier content as a new draft: what is restored is looked at again."""
    return drafted(own, earlier, who)


def same_person(who: str, others: tuple[str, ...]) -> bool:
    """Whether the name is among the others, whatever its case and spaces."""
    return _folded(who) in {_folded(other) for other in others}


def _approved(own: OwnTemplate | None) -> WeekTemplate | None:
    if own is None:
        return None
    return own.latest if own.latest.state == "approved" else own.in_force


def _expect(own: OwnTemplate, state: str) -> None:
    if own.latest.state != state:
        raise WrongState(own.latest.name, own.latest.state, state)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
