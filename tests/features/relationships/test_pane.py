"""Kinds of relationship on the profile and in the settings, by mouse and by keyboard."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.care.pane_others import QuietLine
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.pane_composer import Composer
from clientdesk.features.contacts.pane_form import ContactForm
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.relationships.commands import change_relationship_defaults, set_relationship
from clientdesk.features.relationships.pane_about import Relationship
from clientdesk.features.relationships.pane_defaults import DefaultsForm
from clientdesk.features.relationships.pane_form import ChangeKind
from clientdesk.features.relationships.pane_line import RelationshipLine
from clientdesk.features.relationships.pane_settings import Kinds
from clientdesk.features.relationships.queries import present_kinds, relationship_periods, set_by_kind
from clientdesk.features.relationships.queries_suggestions import suggested_kind
from clientdesk.features.relationships.records import RelationshipPeriod
from clientdesk.features.reminders.pane_form import ReminderForm
from clientdesk.features.reminders.records import Reminder
from clientdesk.kit.context import Context
from clientdesk.kit.fields import Select
from clientdesk.kit.labels import PlainLabel
from tests.features.relationships.test_commands import become


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer without a kind of relationship."""
    return desk.run("Customer added", add_customer, name="Anna Kask")


def visits(desk: Desk, customer: int) -> None:
    """Four personal visits within the year."""
    for month in (2, 4, 6, 8):
        on = datetime(2026, month, 3, 12)  # noqa: DTZ001 - the shop's wall
        desk.run("Visit", log_contact, customer=customer, kind=ContactKind.VISIT, note="Saddles", on=on)


def shown_on(widget: Relationship | ChangeKind) -> list[str]:
    return [one.text() for one in widget.findChildren(PlainLabel) if one.isVisible()]


def changing(context: Context, qtbot: QtBot, **first: object) -> ChangeKind:
    form = ChangeKind(context, None, first)
    qtbot.addWidget(form)
    form.resize(420, 700)
    form.show()
    qtbot.waitExposed(form)
    return form


def line_for(context: Context, qtbot: QtBot, customer: int) -> RelationshipLine:
    line = RelationshipLine(context)
    qtbot.addWidget(line)
    line.resize(700, 60)
    line.show()
    line.show_customer(customer)
    return line


