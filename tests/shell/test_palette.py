"""Go to anything: what is offered, in which order, and where each leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.shell.help_page import HelpPage
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.palette import Palette
from clientdesk.shell.palette_goals import used_again
from clientdesk.shell.timeline import TimelineView
from tests.shell.opened import opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

CTRL = Qt.KeyboardModifier.ControlModifier


def palette_of(window: MainWindow) -> Palette:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    return next(palette for palette in window.findChildren(Palette) if palette.isVisible())


def offered(palette: Palette) -> list[str]:
    return [str(goal) for goal in palette.rows.rows()]


@pytest.fixture
def story(window: MainWindow) -> int:
    """An old contact with the second customer, and many newer ones."""
    desk = window.context.bridge.desk
    row = desk.run("Logged", log_contact, customer=2, kind=ContactKind.CALL, note="Asked about chain oil")
    for number in range(120):
        desk.run("Logged", log_contact, customer=2, kind=ContactKind.VISIT, note=f"Came by {number}")
    return row


def test_a_note_is_found_by_its_words_and_shown_on_the_timeline(window: MainWindow, qtbot: QtBot, story: int) -> None:
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "chai oil")
    assert offered(palette) == ["Dmitri Volkov, Asked about chain oil, Written down"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.pages.current == "customers"
    view = next(view for view in window.findChildren(TimelineView) if view.isVisible())
    shown = view.list.current_row()
    assert shown is not None
    assert shown.key == ("contact", story)


def test_settings_and_help_are_found(window: MainWindow, qtbot: QtBot) -> None:
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "appear")
    assert "Appearance, Setting" in offered(palette)
    palette.field.clear()
    qtbot.keyClicks(palette.field, "vcard")
    helped = next(goal for goal in palette.rows.rows() if goal.kind == "Help")
    palette.rows.choose(palette.rows.rows().index(helped))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = window.pages.currentWidget()
    assert isinstance(page, HelpPage)
    assert helped.key == f"help:{page.topic}"


def test_what_is_used_most_stands_first(window: MainWindow, qtbot: QtBot) -> None:
    before = offered(palette_of(window))
    assert before[0] != "Calendar, Page"
    for _ in range(2):
        palette = palette_of(window)
        qtbot.keyClicks(palette.field, "cal")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert window.pages.current == "calendar"
        window.open_page("customers")
    assert offered(palette_of(window))[0] == "Calendar, Page"


def test_a_habit_fades_when_others_come() -> None:
    used: dict[str, float] = {}
    for _ in range(3):
        used = used_again(used, "old")
    for _ in range(8):
        used = used_again(used, "new")
    assert list(used) == ["new", "old"]
    assert used["old"] < 3
    for number in range(300):
        used = used_again(used, f"once {number}")
    assert len(used) == 200
    assert "old" not in used


def test_a_customer_s_name_stands_before_a_note_that_says_it(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.context.bridge.desk
    desk.run("Logged", log_contact, customer=1, kind=ContactKind.NOTE, note="Volkov sent him")
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "volkov")
    assert [one.split(",")[-1].strip() for one in offered(palette)] == ["Customer", "Written down"]


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_keyboard_goes_back_to_where_it_was(window: MainWindow, qtbot: QtBot, leave: Qt.Key) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    before = window.focusWidget()
    assert before.objectName() == "customer_search"
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "volkov")
    QTest.keyClick(palette.field, leave)
    assert window.focusWidget() is before


def test_deeds_of_the_profile_without_a_key_are_found_too(window: MainWindow, qtbot: QtBot) -> None:
    window.context.show_customer(2)
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "relation")
    assert offered(palette)[0] == "Relation…, Action"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.sheet.isVisible()
