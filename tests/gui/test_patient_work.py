"""Reviews, the first steps and who could be mixed up, through the real window."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.model.patient import RedFlagScreen
from tests.gui.helpers import TODAY, MakeServices, MakeWindow, answering, patient
from tests.gui.intake import begin_new, button, click, fill_identity, patients_page, started
from widgets.patients.intake.review_form import ReviewForm
from widgets.shell.lookalike_button import LookAlikeButton
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services


def review_of(window: MainWindow) -> ReviewForm:
    form = patients_page(window).forms.review
    assert form is not None
    return form


# Reviews


def test_a_review_is_prefilled_dated_and_kept_in_the_history(
    make_main_window: MakeWindow, make_services: MakeServices, services: Services
) -> None:
    screen = RedFlagScreen(screened_on=date(2026, 2, 1), absent=("rf-fever",), by="Bo")
    services.clinic.create(patient(irritability="high", red_flags=screen))
    window = make_main_window()
    page = patients_page(window)
    click(button(page, "Review…"))
    form = review_of(window)
    assert form.now.value("irritability") == "high"
    assert form.red_flags.state_text().startswith("0 of")
    assert "1 Feb 2026" in form.now._last.text()
    click(form.now.row("irritability").field.button("low"))  # type: ignore[attr-defined]
    QTest.keyClicks(form.now.row("note").field, "Sleeps through")
    click(button(form, "Save review"))

    document = window.workspace.document
    assert document is not None
    after = document.record
    assert after.patient.irritability == "low"
    assert after.patient.red_flags == screen, "nobody asked, so the old screen stands"
    (kept,) = after.reviews
    assert (kept.kind, kept.when.date(), kept.who) == ("review", TODAY, "J. Ortiz")
    assert [(c.fact, c.was, c.now) for c in kept.changes] == [("Irritability", "high", "low")]
    assert kept.note == "Sleeps through"
    assert window.actions_.undo.text() == "&Undo review"
    window.close()
    assert make_services().clinic.load(patient().id).record.reviews == (kept,)


def test_red_flags_are_asked_anew_with_the_day(
    make_main_window: MakeWindow, services: Services
) -> None:
    screen = RedFlagScreen(screened_on=date(2026, 2, 1), absent=("rf-fever",))
    services.clinic.create(patient(red_flags=screen))
    window = make_main_window()
    patients_page(window).actions_.review.trigger()
    form = review_of(window)
    click(button(form.red_flags, "All others: no"))
    click(button(form, "Save review"))
    assert window.workspace.document is not None
    record = window.workspace.document.record
    assert record.patient.red_flags.screened_on == TODAY
    assert [change.fact for change in record.reviews[-1].changes] == ["Red-flag screen"]


def test_a_review_is_not_left_by_accident(make_main_window: MakeWindow, services: Services) -> None:
    services.clinic.create(patient())
    window = make_main_window()
    page = patients_page(window)
    page.actions_.review.trigger()
    QTest.keyClicks(review_of(window).now.row("note").field, "x")
    with answering("Go on editing"):
        page.new_patient()
    assert page._stack.currentWidget() is review_of(window)
    with answering("Leave without saving"):
        assert page.may_close()


# The first steps


def test_the_first_steps_lead_to_the_first_program(main_window: MainWindow) -> None:
    page = patients_page(main_window)
    assert QApplication.focusWidget() is page._empty.add
    form = begin_new(main_window)
    fill_identity(form)
    click(button(form, "Save patient"))
    assert main_window.pages.name == "design"
    document = main_window.workspace.document
    assert document is not None
    assert [review.kind for review in document.record.reviews] == ["intake"]


def test_every_page_of_an_empty_clinic_leads_to_the_first_steps(
    main_window: MainWindow, services: Services
) -> None:
    for name in ("design", "progress", "handout"):
        main_window.show_page(name)
        click(button(main_window, "Begin"))
        assert patients_page(main_window)._empty.isVisible()
    services.clinic.create(patient())
    main_window.show_page("progress")
    assert button(main_window, "Choose a patient").isVisible()


def test_two_identifiers_stand_above_a_form(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient())
    window = make_main_window()
    page = patients_page(window)
    page.actions_.review.trigger()
    form = review_of(window)
    assert form._name.text() == "Rivera, Ana"
    assert "MRN 0001" in form._identity.text()


def test_look_alikes_are_told_while_the_patient_is_open(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Rivera, Ana"))
    services.clinic.create(patient(2, "Riviera, Ana"))
    services.clinic.create(patient(3, "Moss, Kate"))
    window = make_main_window()
    window.workspace.open_patient(patient(1).id)
    warned = window.findChild(LookAlikeButton)
    assert warned is not None
    assert warned.isVisible()
    with answering("Close") as told:
        click(warned)
    assert "MRN 0002" in told[0]
    window.workspace.open_patient(patient(3).id)
    assert not warned.isVisible()


def test_a_changed_library_takes_nothing_from_a_form(main_window: MainWindow) -> None:
    main_window.workspace.create_patient(started())
    page = patients_page(main_window)
    page.actions_.review.trigger()
    form = review_of(main_window)
    QTest.keyClicks(form.now.row("note").field, "half typed")
    main_window.workspace.library_changed.emit()
    assert patients_page(main_window) is page
    assert page._stack.currentWidget() is form
    assert form.now.note == "half typed"
    form.forget_changes()
    assert page.may_close()
    main_window.workspace.library_changed.emit()
    assert page.forms.review is None
