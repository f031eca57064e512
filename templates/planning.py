"""What planning asks of the program; the services of the windows have it all."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from designer.knowledge.library import Library
from designer.safety.opening import OpensCases
from templates.catalogue import TemplateCatalogue


class PlanningServices(Protocol):
    """The library, its templates and rules, and the clock. ``now`` is the clinic's wall time."""

    @property
    def library(self) -> Library: ...
    @property
    def templates(self) -> TemplateCatalogue: ...
    @property
    def checker(self) -> OpensCases: ...
    @property
    def now(self) -> Callable[[], datetime]: ...
    @property
    def new_id(self) -> Callable[[], str]: ...

    def today(self) -> date: ...
