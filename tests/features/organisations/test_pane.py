"""The tab of people: dragged and moved by keys, those who leave and come back, the forms, the steps of buying."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.organisations.commands import MemberInput, add_position, leave_position, make_household
from clientdesk.features.organisations.pane import PANES
from clientdesk.features.organisations.pane_belongs import BelongsSection
from clientdesk.features.organisations.pane_drag import DragList
from clientdesk.features.organisations.pane_form import PositionForm
from clientdesk.features.organisations.pane_household import HouseholdForm
from clientdesk.features.organisations.pane_people import People
from clientdesk.features.organisations.queries import held_by, kind_of, positions
from clientdesk.features.organisations.rules import Part
from clientdesk.features.relations.commands import add_relation
from clientdesk.kit.context import Context
from clientdesk.kit.fields import TextField
from tests.fakes.clock import FakeClock

OpenPeople = Callable[[int], People]
ALT = Qt.KeyboardModifier.AltModifier


def tree(people: People) -> list[tuple[int, str]]:
    """How deep each stands, and the first name."""
    return [(row.depth, row.position.name.split()[0]) for row in people.tree.rows() if row.position]


def place(people: People, name: str) -> int:
    return next(i for i, row in enumerate(people.tree.rows()) if row.position and row.position.name.startswith(name))


def point(view: DragList[Any], row: int, part: float) -> QPoint:
    """A point of a row, `part` of its height from the top."""
    area = view.visualRect(view.prepared.index(row))
    return QPoint(area.center().x(), area.top() + round(area.height() * part))


def drag(view: DragList[Any], start: QPoint, end: QPoint) -> None:
    """Press, carry, let go."""
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        at = start + (end - start) * (step / 5)
        move(view, at)
    view.viewport().grab()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def move(view: DragList[Any], at: QPoint) -> None:
    """The pointer moves with the button down; QTest's own moves forget the button."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    spot = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, spot, view.viewport().mapToGlobal(spot), Qt.MouseButton.NoButton, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def take(parent: QWidget, name: str) -> None:
    """Take a line of the menu that is open there."""
    menu = next(each for each in parent.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()


# --- The tree


def test_the_tree_shows_who_reports_to_whom_and_the_way_of_a_decision(
    people: OpenPeople, hotel: dict[str, int]
) -> None:
    shown = people(hotel["Hotel"])
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (2, "Mari"), (0, "Toomas")]
    assert shown.path.steps() == ["Mari Tamm: uses", "Jaan Saar: decides", "Reet Kask: signs"]
    rows = shown.tree.rows()
    assert [row.elbow for row in rows[:4]] == [0, 2, 2, 0], "the lines of the decision are marked"
    assert str(rows[1]) == "Jaan Saar, manager, decides, reports to Reet Kask"


def test_dropped_on_another_they_report_to_them_and_undo_takes_it_back(
    desk: Desk, people: OpenPeople, hotel: dict[str, int]
) -> None:
    shown = people(hotel["Hotel"])
    drag(shown.tree, point(shown.tree, place(shown, "Toomas"), 0.5), point(shown.tree, place(shown, "Jaan"), 0.6))
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (2, "Mari"), (2, "Toomas")]
    assert desk.last_undo is not None and desk.last_undo.label.text() == "Toomas Oja reports to Jaan Saar now"
    desk.undo()
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (2, "Mari"), (0, "Toomas")]


def test_dropped_between_or_on_empty_ground(people: OpenPeople, hotel: dict[str, int]) -> None:
    shown = people(hotel["Hotel"])
    drag(shown.tree, point(shown.tree, place(shown, "Mari"), 0.5), point(shown.tree, place(shown, "Jaan"), 0.05))
    assert tree(shown) == [(0, "Reet"), (1, "Mari"), (1, "Jaan"), (0, "Toomas")]
    drag(shown.tree, point(shown.tree, place(shown, "Mari"), 0.5), point(shown.tree, len(shown.tree.rows()) - 1, 0.5))
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (0, "Toomas"), (0, "Mari")]


