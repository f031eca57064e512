"""Pictures of every page: small and large screen, light and dark."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from widgets.caseload.caseload_page import CaseloadPage
from widgets.handout.handout_page import HandoutPage
from widgets.patients.patients_page import PatientsPage
from widgets.shell.main_window import MainWindow
from widgets.theme.theme import Theme
from widgets.touring.errors import TourError
from widgets.touring.waiting import settle, wait_until

SIZES = ((1366, 768), (2560, 1440))
MODES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES = ("patients", "intake", "design", "progress", "handout", "library", "caseload")


def take_screens(window: MainWindow, theme: Theme, folder: Path) -> list[Path]:
    """Pictures of the first patient's pages; the theme is light again afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    first = window.workspace.services.clinic.patients()[0]
    window.workspace.open_patient(first.id)
    made = []
    for mode in MODES:
        theme.set_mode(mode)
        for width, height in SIZES:
            window.resize(width, height)
            for name in PAGES:
                _show(window, name)
                window.grab()  # asks for every picture that is in sight
                wait_until(_all_drawn(window), "the pictures of the exercises")
                path = folder / f"{name}-{width}x{height}-{mode}.png"
                if not window.grab().save(str(path)):
                    raise TourError(f"{path} could not be written; choose another folder.")
                made.append(path)
    theme.set_mode("light")
    return made


def _show(window: MainWindow, name: str) -> None:
    """Bring a page to the front and wait until it shows what it should."""
    patients = window.pages.page("patients")
    if name == "intake":
        window.actions_.edit_patient.trigger()
    else:
        window.show_page(name)
    settle()
    page = window.pages.page(name)
    if isinstance(page, HandoutPage):
        wait_until(_shows(page), "the preview of the handout")
    if isinstance(page, CaseloadPage):
        wait_until(_is_judged(page), "the caseload to be judged")
    if name != "intake" and isinstance(patients, PatientsPage):
        patients.may_close()  # the form, which nobody changed, makes room for the list
        settle()


def _all_drawn(window: MainWindow) -> Callable[[], bool]:
    return lambda: not window.workspace.figures.is_waited_for


def _is_judged(page: CaseloadPage) -> Callable[[], bool]:
    return lambda: not page.judging.is_running


def _shows(page: HandoutPage) -> Callable[[], bool]:
    return lambda: page.shown is not None
