"""Program files of other format versions.

``home-program/1`` is the first. When the format changes, the step from the version before joins
``STEPS``: one function for each step, from the JSON object of one version to that of the next.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from designer.files.program_file import FORMAT

JsonObject = dict[str, object]
Step = Callable[[JsonObject], JsonObject]

# From the version a step takes to the step; each gives an object of a later version.
STEPS: Mapping[str, Step] = MappingProxyType({})


def migrate(data: JsonObject, steps: Mapping[str, Step] = STEPS) -> JsonObject:
    """The object in the present format, or in the format where no step goes on."""
    while (step := steps.get(str(data.get("format", FORMAT)))) is not None:
        data = step(data)
    return data