def test_a_boss_is_not_put_below_their_own(
    context: Context, qtbot: QtBot, people: OpenPeople, hotel: dict[str, int]
) -> None:
    shown = people(hotel["Hotel"])
    with qtbot.waitSignal(context.bridge.refused) as said:
        drag(shown.tree, point(shown.tree, place(shown, "Reet"), 0.5), point(shown.tree, place(shown, "Mari"), 0.6))
    assert said.args is not None and "round in a circle" in said.args[0].text()
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (2, "Mari"), (0, "Toomas")]


def test_esc_puts_back_what_is_carried(people: OpenPeople, hotel: dict[str, int]) -> None:
    shown = people(hotel["Hotel"])
    start, end = point(shown.tree, place(shown, "Toomas"), 0.5), point(shown.tree, place(shown, "Jaan"), 0.6)
    QTest.mousePress(shown.tree.viewport(), Qt.MouseButton.LeftButton, pos=start)
    move(shown.tree, end)
    QTest.keyClick(shown.tree, Qt.Key.Key_Escape)
    QTest.mouseRelease(shown.tree.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (2, "Mari"), (0, "Toomas")]


@pytest.mark.parametrize("mirrored", [False, True])
def test_all_of_it_by_keyboard(people: OpenPeople, hotel: dict[str, int], mirrored: bool) -> None:
    shown = people(hotel["Hotel"])
    ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if mirrored:
        shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        ahead, back = back, ahead

    def current() -> str:
        row = shown.tree.current_row()
        assert row is not None and row.position is not None
        return row.position.name.split()[0]

    shown.tree.choose(0)
    QTest.keyClick(shown.tree, ahead)
    QTest.keyClick(shown.tree, ahead)
    assert current() == "Mari"
    QTest.keyClick(shown.tree, back)
    assert current() == "Jaan"
    shown.tree.choose(place(shown, "Toomas"))
    QTest.keyClick(shown.tree, ahead, ALT)
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (2, "Mari"), (1, "Toomas")] and current() == "Toomas"
    QTest.keyClick(shown.tree, Qt.Key.Key_Up, ALT)
    assert tree(shown) == [(0, "Reet"), (1, "Toomas"), (1, "Jaan"), (2, "Mari")] and current() == "Toomas"
    QTest.keyClick(shown.tree, Qt.Key.Key_Down, ALT)
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (2, "Mari"), (1, "Toomas")]
    shown.tree.choose(place(shown, "Mari"))
    QTest.keyClick(shown.tree, back, ALT)
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (1, "Mari"), (1, "Toomas")] and current() == "Mari"


