"""Relations on the profile: added with the keyboard, read from both sides, removed and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.relations.commands import add_relation
from clientdesk.features.relations.pane import PANES
from clientdesk.features.relations.pane_form import RelationForm
from clientdesk.features.relations.pane_section import RelationsSection
from clientdesk.features.relations.pane_word import WordField
from clientdesk.features.relations.queries import relations
from clientdesk.kit.context import Context


@pytest.fixture
def pair(desk: Desk) -> tuple[int, int]:
    """Anna and Jaan."""
    return (
        desk.run("x", add_customer, name="Anna Saar"),
        desk.run("x", add_customer, name="Jaan Saar"),
    )


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> RelationsSection:
    made = RelationsSection(context)
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def open_form(context: Context, qtbot: QtBot, row: int | None = None, **first: object) -> RelationForm:
    form = RelationForm(context, row, first)
    qtbot.addWidget(form)
    form.show()
    return form


def word(form: RelationForm, name: str) -> WordField:
    field = form.editor(name)
    assert isinstance(field, WordField)
    return field


def lines(section: RelationsSection) -> list[str]:
    return [str(line) for line in section.list.rows()]


def test_a_relation_is_written_by_keyboard_and_its_reverse_is_proposed(
    desk: Desk, context: Context, qtbot: QtBot, pair: tuple[int, int]
) -> None:
    anna, jaan = pair
    form = open_form(context, qtbot, customer=anna)
    QTest.keyClicks(form.editor("other"), "jaan")
    select = word(form, "other_is").select
    QTest.keyClicks(select, "hus")
    select.activated.emit(select.currentIndex())
    assert word(form, "customer_is").value() == "wife"
    with qtbot.waitSignal(form.left):
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (one,) = desk.ask(relations, customer=jaan)
    assert (one.other_name, one.other_is) == ("Anna Saar", "wife")


def test_a_word_of_ones_own_for_each_side(desk: Desk, context: Context, qtbot: QtBot, pair: tuple[int, int]) -> None:
    anna, jaan = pair
    form = open_form(context, qtbot, customer=anna, other=jaan)
    for name, text in (("other_is", "godfather"), ("customer_is", "godchild")):
        field = word(form, name)
        field.select.setCurrentIndex(field.select.count() - 1)
        field.select.activated.emit(field.select.count() - 1)
        field.own.clear()
        QTest.keyClicks(field.own, text)
    with qtbot.waitSignal(form.left):
        form.submit()
    assert [one.other_is for one in desk.ask(relations, customer=jaan)] == ["godchild"]


def test_nobody_found_and_no_word_are_said_at_their_field(
    context: Context, qtbot: QtBot, pair: tuple[int, int]
) -> None:
    form = open_form(context, qtbot, customer=pair[0])
    form.submit()
    assert form.errors() == {"other": "Please take a customer from the list."}
    QTest.keyClicks(form.editor("other"), "jaan")
    form.submit()
    assert form.errors() == {"other_is": "Please say what they are to each other."}


def test_changed_from_the_second_side_the_words_stay_right(
    desk: Desk, context: Context, qtbot: QtBot, pair: tuple[int, int]
) -> None:
    anna, jaan = pair
    row = desk.run("x", add_relation, customer=anna, other=jaan, other_is="manager")
    form = open_form(context, qtbot, row, customer=jaan)
    assert form.values()["other_is"] == "employee" and form.values()["customer_is"] == "manager"
    word(form, "other_is").set_value("client")
    word(form, "customer_is").set_value("accountant")
    with qtbot.waitSignal(form.left):
        form.submit()
    assert [one.other_is for one in desk.ask(relations, customer=anna)] == ["accountant"]


def test_both_profiles_show_it_and_enter_opens_the_other(
    desk: Desk, context: Context, qtbot: QtBot, section: RelationsSection, pair: tuple[int, int]
) -> None:
    anna, jaan = pair
    section.show_customer(anna)
    assert section.isHidden()
    desk.run("x", add_relation, customer=anna, other=jaan, other_is="husband")
    assert not section.isHidden() and lines(section) == ["Jaan Saar, husband"]
    section.show_customer(jaan)
    assert lines(section) == ["Anna Saar, wife"]
    section.list.choose(0)
    with qtbot.waitSignal(context.customer_asked) as asked:
        QTest.keyClick(section.list, Qt.Key.Key_Return)
    assert asked.args == [anna]
    with qtbot.waitSignal(context.edit_asked) as edit:
        QTest.keyClick(section.list, Qt.Key.Key_E)
    assert edit.args[0] == "relation"


def test_it_is_clicked_and_removed_and_taken_back(
    desk: Desk, context: Context, qtbot: QtBot, section: RelationsSection, pair: tuple[int, int]
) -> None:
    anna, jaan = pair
    desk.run("x", add_relation, customer=anna, other=jaan, other_is="friend")
    section.show_customer(anna)
    section.show()
    at = section.list.visualRect(section.list.prepared.index(0)).center()
    with qtbot.waitSignal(context.customer_asked) as asked:
        QTest.mouseClick(section.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [jaan]
    section.list.menu_wanted.emit(section.list.rows()[0], at)
    menu = next(each for each in section.list.viewport().findChildren(QMenu))
    assert [action.objectName() for action in menu.actions()] == ["show", "edit", "household", "remove"]
    menu.close()
    QTest.keyClick(section.list, Qt.Key.Key_Delete)
    assert lines(section) == [] and section.isHidden()
    desk.undo()
    assert lines(section) == ["Jaan Saar, friend"]


def test_the_action_begins_a_form_for_whoever_is_shown(context: Context, qtbot: QtBot, pair: tuple[int, int]) -> None:
    (action,) = PANES.actions
    with qtbot.waitSignal(context.edit_asked) as asked:
        action.run(context, pair[0])
    assert asked.args == ["relation", None, {"customer": pair[0]}]
