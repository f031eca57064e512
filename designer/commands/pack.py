"""``pack make|show|bring|list``: exercises and templates that travel between clinics.

Nothing is taken from a pack here: it is looked at, or left to wait for an administrator.
"""

import re
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from designer.commands.arguments import PROGRAM
from designer.commands.clinic_folder import MENDABLE, SOUND, actor, clock, counted, folder_of
from designer.commands.finding_lines import FindingJson, as_json
from designer.commands.tools import Tools
from designer.errors import DesignerError
from designer.model.base import Value
from designer.model.pending_pack import PendingPack
from designer.model.vocabulary import Severity
from designer.output import write_whole
from designer.packs.accepting import Here
from designer.packs.contents import Manifest, Pack
from designer.packs.errors import PackError
from designer.packs.looking import LookedAt, State, look_at
from designer.packs.reading import read_pack, read_pack_file
from designer.packs.staging import bring, waiting_pack
from designer.packs.writing import Chosen, with_needed, write_pack
from designer.store.clinic import Clinic
from designer.store.library import ClinicLibrary
from designer.store.opening import open_safely
from designer.text import Texts

LOOK_FORMAT = "home-program-pack-look/1"
_SHORT = 12  # letters of a waiting pack's id that are shown
_WAITING = re.compile(r"[0-9a-f]{6,32}\Z")


class NotInTheClinicError(DesignerError):
    """The clinic has nothing of that name."""