def test_enter_edits_and_n_adds_and_ctrl_enter_goes_to_the_person(
    context: Context, qtbot: QtBot, people: OpenPeople, hotel: dict[str, int]
) -> None:
    shown = people(hotel["Hotel"])
    shown.tree.choose(place(shown, "Jaan"))
    with qtbot.waitSignal(context.edit_asked) as edit:
        QTest.keyClick(shown.tree, Qt.Key.Key_Return)
    assert edit.args == ["position", hotel["@Jaan"], {}]
    with qtbot.waitSignal(context.edit_asked) as add:
        QTest.keyClick(shown.tree, Qt.Key.Key_N)
    assert add.args == ["position", None, {"organisation": hotel["Hotel"]}]
    with qtbot.waitSignal(context.customer_asked) as asked:
        QTest.keyClick(shown.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [hotel["Jaan"]]


def test_who_leaves_stands_below_and_can_come_back(desk: Desk, people: OpenPeople, hotel: dict[str, int]) -> None:
    shown = people(hotel["Hotel"])
    shown.tree.choose(place(shown, "Jaan"))
    QTest.keyClick(shown.tree, Qt.Key.Key_Delete)
    take(shown.tree.viewport(), "left_today")
    assert tree(shown) == [(0, "Reet"), (1, "Mari"), (0, "Toomas")], "who reported to him reports to the one above"
    assert [str(line) for line in shown.former.rows()] == ["Jaan Saar, manager · until November 2026"]
    line = shown.former.rows()[0]
    shown.former.menu_wanted.emit(line, QPoint(5, 5))
    take(shown.former.viewport(), "return")
    assert tree(shown) == [(0, "Reet"), (1, "Jaan"), (2, "Mari"), (0, "Toomas")] and not shown.former.rows()


def test_a_household_is_a_plain_list(desk: Desk, people: OpenPeople, hotel: dict[str, int]) -> None:
    members = (MemberInput(hotel["Jaan"], "husband"), MemberInput(hotel["Mari"], "wife"))
    home = desk.run("x", make_household, name="The Saar family", members=members)
    shown = people(home)
    assert tree(shown) == [(0, "Jaan"), (0, "Mari")]
    assert shown.path.isHidden() and shown.buying.isHidden()
    shown.tree.choose(1)
    QTest.keyClick(shown.tree, Qt.Key.Key_Up, ALT)
    assert tree(shown) == [(0, "Mari"), (0, "Jaan")]
    drag(shown.tree, point(shown.tree, 1, 0.5), point(shown.tree, 0, 0.6))
    assert tree(shown) == [(0, "Jaan"), (0, "Mari")]


def test_a_firm_without_anybody_says_what_to_do(desk: Desk, context: Context, qtbot: QtBot, people: OpenPeople) -> None:
    bakery = desk.run("x", add_customer, name="Bakery", is_organisation=True)
    shown = people(bakery)
    assert shown.empty.isVisible()
    with qtbot.waitSignal(context.edit_asked):
        QTest.mouseClick(shown.empty.button, Qt.MouseButton.LeftButton)


def test_many_of_one_part_stand_together(desk: Desk, people: OpenPeople, hotel: dict[str, int]) -> None:
    for name in ("Ott", "Uku", "Villu"):
        desk.run("x", add_position, organisation=hotel["Hotel"], name=name, uses=True)
    shown = people(hotel["Hotel"])
    assert shown.path.steps() == [
        "Mari Tamm, Ott and 2 others: uses", "Jaan Saar: decides", "Reet Kask: signs",
    ]  # fmt: skip


def test_among_forty_the_page_follows_keyboard_and_mouse(desk: Desk, people: OpenPeople, hotel: dict[str, int]) -> None:
    for number in range(36):
        desk.run("x", add_position, organisation=hotel["Hotel"], name=f"Person {number:02}")
    shown = people(hotel["Hotel"])
    QApplication.processEvents()
    page = shown.findChild(QScrollArea)
    assert page is not None
    bar, last = page.verticalScrollBar(), place(shown, "Person 35")
    assert bar.value() == 0 and len(tree(shown)) == 40
    shown.tree.choose(last)
    assert bar.value() > page.height()
    middle = shown.tree.viewport().mapTo(page.viewport(), shown.tree.visualRect(shown.tree.currentIndex()).center())
    assert page.viewport().rect().contains(middle)
    drag(shown.tree, point(shown.tree, last, 0.5), point(shown.tree, 0, 0.6))
    assert bar.value() < page.height(), "the page came along"
    assert (1, "Person") in tree(shown)


def test_at_midnight_whoever_has_left_goes(
    desk: Desk, clock: FakeClock, people: OpenPeople, hotel: dict[str, int]
) -> None:
    desk.run("x", leave_position, row=hotel["@Toomas"], on=date(2026, 11, 21))
    shown = people(hotel["Hotel"])
    assert (0, "Toomas") in tree(shown)
    clock.sleep(days=1)
    shown.begin_day()
    assert (0, "Toomas") not in tree(shown)


# --- Forms


def test_somebody_new_in_one_go(desk: Desk, context: Context, qtbot: QtBot, hotel: dict[str, int]) -> None:
    form = PositionForm(context, None, {"organisation": hotel["Hotel"], "reports_to": hotel["@Jaan"]})
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.editor("name"), "Liis Lepp")
    QTest.keyClicks(form.editor("title"), "bookkeeper")
    QTest.keyClick(form.editor("influences"), Qt.Key.Key_Space)
    with qtbot.waitSignal(form.left):
        QTest.keyClick(form.editor("title"), Qt.Key.Key_Return)
    liis = next(one for one in desk.ask(positions, organisation=hotel["Hotel"]) if one.name == "Liis Lepp")
    assert (liis.title, liis.parts, liis.reports_to) == ("bookkeeper", (Part.INFLUENCES,), hotel["@Jaan"])


def test_what_is_missing_is_said_at_its_field(context: Context, qtbot: QtBot, hotel: dict[str, int]) -> None:
    form = PositionForm(context, None, {"organisation": hotel["Hotel"]})
    qtbot.addWidget(form)
    form.show()
    form.submit()
    assert list(form.errors()) == ["person"]
    QTest.keyClicks(form.editor("person"), "Nobody of this name")
    form.submit()
    assert "somebody new" in form.errors()["person"]


