"""What goes on between the window and the packs: looked at on a thread, taken as one proposal."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from designer.model.pending_pack import PendingPack
from designer.model.template import OwnTemplate, WeekTemplate
from designer.model.week import Week
from designer.packs.accepting import Here, Taken, Wanted, take
from designer.packs.contents import Pack
from designer.packs.fitting import Choice
from designer.packs.looking import LookedAt, look_at
from designer.packs.staging import waiting_pack
from designer.safety.checking import Checker
from designer.store.backups import Step
from designer.store.library import ClinicLibrary
from templates.keeping import drafted
from templates.stages import stages
from widgets.library.impact.proposal import Proposal
from widgets.state.services import Services


class Looked(NamedTuple):
    """A pack that was read and looked at."""

    pending: PendingPack
    pack: Pack
    items: tuple[LookedAt, ...]


def looked(services: Services, pending: PendingPack, step: Step) -> Looked:
    """Read a waiting pack and judge each item. Raises PackError or StoreError."""
    pack = waiting_pack(services.clinic, pending)
    own = services.clinic.library().library

    def weeks_of(template: WeekTemplate) -> list[tuple[int, Week]]:
        return [(stage.from_week, stage.week) for stage in stages(template, services.new_id)]

    rules, today = services.checker.rules, services.today()
    here = here_now(services, own)
    return Looked(pending, pack, look_at(pack, pending, here, rules, today, weeks_of, step))


def here_now(services: Services, own: ClinicLibrary) -> Here:
    """The clinic as packs see it."""
    known = services.templates
    names = {one.id: one.name for one in known.templates.values()}
    return Here(own, services.library.with_usable(own.exercises)[0], names)


def wanted_of(items: Iterable[LookedAt], choices: Mapping[str, Choice]) -> Wanted:
    """What is to be taken; as a new item unless ``choices`` (by kind/id) say otherwise."""
    found: dict[str, dict[str, Choice]] = {"exercise": {}, "template": {}}
    for one in items:
        found[one.kind][one.item_id] = choices.get(key_of(one), "add")
    return Wanted(found["exercise"], found["template"])


def key_of(item: LookedAt) -> str:
    """Exercises and templates may have the same id."""
    return f"{item.kind}/{item.item_id}"


def proposal(services: Services, found: Looked, wanted: Wanted, what: str) -> Proposal:
    """Taking these items, to be looked at with its impact first. Raises CannotTake."""
    clinic, pending = services.clinic, found.pending
    taken = _take(services, found, wanted, clinic.library().library)

    def change(own: ClinicLibrary, _why: str) -> ClinicLibrary:
        result = _take(services, found, wanted, own)
        for photo in result.photos:  # first the files: the library names none that is missing
            clinic.keep_photo(photo.photo.file, photo.content)
        return result.own.without_pack(pending.id) if _is_settled(found, result) else result.own

    return Proposal(
        what,
        lambda: Checker(taken.library, services.checker.rules),
        change,
        lambda own: own.pack(pending.id) == pending,
    )


def _is_settled(found: Looked, taken: Taken) -> bool:
    """Whether nothing of the pack is left that could still be taken."""
    now = {f"exercise/{one}" for one in taken.exercises} | {
        f"template/{one}" for one in taken.templates
    }
    settled = {key_of(one) for one in found.items if one.state in {"same", "accepted"}}
    return all(key_of(one) in now | settled for one in found.items)


def _take(services: Services, found: Looked, wanted: Wanted, own: ClinicLibrary) -> Taken:
    who = services.clinic.actor

    def as_draft(old: OwnTemplate | None, content: WeekTemplate) -> OwnTemplate:
        return drafted(old, content, who)

    return take(found.pack, found.pending, wanted, here_now(services, own), as_draft)
