"""The pages with which the program may begin: those that need no open patient."""

from widgets.shell.pages import PAGES

START_PAGES = tuple(kind.name for kind in PAGES if not kind.needs_patient)


def start_page(chosen: str) -> str:
    """The chosen page, or the usual one where there is none of that name."""
    return chosen if chosen in START_PAGES else START_PAGES[0]
