"""Everything a clinic has as one plain JSON document, ``home-program-clinic/1``.

Each patient stands in it as a program file, the form that is documented and can be read again,
with the audit beside it. docs/clinic-export.md describes it.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from designer.files.writing import write_program_file
from designer.knowledge.library import Library
from designer.store.clinic import Clinic
from designer.store.errors import Corrupt, NotRead
from designer.store.port import LIBRARY

FORMAT = "home-program-clinic/1"

_Step = Callable[[int, int], None]


def clinic_export(clinic: Clinic, shipped: Library, today: date, step: _Step) -> Iterator[bytes]:
    """The document, piece by piece: a clinic may be larger than the memory.

    Patients whose files are damaged are named under ``left_out``. Raises a StoreError when the
    library cannot be read, and what ``step`` raises.
    """
    own = clinic.library().library
    library = shipped.with_usable(own.exercises)[0]
    yield b'{\n"format": %s,\n"exported_on": %s' % (_json(FORMAT), _json(today))
    yield b',\n"library": %s' % _json(own)
    yield b',\n"library_history": %s' % _json(clinic.history())
    yield b',\n"library_audit": %s' % _json(_audit(clinic, LIBRARY))
    yield b',\n"photos": {'
    for number, name in enumerate(sorted(own.photo_files)):
        content = b64encode(clinic.photo(name)).decode()
        yield b"%s\n%s: %s" % (b"," if number else b"", _json(name), _json(content))
    yield b'},\n"patients": ['
    left_out = [{"id": damage.owner, "why": damage.sentence} for damage in clinic.damaged()]
    lines = clinic.patients()
    written = 0
    for number, line in enumerate(lines):
        step(number, len(lines))
        try:
            patient = _patient(clinic, line.id, library, today)
        except (Corrupt, NotRead) as error:
            left_out.append({"id": line.id, "why": str(error)})
            continue
        yield b"%s\n%s" % (b"," if written else b"", patient)
        written += 1
    step(len(lines), len(lines))
    yield b'\n],\n"left_out": %s\n}\n' % _json(left_out)


def _patient(clinic: Clinic, patient_id: str, library: Library, today: date) -> bytes:
    record = clinic.load(patient_id).record
    document = {
        "id": patient_id,
        "program_file": msgspec.Raw(write_program_file(record, library, today)),
        "audit": _audit(clinic, patient_id),
    }
    return _json(document)


def _audit(clinic: Clinic, owner: str) -> list[dict[str, object]]:
    return [
        {
            "number": entry.number,
            "at": entry.at,
            "actor": entry.actor,
            "about": entry.about,
            "documents": [f"{key.kind}/{key.id}" for key in entry.keys],
        }
        for entry in clinic.audit(owner)
    ]


def _json(value: object) -> bytes:
    return msgspec.json.encode(value)
