"""Fields: their names, their errors in words beneath, and text that is never read as markup."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.choice_row import Choice
from clientdesk.kit.dates import DateField, TimeField
from clientdesk.kit.fields import Field, NoteField, SearchField, Select, TextField
from clientdesk.kit.labels import ElidedLabel, PlainLabel
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.style import Style
from clientdesk.kit.theme import Appearance
from clientdesk.kit.ticks import Tick


def test_an_error_stands_under_its_field_and_goes_again(style: Style, qtbot: QtBot) -> None:
    field = Field("Phone", TextField("+372 5123 4567"))
    qtbot.addWidget(field)
    field.show()
    low = field.sizeHint().height()
    field.show_error("Too short for a phone number.")
    assert field.error.text() == "Too short for a phone number."
    assert field.error.isVisible()
    assert field.editor.accessibleDescription() == "Too short for a phone number."
    assert field.editor.property("wrong") is True
    assert field.sizeHint().height() > low
    field.show_error("")
    assert not field.error.isVisible()
    assert field.editor.property("wrong") is False


@pytest.mark.parametrize("count", [1, 2, 5])
def test_what_is_found_is_read_whole(style: Style, qtbot: QtBot, count: int) -> None:
    people = [LookedUp(row, f"Helena Kask {row}", "+372 5535 9383") for row in range(count)]
    field = LookupField(lambda _text: people, lambda _row: "", "Name or phone")
    qtbot.addWidget(field)
    field.resize(300, field.sizeHint().height())
    field.show()
    qtbot.keyClicks(field, "hel")
    popup = field.completer().popup()
    assert popup is not None and popup.isVisible()
    last = popup.visualRect(popup.model().index(count - 1, 0))
    assert last.bottom() < popup.viewport().height()


def test_an_editor_is_named_by_its_label(style: Style, qtbot: QtBot) -> None:
    for editor in (TextField(), NoteField(), Select([Choice("a", "A")]), DateField(), TimeField()):
        field = Field("Birthday", editor)
        qtbot.addWidget(field)
        assert editor.accessibleName() == "Birthday"


@pytest.mark.parametrize("size", [100, 115, 130])
def test_fields_keep_the_height_of_the_design(style: Style, qtbot: QtBot, size: int) -> None:
    style.set_appearance(Appearance(theme="light", text_size=size))  # type: ignore[arg-type]
    for widget, height in (
        (TextField(), 36),
        (SearchField("Find", height=60), 60),
        (Select([]), 36),
        (DateField(), 36),
    ):
        qtbot.addWidget(widget)
        widget.show()
        QApplication.processEvents()
        assert widget.height() == style.px(height)


def test_escape_empties_the_search(style: Style, qtbot: QtBot) -> None:
    search = SearchField("Find a customer", key="Ctrl F", name="customer_search")
    qtbot.addWidget(search)
    assert search.accessibleName() == "Find a customer"
    search.setText("anna")
    with qtbot.waitSignal(search.emptied):
        QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


@pytest.mark.parametrize("rtl", [False, True])
def test_the_text_of_a_search_keeps_clear_of_glass_and_key(style: Style, qtbot: QtBot, rtl: bool) -> None:
    search = SearchField("Find a customer", key="Ctrl F")
    qtbot.addWidget(search)
    search.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    margins = search.textMargins()
    glass, key = (margins.right(), margins.left()) if rtl else (margins.left(), margins.right())
    assert glass == style.px(24)
    assert key > style.px(40)


def test_a_choice_is_made_by_keyboard_and_kept_over_a_change_of_language(style: Style, qtbot: QtBot) -> None:
    said = ["Phone"]
    select = Select(
        [Choice("name", "Full name"), Choice("phone", lambda: said[0], "phone")], "name", accessible="Column"
    )
    qtbot.addWidget(select)
    with qtbot.waitSignal(select.chosen) as told:
        QTest.keyClick(select, Qt.Key.Key_Down)
    assert told.args == ["phone"]
    said[0] = "Телефон"
    QApplication.sendEvent(select, QEvent(QEvent.Type.LanguageChange))
    assert select.currentText() == "Телефон"
    assert select.current() == "phone"
    select.set_choices([Choice("phone", "Phone"), Choice("none", "Do not import")])
    assert select.current() == "phone"


def test_a_note_leaves_ctrl_enter_and_escape_to_the_form(style: Style, qtbot: QtBot) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    QTest.keyClicks(note, "ab")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == "ab\n"


def test_a_day_may_be_missing(style: Style, qtbot: QtBot) -> None:
    field = DateField(optional=True)
    qtbot.addWidget(field)
    assert field.day() is None
    assert field.text().strip() == ""
    with qtbot.waitSignal(field.day_changed):
        field.set_day(date(1986, 3, 3))
    assert field.day() == date(1986, 3, 3)
    field.set_day(None)
    assert field.day() is None
    QTest.keyClick(field, Qt.Key.Key_Up)
    today = field.day()
    assert today is not None
    assert today >= date(2020, 1, 1)


@pytest.mark.parametrize(
    ("place", "typed", "expected"),
    [
        ("en_GB", "15/03/2027", date(2027, 3, 15)),
        ("en_GB", "15032027", date(2027, 3, 15)),
        ("en_GB", "5/4/2027", date(2027, 4, 5)),
        ("en_GB", "31/12/2026", date(2026, 12, 31)),
        ("he_IL", "29.2.2028", date(2028, 2, 29)),
        ("lt_LT", "2028-02-29", date(2028, 2, 29)),
    ],
)
@pytest.mark.parametrize("begun", ["tabbed", "clicked", "everything", "empty"])
def test_a_day_is_typed_as_one_writes_it(
    style: Style, qtbot: QtBot, place: str, typed: str, expected: date, begun: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(place))
    try:
        field = DateField(None if begun == "empty" else date(2026, 11, 22), optional=True)
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(field)
    field.show()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    if begun == "clicked":
        field.lineEdit().deselect()
        field.lineEdit().setCursorPosition(1)
    if begun == "everything":
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, typed)
    assert field.day() == expected


def test_a_time_is_typed_as_one_writes_it(style: Style, qtbot: QtBot) -> None:
    field = TimeField(time(10))
    qtbot.addWidget(field)
    field.setLocale(QLocale("en_GB"))
    field.setDisplayFormat("HH:mm")
    field.show()
    for typed, expected in (("9:30", time(9, 30)), ("1745", time(17, 45)), ("08.05", time(8, 5))):
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, typed)
        assert field.moment() == expected


@pytest.mark.parametrize(("field", "shown"), [(DateField, "17.11.2026"), (TimeField, "17:00")], ids=["day", "time"])
def test_digits_are_taken_at_once_in_a_small_window(
    style: Style, qtbot: QtBot, field: type[DateField | TimeField], shown: str
) -> None:
    QLocale.setDefault(QLocale("ru"))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    small = QWidget(window, Qt.WindowType.Popup)
    editor = field(parent=small)
    if isinstance(editor, DateField):
        editor.set_day(date(2026, 11, 22))
    small.show()
    editor.setFocus(Qt.FocusReason.PopupFocusReason)
    QApplication.processEvents()
    QTest.keyClicks(editor, "17")
    assert editor.text() == shown


def test_days_and_times_are_written_as_the_language_does(style: Style, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("ru"))
    day, moment = DateField(date(2026, 11, 20)), TimeField(time(9, 5))
    qtbot.addWidget(day)
    qtbot.addWidget(moment)
    assert day.text() == "20.11.2026"
    assert moment.text() == "09:05"
    assert moment.moment() == time(9, 5)


@pytest.mark.usefixtures("right_to_left")
def test_digits_of_days_and_times_are_not_turned_round(style: Style, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("he"))
    day, moment = DateField(date(2026, 11, 20)), TimeField(time(9, 5))
    for field in (day, moment):
        qtbot.addWidget(field)
        field.resize(200, 36)
        field.show()
        assert field.lineEdit().width() > 100
    assert day.text() == "20.11.2026"
    assert moment.text() == "9:05"


def test_a_tick_is_ticked_on_its_words_and_by_space(style: Style, qtbot: QtBot) -> None:
    told: list[bool] = []
    tick = Tick("Newsletter", changed=told.append)
    qtbot.addWidget(tick)
    tick.resize(tick.sizeHint())
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert told == [True, False]
    assert tick.accessibleName() == "Newsletter"


HOSTILE = '<b>x</b><img src="http://127.0.0.1:1/x">'


def test_labels_show_markup_letter_by_letter(style: Style, qtbot: QtBot) -> None:
    for label in (PlainLabel(), ElidedLabel()):
        qtbot.addWidget(label)
        label.setText(HOSTILE)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == HOSTILE


def test_a_customer_called_like_a_word_of_ours_is_not_translated(style: Style, qtbot: QtBot) -> None:
    label = PlainLabel("Call")
    qtbot.addWidget(label)
    label.setText("Save {name}")
    QApplication.sendEvent(label, QEvent(QEvent.Type.LanguageChange))
    assert label.text() == "Save {name}"
