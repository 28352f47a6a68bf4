"""The side sheet gives the keyboard back to whoever had it, if they are still there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clientdesk.features.duplicates.queries_beside import names_of
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.form import Form
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.palette import Palette
from tests.shell.opened import opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

NONE = Qt.KeyboardModifier.NoModifier


def test_keys_asked_for_in_the_palette_can_be_put_away(window: MainWindow) -> None:
    palette = Palette.open(window, window.keys.groups)
    window.sheet.open(QWidget)
    palette.put_away()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.sheet.close_form()
    assert window.sheet.isHidden()


@pytest.mark.parametrize(
    ("table", "title"), [("reminder", "Reminder"), ("appointment", "Appointment"), ("contact", "Log contact")]
)
def test_a_form_says_what_is_written_in_it(window: MainWindow, table: str, title: str) -> None:
    window.context.edit(table, None, customer=1)
    form = window.sheet.form
    assert isinstance(form, Form)
    assert form.title.isVisible() and form.title.text() == title


def test_ctrl_enter_and_esc_reach_a_form_with_nothing_to_write_in(window: MainWindow) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        window.context.edit("merge", None, customers=(1, 2))
        begun = window.focusWidget()
        assert window.sheet.isAncestorOf(begun)
        QTest.keyClick(begun, key, Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_Return else NONE)
        assert window.sheet.isHidden()
    assert len(window.context.bridge.ask(names_of, customers=(1, 2))) == 1


def test_what_has_to_be_chosen_first_has_the_keyboard(window: MainWindow) -> None:
    for name in ("Aino", "Boriss", "Cecil"):
        window.context.bridge.desk.run("Taken on", add_staff, name=name)
    window.context.edit("deputy", None, customer=1)
    chosen = window.focusWidget()
    assert chosen.objectName() == "deputy_form_staff"


@pytest.mark.parametrize(
    ("table", "begun"), [("next_touch", "rhythm_form_way"), ("relationship_period", "relationship_form_kind")]
)
def test_a_choice_that_decides_what_else_is_asked_has_the_keyboard(window: MainWindow, table: str, begun: str) -> None:
    window.context.edit(table, None, customer=1)
    assert window.focusWidget().objectName() == begun


def test_the_palette_does_not_offer_itself(window: MainWindow) -> None:
    palette = Palette.open(window, window.keys.groups, window.keys.palette)
    assert "Go to anything" not in [goal.words for goal in palette.goals("go to anything")]
    assert palette.goals("show the keys")[0].words == "Show the keys"
