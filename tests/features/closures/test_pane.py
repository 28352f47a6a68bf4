"""Days off in the settings, by mouse and by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clientdesk.base.words import language, use_language
from clientdesk.desk.desk import Desk
from clientdesk.desk.working_days import is_working_day
from clientdesk.features.closures.commands import add_closed_day
from clientdesk.features.closures.pane_form import ClosedDayForm
from clientdesk.features.closures.pane_hint import DayOffHint
from clientdesk.features.closures.pane_settings import DaysOff
from clientdesk.features.closures.queries import closed_days, kept_countries
from clientdesk.features.reminders.pane_form import ReminderForm
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField
from clientdesk.kit.form_hints import FormHints
from clientdesk.kit.labels import PlainLabel

INVENTORY = date(2026, 11, 30)


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> DaysOff:
    """The section on a screen."""
    made = DaysOff(context)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    return made


def form_of(context: Context, qtbot: QtBot, row: int | None = None) -> ClosedDayForm:
    form = ClosedDayForm(context, row, {})
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    return form


def texts(page: DaysOff) -> list[str]:
    return [one.text() for one in page.findChildren(PlainLabel) if one.isVisible()]


def test_the_page_tells_what_is_kept_and_what_comes_next(desk: Desk, page: DaysOff) -> None:
    assert page.none.isVisible()
    assert [code for code, tick in page.ticks.items() if tick.isChecked()] == ["EE"]
    assert "Christmas Eve" in texts(page)
    desk.run("Added", add_closed_day, name="Inventory", first=INVENTORY)
    desk.run("Added", add_closed_day, name="Summer", first=date(2026, 7, 6), last=date(2026, 7, 19), yearly=True)
    desk.run("Added", add_closed_day, name="Sale", first=date(2026, 12, 24), is_open=True)
    assert not page.none.isVisible()
    assert [(one.name.text(), one.when.text()) for one in page.rows()] == [
        ("Inventory", "Mon 30 Nov"),
        ("Sale", "open on Thu 24 Dec"),
        ("Summer", "6 July to 19 July, every year"),
    ]


def test_countries_are_ticked_by_keyboard(desk: Desk, page: DaysOff, qtbot: QtBot) -> None:
    qtbot.keyClick(page.ticks["LT"], Qt.Key.Key_Space)
    assert desk.ask(kept_countries) == ("EE", "LT")
    assert any(text.endswith("Lithuania") for text in texts(page))
    qtbot.keyClick(page.ticks["EE"], Qt.Key.Key_Space)
    qtbot.keyClick(page.ticks["LT"], Qt.Key.Key_Space)
    assert desk.ask(kept_countries) == ()
    assert not any("Christmas" in text for text in texts(page))
    desk.undo()
    assert page.ticks["LT"].isChecked()


def test_holidays_are_named_in_the_language_of_the_country(page: DaysOff) -> None:
    spoken = language()
    use_language("et")
    try:
        page.reword()
        assert "Jõululaupäev" in texts(page)
    finally:
        use_language(spoken)


def test_days_off_are_added_by_keyboard_alone(desk: Desk, context: Context, page: DaysOff, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.edit_asked) as asked:
        qtbot.keyClick(page.add, Qt.Key.Key_Space)
    assert asked.args == ["closed_day", None, {}]
    form = form_of(context, qtbot)
    assert not form.delete_button.isVisible()
    name, first, last = form.editor("name"), form.editor("first"), form.editor("last")
    assert isinstance(name, QLineEdit)
    assert isinstance(first, DateField)
    assert isinstance(last, DateField)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "name" in form.errors()
    qtbot.keyClicks(name, "Inventory")
    first.set_day(INVENTORY)
    form.edited.emit()
    assert last.day() == INVENTORY
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [(one.name, one.first, one.last) for one in desk.ask(closed_days)] == [("Inventory", INVENTORY, INVENTORY)]
    assert not desk.ask(is_working_day, INVENTORY)


def test_days_off_are_changed_and_deleted(desk: Desk, context: Context, page: DaysOff, qtbot: QtBot) -> None:
    row = desk.run("Added", add_closed_day, name="Inventory", first=INVENTORY)
    with qtbot.waitSignal(context.edit_asked) as asked:
        qtbot.mouseClick(page.rows()[0].change, Qt.MouseButton.LeftButton)
    assert asked.args == ["closed_day", row, {}]
    form = form_of(context, qtbot, row)
    is_open = form.editor("is_open")
    qtbot.keyClick(is_open, Qt.Key.Key_Down)
    with qtbot.waitSignal(form.left):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert desk.ask(closed_days)[0].is_open
    form = form_of(context, qtbot, row)
    with qtbot.waitSignal(form.left):
        qtbot.mouseClick(form.delete_button, Qt.MouseButton.LeftButton)
    assert desk.ask(closed_days) == []
    desk.undo()
    qtbot.mouseClick(page.rows()[0].delete, Qt.MouseButton.LeftButton)
    assert desk.ask(closed_days) == []


def test_a_reminder_on_a_day_off_says_so(desk: Desk, context: Context, qtbot: QtBot) -> None:
    desk.run("Added", add_closed_day, name="Inventory", first=INVENTORY)
    form = ReminderForm(context, None, {"what": "Call"})
    qtbot.addWidget(form)
    form.show()
    hints, hint = form.findChild(FormHints), form.findChild(DayOffHint)
    assert isinstance(hints, FormHints)
    assert isinstance(hint, DayOffHint)
    day = form.editor("due_on")
    assert isinstance(day, DateField)
    for chosen, words in ((INVENTORY, "Mon 30 Nov is a day off: Inventory"), (date(2026, 12, 23), ""), (None, "")):
        day.set_day(chosen)
        hints.look()
        assert hint.isVisible() == bool(words)
        assert not words or hint.line.text() == words
