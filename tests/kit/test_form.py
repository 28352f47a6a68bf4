"""A form as it is used: write, Enter, read what is wrong, mend it, leave."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.base.errors import StoreError, StoreTrouble, UserError
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.style import Style


class Phones(QWidget):
    """An editor of a page's own."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._phones: tuple[str, ...] = ()

    def value(self) -> object:
        return self._phones

    def set_value(self, value: object) -> None:
        assert isinstance(value, tuple)
        self._phones = value
        self.edited.emit()


class Leaving:
    """Answers the question whether text may be lost."""

    def __init__(self) -> None:
        self.asked = 0
        self.answer = False

    def __call__(self) -> bool:
        self.asked += 1
        return self.answer


@pytest.fixture
def leaving() -> Leaving:
    return Leaving()


@pytest.fixture
def form(style: Style, qtbot: QtBot, leaving: Leaving) -> Form:
    form = Form(
        [
            FormField("name", "Name"),
            FormField("phones", "Phones", make=Phones),
            FormField("potential", "Class", "choice", beside=True, choices=[Choice("A", "A"), Choice("C", "C")]),
            FormField("birthday", "Birthday", "day", more=True),
            FormField("note", "Note", "note", more=True),
            FormField("newsletter", "Newsletter", "tick", more=True),
        ],
        may_leave=leaving,
        name="customer_form",
    )
    qtbot.addWidget(form)
    form.show()
    return form


def line(form: Form, name: str) -> QLineEdit:
    editor = form.editor(name)
    assert isinstance(editor, QLineEdit)
    return editor


def test_enter_in_a_line_saves_what_is_written(form: Form, qtbot: QtBot) -> None:
    QTest.keyClicks(line(form, "name"), "Anna Saar")
    with qtbot.waitSignal(form.submitted) as told:
        QTest.keyClick(line(form, "name"), Qt.Key.Key_Return)
    assert told.args == [
        {
            "name": "Anna Saar",
            "phones": (),
            "potential": "A",
            "birthday": None,
            "note": "",
            "newsletter": False,
        }
    ]


def test_ctrl_enter_saves_from_a_note(form: Form, qtbot: QtBot) -> None:
    form.open_more()
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(form.editor("note"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_error_stands_under_its_field_and_the_text_stays(form: Form) -> None:
    QTest.keyClicks(line(form, "name"), "  ")
    form.show_error(UserError("name", "Please give the customer a name."))
    assert form.errors() == {"name": "Please give the customer a name."}
    assert line(form, "name").text() == "  "
    form.submit()
    assert form.errors() == {}


def test_an_error_behind_more_opens_it(form: Form) -> None:
    assert not form.editor("birthday").isVisible()
    form.show_error(UserError("birthday", "This day is still to come."))
    assert form.editor("birthday").isVisible()
    assert not form.more_button.isVisible()


def test_errors_of_no_field_stand_above_the_buttons(form: Form) -> None:
    form.show_error(StoreError(StoreTrouble.FULL, "The disk is full."))
    form.show_error(UserError("newsletter", "Ask first."))
    assert form.errors() == {"": "The disk is full.", "newsletter": "Ask first."}


def test_escape_asks_only_when_text_would_be_lost(form: Form, leaving: Leaving, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.left):
        QTest.keyClick(line(form, "name"), Qt.Key.Key_Escape)
    assert leaving.asked == 0
    QTest.keyClicks(line(form, "name"), "Anna")
    with qtbot.assertNotEmitted(form.left):
        QTest.keyClick(line(form, "name"), Qt.Key.Key_Escape)
    assert line(form, "name").text() == "Anna"
    leaving.answer = True
    with qtbot.waitSignal(form.left):
        QTest.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)
    assert leaving.asked == 2


def test_values_that_are_shown_are_safe_until_one_is_changed(form: Form) -> None:
    form.set_values({"name": "Anna", "phones": ("+372 5123 4567",), "potential": "C", "birthday": date(1986, 3, 3)})
    assert not form.is_dirty()
    assert form.editor("birthday").isVisible()
    form.set_values({"potential": "A"})
    line(form, "name").setText("Anna Saar")
    assert form.is_dirty()
    form.saved()
    assert not form.is_dirty()


def test_more_stays_closed_while_nothing_stands_behind_it(form: Form) -> None:
    form.set_values({"name": "Anna", "note": ""})
    assert form.more_button.isVisible()
    QTest.mouseClick(form.more_button, Qt.MouseButton.LeftButton)
    assert form.editor("note").isVisible()


def test_a_change_is_told(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.edited):
        QTest.keyClicks(line(form, "name"), "A")


def test_editors_have_names_for_people_and_for_tests(form: Form) -> None:
    assert line(form, "name").objectName() == "customer_form_name"
    assert line(form, "name").accessibleName() == "Name"
    assert form.editor("phones").accessibleName() == "Phones"


def test_what_it_begins_with_can_be_saved_as_it_stands_but_only_once(form: Form) -> None:
    offered: list[object] = []
    form.submitted.connect(offered.append)
    form.saved()
    form.submit()
    assert len(offered) == 1
    form.saved()
    form.submit()
    assert len(offered) == 1
