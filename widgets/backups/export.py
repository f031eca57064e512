"""Writes the whole clinic as one plain JSON file that the user chose."""

from pathlib import Path

from designer.files.clinic_export import clinic_export
from designer.output import write_pieces
from designer.store.backups import Step
from widgets.state.services import Services


def export_everything(services: Services, path: Path, step: Step) -> None:
    """Write the clinic to ``path``, whole or not at all.

    Raises OutputError, StoreError, and Stopped when it was called off.
    """
    pieces = clinic_export(services.clinic, services.library, services.today(), step)
    write_pieces(path, pieces)
