"""The list of steps, in the real window."""

from tests.gui import builders
from widgets.design.design_page import DesignPage
from widgets.shell.main_window import MainWindow
from widgets.shell.page_bar import PageBar


def test_the_steps_are_listed_and_a_click_goes_to_one(main_window: MainWindow) -> None:
    window = main_window
    workspace = window.workspace
    workspace.create_patient(builders.record(builders.week(mon="dead-bug")))
    window.show_page("design")
    page = window.pages.page("design")
    assert isinstance(page, DesignPage)
    commands = page.board.commands
    commands.add("heel-slide", (1,))
    commands.add("bird-dog", (2,))
    bar = window.findChild(PageBar)
    assert isinstance(bar, PageBar)
    assert window.actions_.undo.toolTip().startswith("Undo add Bird dog to Wed")
    window.actions_.history.trigger()
    popup = bar.history
    assert popup is not None
    rows = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert rows == ["Add Bird dog to Wed", "Add Heel slide to Tue", "As it was opened"]
    assert popup.list.currentRow() == 0
    popup.list.itemClicked.emit(popup.list.item(2))
    document = workspace.document
    assert document is not None
    assert len(list(document.week.placements())) == 1
    bar.show_history()
    assert popup.list.currentRow() == 2
    popup.list.itemClicked.emit(popup.list.item(1))
    assert [p.exercise_id for p in document.week.days[1].placements] == ["heel-slide"]
    assert not popup.isVisible()
