"""``exercises``: the library, as a table or with everything as JSON."""

from argparse import Namespace

import msgspec

from designer.commands.exit_codes import CLEAN
from designer.commands.tools import Tools
from designer.model.exercise import Exercise

EXERCISES_FORMAT = "home-program-exercises/1"
_COLUMNS = ("id", "name", "phase", "week", "attributes")


def run(arguments: Namespace, tools: Tools) -> int:
    exercises = tuple(tools.load_library().exercises.values())
    if arguments.json:
        # Blank fields are printed too: a script may rely on every key.
        listed = [_with_blanks(exercise) for exercise in exercises]
        document = {"format": EXERCISES_FORMAT, "exercises": listed}
        tools.out.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
        tools.out.write("\n")
        return CLEAN
    id_width = max(len(exercise.id) for exercise in exercises)
    name_width = max(len(exercise.name) for exercise in exercises)
    id_, name, phase, week, attributes = (
        tools.words(f"said.exercises.{column}") for column in _COLUMNS
    )
    tools.say(f"{id_:{id_width}}  {name:{name_width}}  {phase:8}  {week:4}  {attributes}")
    for exercise in exercises:
        week = "-" if exercise.first_week is None else str(exercise.first_week)
        start = f"{exercise.id:{id_width}}  {exercise.name:{name_width}}"
        tools.say(f"{start}  {exercise.phase:8}  {week:4}  {_demands(exercise)}")
    tools.say()
    tools.tell("said.exercises.count", n=len(exercises))
    return CLEAN


def _demands(exercise: Exercise) -> str:
    """What the exercise asks of the body, in the words of the attributes."""
    have = exercise.attributes
    directions = (("flex", have.flex), ("ext", have.ext), ("rot", have.rot), ("side", have.side))
    parts = [f"{name} {demand}" for name, demand in directions if demand != "none"]
    if have.resists:
        parts.append("resists " + "+".join(have.resists))
    if have.load != "bodyweight":
        parts.append(f"load {have.load}")
    return ", ".join((have.pattern, have.position, *parts))


def _with_blanks(exercise: Exercise) -> dict[str, object]:
    whole: dict[str, object] = msgspec.structs.asdict(exercise)
    for name in ("attributes", "coaching", "patient_text"):
        whole[name] = msgspec.structs.asdict(getattr(exercise, name))
    return whole
