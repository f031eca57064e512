"""``progress FILE -o OUT.png|svg|csv``: the charts or their data, the advice in words."""

from argparse import Namespace

from designer.commands.exit_codes import CLEAN
from designer.commands.tools import Tools
from designer.commands.validate import read_case
from designer.knowledge.library import Library
from designer.output import check_ending, write_whole
from designer.progress.advice import Advice, advise
from designer.progress.words import summary


def run(arguments: Namespace, tools: Tools) -> int:
    check_ending(arguments.output, ".png", *tools.progress_files)
    case = read_case(arguments, tools.load_library(), tools)
    ending = arguments.output.suffix.casefold()
    make = tools.progress_files.get(ending, tools.progress_picture)
    write_whole(arguments.output, make(case))
    for sentence in summary(case.record, case.today, case.library.words):
        tools.say(sentence)
    _say_advice(advise(case.record, case.library, case.today), case.library, tools)
    return CLEAN


def _say_advice(advice: Advice, library: Library, tools: Tools) -> None:
    step = tools.words("step.review" if advice.last_week else f"step.{advice.action}")
    tools.say(f"\n{step}: {advice.headline}")
    for reason in advice.reasons:
        tools.say(f"  {reason.text} ({reason.rule_id})")
    for exercise_id in advice.make_easier:
        exercise = library.exercises.get(exercise_id)
        easier = [library.exercises[id_].name for id_ in exercise.easier] if exercise else []
        if exercise and easier:
            names = ", ".join(easier)
            told = tools.words("said.progress.easier", name=exercise.name, names=names)
            tools.say(f"  {told}")
    tools.say("  " + tools.words("said.progress.decides"))
