"""A handout in Spanish: the preview is Spanish, and the page says what nobody has reviewed."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from widgets.handout.handout_page import HandoutPage
from widgets.handout.pdf_pages import page_texts
from widgets.state.workspace import Workspace


def test_the_page_says_that_spanish_waits_for_review(qtbot: QtBot, workspace: Workspace) -> None:
    document = workspace.document
    assert document is not None
    page = HandoutPage(workspace)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.shown is not None, timeout=10_000)
    assert page.options.language_hint.isHidden()

    patient = replace(document.record.patient, language="es")
    document.change(replace(document.record, patient=patient), "Change the language")

    def in_spanish() -> bool:
        return page.shown is not None and "Página 1 de" in page_texts(page.shown.pdf)[0]

    qtbot.waitUntil(in_spanish, timeout=10_000)
    assert page.options.language_hint.isVisible()
    hint = page.options.language_hint.text()
    assert hint.startswith("Spanish text not yet reviewed by a clinician.")
    page.close()
