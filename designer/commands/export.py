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
    patients = counted(len(clinic.patients()), "patient")
    tools.say(f"{arguments.output}: {patients}, readable by anybody who has the file")
    for damage in damaged:
        tools.complain(f"left out: {damage.sentence}")
    return DAMAGED if damaged else SOUND