def test_a_position_is_changed_and_those_below_are_not_offered_as_boss(
    desk: Desk, context: Context, qtbot: QtBot, hotel: dict[str, int]
) -> None:
    form = PositionForm(context, hotel["@Jaan"], {})
    qtbot.addWidget(form)
    form.show()
    offered = [form.editor("reports_to").itemText(i) for i in range(form.editor("reports_to").count())]  # type: ignore[attr-defined]
    assert offered == ["Nobody", "Reet Kask, owner", "Toomas Oja, caretaker"]
    form.set_values({"reports_to": str(hotel["@Toomas"]), "signs": True, "since_on": date(2020, 5, 1)})
    with qtbot.waitSignal(form.left):
        form.submit()
    (jaan,) = desk.ask(held_by, customer=hotel["Jaan"])
    assert (jaan.reports_to, jaan.parts, jaan.since_on) == (
        hotel["@Toomas"], (Part.DECIDES, Part.SIGNS), date(2020, 5, 1),
    )  # fmt: skip


def test_a_household_is_made_of_the_family(desk: Desk, context: Context, qtbot: QtBot, hotel: dict[str, int]) -> None:
    desk.run("x", add_relation, customer=hotel["Jaan"], other=hotel["Mari"], other_is="wife")
    desk.run("x", add_relation, customer=hotel["Jaan"], other=hotel["Toomas"], other_is="friend")
    form = HouseholdForm(context, {"members": (hotel["Jaan"],)})
    qtbot.addWidget(form)
    form.show()
    assert form.values() == {"name": "The Saar family", "members": (hotel["Jaan"], hotel["Mari"])}
    finder = form.findChild(TextField, "household_form_members_more")
    assert finder is not None
    QTest.keyClicks(finder, "Reet")
    QTest.keyClick(finder, Qt.Key.Key_Return)
    assert form.values()["members"] == (hotel["Jaan"], hotel["Mari"], hotel["Reet"])
    with qtbot.waitSignal(context.customer_asked) as asked:
        form.submit()
    assert asked.args is not None
    home = asked.args[0]
    kind = desk.ask(kind_of, customer=home)
    assert kind is not None and kind.is_household
    assert [(one.name, one.role) for one in desk.ask(positions, organisation=home)] == [
        ("Jaan Saar", "husband"), ("Mari Tamm", "wife"), ("Reet Kask", ""),
    ]  # fmt: skip


# --- On the profile of a person


def test_a_person_shows_where_they_belong_and_can_be_linked(
    desk: Desk, context: Context, qtbot: QtBot, hotel: dict[str, int]
) -> None:
    liis = desk.run("x", add_customer, name="Liis Lepp", organisation="Hotel Pärna", job_title="cook")
    section = BelongsSection(context)
    qtbot.addWidget(section)
    section.show()
    section.show_customer(hotel["Hotel"])
    assert section.isHidden()
    section.show_customer(liis)
    assert section.link_button.text() == "Link to Hotel Pärna"
    QTest.mouseClick(section.link_button, Qt.MouseButton.LeftButton)
    assert [str(line) for line in section.list.rows()] == ["Hotel Pärna, cook"] and section.link_button.isHidden()
    section.list.choose(0)
    with qtbot.waitSignal(context.customer_asked) as asked:
        QTest.keyClick(section.list, Qt.Key.Key_Return)
    assert asked.args == [hotel["Hotel"]]
    section.list.menu_wanted.emit(section.list.rows()[0], QPoint(5, 5))
    take(section.list.viewport(), "leave")
    assert [line.muted for line in section.list.rows()] == [True]


def test_only_firms_have_people_and_only_households_members(desk: Desk, hotel: dict[str, int]) -> None:
    home = desk.run("x", make_household, name="Home", members=(MemberInput(hotel["Jaan"]),))

    def tabs(customer: int) -> list[str]:
        shop = desk.shop()
        return [tab.key for tab in PANES.tabs if tab.possible is None or tab.possible(shop, customer)]

    assert (tabs(hotel["Hotel"]), tabs(home), tabs(hotel["Jaan"])) == (["people"], ["members"], [])


# --- How a firm buys
