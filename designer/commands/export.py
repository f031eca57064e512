"""``export -o OUT.json``: everything the clinic has, as plain JSON."""

from argparse import Namespace

from designer.commands.clinic_folder import DAMAGED, SOUND, counted, folder_of, progress
from designer.commands.tools import Tools
from designer.files.clinic_export import clinic_export
from designer.output import write_pieces
from designer.store.opening import open_safely


def run(arguments: Namespace, tools: Tools) -> int:
    clinic = open_safely(folder_of(arguments), anyway=arguments.anyway)
    step = progress(tools, "exported")
    write_pieces(arguments.output, clinic_export(clinic, tools.load_library(), tools.today(), step))
    damaged = clinic.damaged()
    patients = counted(len(clinic.patients()), "patient", tools.words)
    tools.tell("said.export.done", file=str(arguments.output), patients=patients)
    for damage in damaged:
        tools.complain(tools.words("said.export.left-out", what=damage.sentence))
    return DAMAGED if damaged else SOUND
