"""Merging field by field, and parting again from the profile, through the real widgets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.duplicates.pane import PANES
from clientdesk.features.duplicates.pane_merge import MergeForm, ValueChoice, merge_sheet
from clientdesk.features.duplicates.pane_merged import MergedSection
from clientdesk.kit.context import Context
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.ticks import Tick

Open = Callable[..., MergeForm]


@pytest.fixture
def open_form(context: Context, qtbot: QtBot) -> Open:
    """Opens the form as the side sheet does."""
    sheets = []

    def opened(*customers: int) -> MergeForm:
        sheet = merge_sheet(context, customers)
        sheets.append(sheet)
        qtbot.addWidget(sheet)
        sheet.resize(440, 900)
        sheet.show()
        qtbot.waitExposed(sheet)
        form = sheet.findChild(MergeForm)
        assert isinstance(form, MergeForm)
        return form

    return opened


def known(desk: Desk, customer: int) -> Profile:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found


def press(qtbot: QtBot, button: QPushButton | None) -> None:
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def phones(desk: Desk, customer: int) -> set[str]:
    return {point.key for point in known(desk, customer).points if point.kind is PointKind.PHONE}


def test_only_what_differs_is_asked_and_the_proposal_is_chosen(open_form: Open, twice: dict[str, int]) -> None:
    form = open_form(twice["щербаков"], twice["ivan"])
    assert set(form.values()) == {"into", "name"}
    assert form.values() == {"into": str(twice["щербаков"]), "name": str(twice["щербаков"])}
    assert "1 record goes into the one that stays." in form.told()


def test_three_become_one_with_the_chosen_name_and_all_numbers(
    open_form: Open, twice: dict[str, int], desk: Desk, qtbot: QtBot
) -> None:
    desk.run("Changed", change_customer, customer=twice["anne"], points=(PointInput(PointKind.PHONE, "56666666"),))
    form = open_form(twice["anna"], twice["saare"], twice["anne"])
    choice = form.editor("name")
    assert isinstance(choice, ValueChoice)
    qtbot.mouseClick(choice.options.button(str(twice["saare"])), Qt.MouseButton.LeftButton)
    into = int(str(form.values()["into"]))
    with qtbot.waitSignal(form.left):
        press(qtbot, form.save_button)
    assert known(desk, into).name == "Anna Saare"
    assert phones(desk, into) >= {"+37251234567", "+37256666666"}
    gone = {twice["anna"], twice["saare"], twice["anne"]} - {into}
    assert all(known(desk, one).trashed_at is not None for one in gone)
    desk.undo()
    assert all(known(desk, one).trashed_at is None for one in gone)
    assert known(desk, twice["anna"]).name == "Anna Saar"


def test_a_choice_goes_by_the_arrows(open_form: Open, twice: dict[str, int], qtbot: QtBot) -> None:
    form = open_form(twice["anna"], twice["saare"])
    choice = form.editor("name")
    assert isinstance(choice, ValueChoice)
    button = choice.options.button(choice.options.current())
    button.setFocus()
    before = form.values()["name"]
    qtbot.keyClick(button, Qt.Key.Key_Down)
    qtbot.keyClick(button, Qt.Key.Key_Up)
    qtbot.keyClick(button, Qt.Key.Key_End)
    assert form.values()["name"] == str(max(twice["anna"], twice["saare"]))
    assert before in {str(twice["anna"]), str(twice["saare"])}


def test_who_is_gone_meanwhile_cannot_be_merged(open_form: Open, twice: dict[str, int]) -> None:
    form = open_form(twice["anna"])
    assert not form.save_button.isEnabled()
    assert form.told() == "There are no two customers left to merge."


@pytest.fixture
def section(context: Context, twice: dict[str, int], desk: Desk, qtbot: QtBot) -> MergedSection:
    """The card on the profile of Anna, who was merged with another record."""
    desk.run("Merged", merge_customers, into=twice["anna"], others=(twice["saare"],))
    made = MergedSection(context)
    qtbot.addWidget(made)
    made.show_customer(twice["anna"])
    return made


def part_button(section: MergedSection, prefix: str) -> QPushButton | None:
    return next(
        (
            one
            for one in section.findChildren(QPushButton)
            if one.objectName().startswith(prefix) and not one.isHidden()
        ),
        None,
    )


def test_the_profile_tells_the_merge_and_parts_it(
    section: MergedSection, twice: dict[str, int], desk: Desk, qtbot: QtBot
) -> None:
    assert section.isVisible()
    assert any("Merged from Anna Saare on" in label.text() for label in section.findChildren(PlainLabel))
    press(qtbot, part_button(section, "merged_part_"))
    assert known(desk, twice["saare"]).trashed_at is None
    assert not section.isVisible()
    desk.undo()
    assert section.isVisible()


def test_what_was_added_since_is_asked_about(
    section: MergedSection, twice: dict[str, int], desk: Desk, qtbot: QtBot
) -> None:
    desk.run("Logged", log_contact, customer=twice["anna"], kind=ContactKind.CALL, note="Asked for a helmet")
    press(qtbot, part_button(section, "merged_part_"))
    assert known(desk, twice["saare"]).trashed_at is not None, "not before the question is answered"
    ticks = [tick for tick in section.findChildren(Tick) if "helmet" in tick.text()]
    assert ticks
    ticks[0].setChecked(True)
    press(qtbot, part_button(section, "merged_yes_"))
    told = "SELECT customer_id FROM contact"
    assert [row[0] for row in desk.store.database.execute_sql(told).fetchall()] == [twice["saare"]]


def test_they_may_be_left_as_one(section: MergedSection, twice: dict[str, int], desk: Desk, qtbot: QtBot) -> None:
    desk.run("Logged", log_contact, customer=twice["anna"], kind=ContactKind.CALL, note="Asked for a helmet")
    press(qtbot, part_button(section, "merged_part_"))
    press(qtbot, part_button(section, "merged_no"))
    assert known(desk, twice["saare"]).trashed_at is not None
    assert part_button(section, "merged_part_") is not None


def test_nobody_merged_shows_nothing(section: MergedSection, twice: dict[str, int]) -> None:
    section.show_customer(twice["dmitri"])
    assert not section.isVisible()
    section.show_customer(None)
    assert not section.isVisible()


def test_a_profile_looks_for_its_own_duplicate(context: Context, twice: dict[str, int], qtbot: QtBot) -> None:
    (action,) = PANES.actions
    with qtbot.waitSignal(context.edit_asked) as asked:
        action.run(context, twice["ivan"])
    assert asked.args == ["merge", None, {"customers": (twice["ivan"], twice["щербаков"])}]
    with qtbot.waitSignal(context.said) as said:
        action.run(context, twice["dmitri"])
    assert said.args is not None
    assert said.args[0].text() == "Nobody else looks like this customer"