class PackFileError(DesignerError):
    """The file that was named is no pack, or one that cannot be taken."""


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put the name of the file before what is wrong with it."""
    try:
        yield
    except PackError as error:
        raise PackFileError(f"{path}: {error}") from error


class PackItemJson(Value, frozen=True, kw_only=True, omit_defaults=False):
    """One item of a pack; of an exercise ``worst`` is that of any diagnosis."""

    kind: str
    id: str
    name: str
    state: State
    problem: str
    worst: Severity | None
    findings: tuple[FindingJson, ...]  # of a template


def run(arguments: Namespace, tools: Tools) -> int:
    match arguments.action:
        case "make":
            return _make(arguments, tools)
        case "show":
            return _show(arguments, tools)
        case "bring":
            return _bring(arguments, tools)
        case _:
            return _list(_clinic(arguments, tools), tools)


def _clinic(arguments: Namespace, tools: Tools) -> Clinic:
    folder = folder_of(arguments)
    return open_safely(folder, clock=clock, actor=actor(tools), anyway=arguments.anyway)


def _make(arguments: Namespace, tools: Tools) -> int:
    clinic = _clinic(arguments, tools)
    own = clinic.library().library
    chosen = _chosen(arguments, own, tools)
    if not chosen.exercises and not chosen.templates:
        raise NotInTheClinicError(tools.words("said.pack.nothing"))
    manifest = Manifest(
        format="home-program-pack/1",
        made_by=own.settings.identity.name,
        made_on=tools.today(),
        program_version=_version(),
        note=arguments.note,
    )
    write_whole(arguments.output, write_pack(chosen, manifest, clinic.photo))
    tools.tell(
        "said.pack.made",
        file=str(arguments.output),
        exercises=counted(len(chosen.exercises), "exercise", tools.words),
        templates=counted(len(chosen.templates), "template", tools.words),
    )
    return SOUND


def _chosen(arguments: Namespace, own: ClinicLibrary, tools: Tools) -> Chosen:
    """What was named, and what that needs; where nothing was named, all that is in use."""
    library = tools.load_library().with_usable(own.exercises)[0]
    exercises = {one.id: one.name for one in own.exercises if not one.retired}
    templates = {
        one.id: one.current.name for one in own.templates if one.current.state != "retired"
    }
    everything = not arguments.exercise and not arguments.template
    exercise_ids = _found(arguments.exercise, exercises, "exercise", tools.words)
    template_ids = _found(arguments.template, templates, "template", tools.words)
    wanted = templates if everything else template_ids
    taken = tuple(one.current for one in own.templates if one.id in wanted)
    needed = with_needed(exercises if everything else exercise_ids, taken, library)
    return Chosen(needed, taken, own.pictures)


def _found(given: Iterable[str], known: dict[str, str], kind: str, words: Texts) -> list[str]:
    by_word = {name.casefold(): key for key, name in known.items()}
    by_word |= {key.casefold(): key for key in known}
    found = []
    for word in given:
        if word.casefold() not in by_word:
            names = ", ".join(known) or words("said.none")
            raise NotInTheClinicError(words(f"said.pack.no-{kind}", name=word, known=names))
        found.append(by_word[word.casefold()])
    return found


def _show(arguments: Namespace, tools: Tools) -> int:
    """What a pack would bring: to the clinic that is meant, else beside what is shipped."""
    given = arguments.pack
    waits = _WAITING.match(given) is not None and not Path(given).exists()
    clinic = _clinic(arguments, tools) if arguments.clinic is not None or waits else None
    pack, pending = _read(given, clinic)
    own = clinic.library().library if clinic is not None else ClinicLibrary()
    library = tools.load_library()
    rules = tools.load_checker(library).rules
    templates = {one.id: one.name for one in tools.load_templates(library).values()}
    templates |= {one.id: one.current.name for one in own.templates}
    here = Here(own, library.with_usable(own.exercises)[0], templates)
    items = look_at(pack, pending, here, rules, tools.today(), tools.stages)
    if arguments.json:
        _print_json(pack, items, tools)
    else:
        _say(pack, items, tools)
    return MENDABLE if any(item.state == "unfit" for item in items) else SOUND


def _read(given: str, clinic: Clinic | None) -> tuple[Pack, PendingPack]:
    """A file, or a pack that waits in the clinic, by the beginning of its id."""
    path = Path(given)
    waiting = clinic.library().library.packs if clinic is not None else ()
    found = [one for one in waiting if one.id.startswith(given)]
    if clinic is not None and len(found) == 1 and not path.exists():
        return waiting_pack(clinic, found[0]), found[0]
    nobody = PendingPack(id="0" * 32, file_name=path.name[:300], brought_at=clock())
    with naming(path):
        return read_pack(read_pack_file(path)), nobody


def _bring(arguments: Namespace, tools: Tools) -> int:
    clinic = _clinic(arguments, tools)
    path: Path = arguments.file
    with naming(path):
        pending = bring(clinic, read_pack_file(path), path.name, clock())
    tools.tell("said.pack.waits", file=str(path), id=pending.id[:_SHORT])
    tools.tell("said.pack.who-takes")
    tools.tell("said.pack.look", program=PROGRAM, id=pending.id[:_SHORT])
    return SOUND


def _list(clinic: Clinic, tools: Tools) -> int:
    packs = clinic.library().library.packs
    for one in packs:
        tools.tell(
            "said.pack.line",
            id=one.id[:_SHORT],
            day=one.brought_at,
            file=one.file_name,
            clinic=one.made_by or tools.words("said.pack.unnamed"),
        )
    if not packs:
        tools.tell("said.pack.none")
    return SOUND


def _say(pack: Pack, items: Iterable[LookedAt], tools: Tools) -> None:
    manifest = pack.manifest
    made_by = manifest.made_by or tools.words("said.pack.unnamed")
    tools.tell("said.pack.from", clinic=made_by, on=manifest.made_on)
    if manifest.note:
        tools.say(manifest.note)
    for item in items:
        state = tools.words(f"said.pack.state.{item.state}")
        tools.say(f"{item.kind} {item.item_id} · {item.name}: {state}")
        for line in _lines(item):
            tools.say(f"    {line}")
    for name in pack.refused:
        tools.tell("said.pack.refused", name=name)
    tools.say()
    tools.tell("said.pack.not-taken")


def _lines(item: LookedAt) -> Iterator[str]:
    if item.problem:
        yield item.problem
    for severity in Severity:
        names = [one.diagnosis for one in item.judgements if one.severity is severity]
        if names:
            yield f"{severity.value}: {', '.join(names)}"
    for finding in item.findings:
        if finding.severity is not Severity.INFO:
            where = ", ".join(finding.where.exercise_ids[:3])
            place = f"{where}: " if where else ""
            yield f"{finding.severity.value}: {place}{finding.message} ({finding.rule_id})"


def _print_json(pack: Pack, items: Iterable[LookedAt], tools: Tools) -> None:
    manifest = pack.manifest
    document = {
        "format": LOOK_FORMAT,
        "made_by": manifest.made_by,
        "made_on": manifest.made_on,
        "note": manifest.note,
        "items": [_as_json(item) for item in items],
        "refused": pack.refused,
    }
    tools.out.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")


def _as_json(item: LookedAt) -> PackItemJson:
    said = [one.severity for one in item.findings]
    said += [one.severity for one in item.judgements if one.severity is not None]
    return PackItemJson(
        kind=item.kind,
        id=item.item_id,
        name=item.name,
        state=item.state,
        problem=item.problem,
        worst=max(said, key=lambda one: one.rank, default=None),
        findings=as_json(item.findings),
    )


def _version() -> str:
    try:
        return version(PROGRAM)
    except PackageNotFoundError:
        return ""
