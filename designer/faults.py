"""What may be told of a fault of the program: where it happened, and nothing a patient said.

A message is left out, because it may hold values: a KeyError's is the key itself, which may be a
name. So are local variables and the text of the source line, where somebody may have typed a value.
"""

import traceback
from collections.abc import Iterator

from designer.errors import DesignerError

# Their sentences name a file of the clinic's folder or of the program, a place and a remedy. Those
# of other areas may name a file that the user chose, perhaps after a patient.
_PLAIN = ("designer.store.", "designer.safety.", "designer.knowledge.", "designer.figures.")
_CHAIN = 5


def described(error: BaseException) -> str:
    """The kinds of error, of those that led to it too, and the lines of code; no values."""
    return "".join(_parts(error))


def _parts(error: BaseException) -> Iterator[str]:
    cause: BaseException | None = error
    for number in range(_CHAIN):
        if cause is None:
            return
        if number:
            yield "because of "
        yield f"{_named(cause)}\n"
        for frame in traceback.extract_tb(cause.__traceback__):
            yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _named(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}"
    plain = isinstance(error, DesignerError) and kind.__module__.startswith(_PLAIN)
    return f"{name}: {error}" if plain else name