def test_what_changes_stands_there_before_it_is_done(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    become(desk, anna, "personal", "2026-03-01")
    form = changing(context, qtbot, customer=anna)
    assert "Nothing changes." in shown_on(form)
    assert not form.save_button.isEnabled()
    kind, reason = form.editor("kind"), form.editor("reason")
    assert isinstance(kind, Select)
    assert isinstance(reason, QLineEdit)
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert kind.current() == "dedicated"
    said = shown_on(form)
    for words in (
        "Rhythm", "every 30 days", "until now: every 90 days", "Visit", "until now: Call",
        "Every contact, by the person who looks after them.",
    ):  # fmt: skip
        assert words in said
    assert desk.ask(present_kinds) == {anna: "personal"}, "nothing is done yet"
    qtbot.keyClicks(reason, "asked for one of us")
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    period = desk.ask(relationship_periods, customer=anna)[0]
    assert (period.kind, period.reason) == ("dedicated", "asked for one of us")
    desk.undo()
    assert desk.ask(present_kinds) == {anna: "personal"}


def test_a_reason_without_another_kind_is_not_lost(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    become(desk, anna, "personal", "2026-03-01")
    form = changing(context, qtbot, customer=anna)
    qtbot.keyClicks(form.editor("reason"), "likes to be asked")
    qtbot.keyClick(form.editor("reason"), Qt.Key.Key_Return)
    assert form.errors() == {"kind": "This is the kind already. Please choose another one."}
    assert form.isVisible()


def test_a_kind_is_taken_away_again(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    become(desk, anna, "personal", "2026-03-01")
    desk.clock.set_local(datetime.fromisoformat("2026-11-20 10:00"))  # type: ignore[attr-defined]
    form = ChangeKind(context, RelationshipPeriod.get().id, {})
    qtbot.addWidget(form)
    form.show()
    kind = form.editor("kind")
    assert isinstance(kind, Select)
    qtbot.keyClick(kind, Qt.Key.Key_Home)
    assert "as their class says" in shown_on(form)
    with qtbot.waitSignal(form.left):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert desk.ask(present_kinds) == {}


def test_the_card_tells_the_kind_what_it_sets_and_what_was_before(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    card = Relationship(context)
    qtbot.addWidget(card)
    card.resize(500, 600)
    card.show()
    card.show_customer(anna)
    assert card.name.text() == "None was chosen."
    become(desk, anna, "personal", "2026-03-01", "asked")
    become(desk, anna, "community", "2026-05-01")
    assert card.name.text() == "Community"
    assert "every 60 days" in shown_on(card)
    assert "1 Mar to 1 May · asked" not in shown_on(card)
    qtbot.keyClick(card.more, Qt.Key.Key_Space)
    assert "1 Mar to 1 May · asked" in shown_on(card)
    with qtbot.waitSignal(context.edit_asked) as asked:
        qtbot.mouseClick(card.change, Qt.MouseButton.LeftButton)
    assert asked.args == ["relationship_period", None, {"customer": anna}]


def test_a_suggestion_is_accepted_through_what_it_changes(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    line = line_for(context, qtbot, anna)
    assert not line.isVisible()
    visits(desk, anna)
    assert line.words() == ["Dedicated personal? 4 personal visits within a year"]
    assert line.accept is not None
    with qtbot.waitSignal(context.edit_asked) as asked:
        qtbot.keyClick(line.accept, Qt.Key.Key_Space)
    form = changing(context, qtbot, **asked.args[2])
    with qtbot.waitSignal(form.left):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    period = desk.ask(relationship_periods, customer=anna)[0]
    assert (period.kind, period.reason) == ("dedicated", "4 personal visits within a year")
    assert line.words() == ["Dedicated personal. Keep personal: Every contact, by the person who looks after them."]


def test_a_suggestion_that_was_refused_does_not_come_back(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    line = line_for(context, qtbot, anna)
    visits(desk, anna)
    assert line.refuse is not None
    qtbot.mouseClick(line.refuse, Qt.MouseButton.LeftButton)
    assert not line.isVisible()
    visits(desk, anna)
    assert not line.isVisible()
    assert desk.ask(suggested_kind, customer=anna) is None


def test_what_has_to_be_personal_is_the_owners_to_say(desk: Desk, context: Context, anna: int, qtbot: QtBot) -> None:
    become(desk, anna, "long_term")
    line = line_for(context, qtbot, anna)
    assert line.words() == ["Long-term. Keep personal: A call before the next service or the next season."]
    with qtbot.waitSignal(context.edit_asked):
        qtbot.mouseClick(line.findChildren(QuietLine)[0], Qt.MouseButton.LeftButton)
    desk.run("Changed", change_relationship_defaults, kind="long_term", personal="")
    assert not line.isVisible()


def test_the_owner_changes_what_a_kind_sets(desk: Desk, context: Context, qtbot: QtBot) -> None:
    page = Kinds(context)
    qtbot.addWidget(page)
    page.show()
    row = page.rows()[5]
    assert (row.name.text(), row.sets.text()) == ("Long-term", "every 90 days · Call")
    with qtbot.waitSignal(context.edit_asked) as asked:
        qtbot.keyClick(row.change, Qt.Key.Key_Space)
    assert asked.args == ["relationship_defaults", None, {"kind": "long_term"}]
    form = DefaultsForm(context, None, {"kind": "long_term"})
    qtbot.addWidget(form)
    form.show()
    days, personal = form.editor("rhythm_days"), form.editor("personal")
    assert isinstance(days, QLineEdit)
    assert isinstance(personal, QPlainTextEdit)
    days.setText("soon")
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert "rhythm_days" in form.errors()
    days.clear()
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(days, Qt.Key.Key_Return)
    assert page.rows()[5].sets.text() == "no rhythm · Call · changed by you"
    known = desk.ask(set_by_kind, kind="long_term")
    assert known is not None
    assert known.personal == personal.toPlainText(), "what was left as it was speaks every language"
    again = DefaultsForm(context, None, {"kind": "long_term"})
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignal(again.left):
        qtbot.mouseClick(again.reset_button, Qt.MouseButton.LeftButton)
    assert page.rows()[5].sets.text() == "every 90 days · Call"


def test_a_new_reminder_begins_with_the_words_and_the_way_of_the_kind(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    become(desk, anna, "co_creation")
    form = ReminderForm(context, None, {"customer": anna})
    qtbot.addWidget(form)
    form.show()
    assert (form.values()["what"], form.values()["kind"]) == ("Tell what became of their idea", "meeting")
    given = ReminderForm(context, None, {"customer": anna, "what": "Call back", "kind": "call"})
    qtbot.addWidget(given)
    given.show()
    assert (given.values()["what"], given.values()["kind"]) == ("Call back", "call")


def test_the_composer_plans_the_next_step_as_the_kind_says(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    desk.run("Kind", set_relationship, customer=anna, kind="co_creation")
    composer = Composer(context)
    qtbot.addWidget(composer)
    composer.show()
    composer.show_customer(anna)
    with qtbot.waitSignal(context.edit_asked) as asked:
        qtbot.keyClick(composer.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[:2] == ["reminder", None]
    assert asked.args[2]["customer"] == anna
    qtbot.keyClicks(composer.entry, "Show the new frame, tomorrow")
    qtbot.keyClick(composer.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert Reminder.get().kind == "meeting"


def test_the_form_of_a_contact_begins_with_the_way_of_the_kind(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    become(desk, anna, "dedicated")
    form = ContactForm(context, None, {"customer": anna})
    qtbot.addWidget(form)
    form.show()
    assert form.values()["kind"] == "visit"
    assert form.values()["next_step"] == "", "nothing was agreed yet"
