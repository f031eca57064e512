"""Journals of earlier versions of the program: one function for each step to the next version.

A file of an earlier version is read as if it had been written today, step by step in memory. It
is written in today's form when the clinic is opened, after a backup. A newer file is refused, and
nothing ever writes an older form.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from designer.store.frames import Payload

VERSION = 1  # of the journals that this program writes

# The JSON of one record, as docs/store.md describes it; it may lack documents, or notes.
Record = dict[str, object]
Step = Callable[[Record], Record]

# From the version a step takes to the step; each gives a record of the next version. Whoever adds
# one keeps a clinic of the version before in tests/store/fixtures.
STEPS: Mapping[int, Step] = MappingProxyType({})

_READ = msgspec.json.Decoder(Record)


def upgraded(payloads: Sequence[Payload], version: int) -> list[bytes]:
    """The records of a file of ``version`` as this version writes them.

    Raises LookupError when a step is missing, and whatever a step raises on a record that is not
    of its version.
    """
    records = [_READ.decode(payload) for payload in payloads]
    # What says where the folded tables are is left out: each record stands for itself.
    return [_upgraded(record, version) for record in records if "folded" not in record]


def _upgraded(record: Record, version: int) -> bytes:
    for number in range(version, VERSION):
        record = STEPS[number](record)
    return msgspec.json.encode(record)
