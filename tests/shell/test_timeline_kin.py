"""The timeline of a firm: what happened with its people stands there too, with whom, and within their time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.desk.timeline import TimelineEntry, TimelineSource
from clientdesk.desk.whole import Kin
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.organisations.commands import MemberInput, add_position, leave_position, make_household
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import zone_rect
from clientdesk.kit.style import style_of
from clientdesk.shell.timeline import TimelineView
from clientdesk.shell.timeline_filter import Part
from clientdesk.shell.timeline_reading import Ask, Story
from clientdesk.shell.timeline_rows import TimelineRow

TODAY = date(2026, 11, 20)
FIRM = 1


def gather(
    sources: Sequence[TimelineSource], ask: Ask, customer: int, limit: int, kin: Sequence[Kin] = (), *, pages: int = 1
) -> Story:
    """What is read by so many steps."""
    story = Story(sources, ask, customer, kin, page=limit)
    for _page in range(pages):
        story.read_on()
    return story


def entry(row: int, on: date, *, planned: bool = False) -> TimelineEntry:
    return TimelineEntry("t", row, "call", "phone", f"entry {row}", on, planned=planned)


def source(by_customer: dict[int, Sequence[TimelineEntry]]) -> TimelineSource:
    def newest(*, customer: int, limit: int) -> Sequence[TimelineEntry]:
        some = sorted(by_customer.get(customer, ()), key=lambda one: one.on or TODAY, reverse=True)
        return [*(one for one in some if one.planned), *[one for one in some if not one.planned][:limit]]

    return TimelineSource(frozenset({"t"}), newest)


def ask(query: Callable[..., Sequence[TimelineEntry]], /, **asked: object) -> Sequence[TimelineEntry]:
    return query(**asked)


DAYS = st.dates(date(2015, 1, 1), TODAY)


@given(
    st.lists(st.lists(DAYS, max_size=30), min_size=1, max_size=7),
    st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), min_size=6, max_size=6),
    st.integers(1, 12),
)
def test_what_is_shown_is_the_newest_of_all_within_their_times(
    days: list[list[date]], times: list[tuple[date | None, date | None]], limit: int
) -> None:
    """The first list is the firm's own, the others are of its people."""
    row = iter(range(10_000))
    told = {who: [entry(next(row), on) for on in some] for who, some in enumerate(days, FIRM)}
    kin = [Kin(who, f"P{who}", *times[who - 2]) for who in told if who != FIRM]
    wanted = [one.on or TODAY for one in told[FIRM]]
    for one in kin:
        in_time = (each.on or TODAY for each in told[one.customer])
        wanted += [on for on in in_time if (one.since or date.min) <= on <= (one.until or date.max)]
    wanted.sort(reverse=True)
    gathered = gather([source(dict(told))], ask, FIRM, limit, kin)
    shown = [one.on for one in gathered.past]
    assert shown == wanted[: len(shown)]
    assert not gathered.complete or len(shown) == len(wanted)
    whose = {key[1]: one.customer for key, one in gathered.whose.items()}
    owners = {each.row: who for who, some in told.items() for each in some}
    assert all(whose.get(one.row, FIRM) == owners[one.row] for one in gathered.past)


def test_more_is_read_until_all_is_there() -> None:
    told = {
        who: [entry(who * 1000 + i, date.fromordinal(TODAY.toordinal() - i)) for i in range(300)]
        for who in range(2, 42)
    }
    kin = [Kin(who, f"P{who}") for who in told]
    story, seen = gather([source(dict(told))], ask, FIRM, 200, kin), 0
    while not story.complete:
        assert len(story.past) > seen, "each step shows more"
        seen = len(story.past)
        story.read_on()
    assert len(story.past) == 40 * 300


def test_what_is_the_firms_own_too_stands_once_as_its_own() -> None:
    both = entry(1, TODAY)
    gathered = gather([source({FIRM: [both], 2: [both, entry(2, TODAY)]})], ask, FIRM, 200, [Kin(2, "Anna")])
    assert [one.row for one in gathered.past] == [1, 2]
    assert [key[1] for key in gathered.whose] == [2]


def test_who_came_back_was_kin_twice_and_what_is_planned_is_for_who_is_there() -> None:
    told = {2: [entry(n, date(year, 6, 1)) for n, year in enumerate((2018, 2021, 2025))]}
    told[2].append(entry(9, date(2026, 12, 1), planned=True))
    times = [Kin(2, "Anna", None, date(2019, 1, 1)), Kin(2, "Anna", date(2024, 1, 1))]
    gathered = gather([source(dict(told))], ask, FIRM, 200, times)
    assert [one.row for one in gathered.past] == [2, 0]
    assert [one.row for one in gathered.planned] == [9]
    assert gather([source(dict(told))], ask, FIRM, 200, times[:1]).planned == []


# --- In the window


@pytest.fixture
def firm(desk: Desk) -> dict[str, int]:
    """A hotel with Anna; each was called."""
    made = {name: desk.run("x", add_customer, name=name) for name in ("Anna Saar", "Jaan Saar")}
    made["Hotel"] = desk.run("x", add_customer, name="Hotel", is_organisation=True)
    desk.run("x", add_position, organisation=made["Hotel"], person=made["Anna Saar"], since_on=date(2020, 1, 1))
    desk.run("x", log_contact, customer=made["Anna Saar"], kind=ContactKind.CALL, note="Asked for a price")
    desk.run("x", log_contact, customer=made["Hotel"], kind=ContactKind.CALL, note="Wrong number")
    return made


@pytest.fixture
def view(context: Context, firm: dict[str, int], qtbot: QtBot) -> TimelineView:
    made = TimelineView(context)
    qtbot.addWidget(made)
    made.resize(480, 500)
    made.show()
    made.show_customer(firm["Hotel"])
    return made


def told(view: TimelineView) -> list[tuple[str, str]]:
    return sorted((row.body or row.title, row.who) for row in view.list.rows() if not row.is_head)


def place_of(view: TimelineView, who: str) -> int:
    return next(i for i, row in enumerate(view.list.rows()) if row.who == who)


def zone_point(view: TimelineView, place: int) -> QPoint:
    row: TimelineRow = view.list.rows()[place]
    area, scale = view.list.visualRect(view.list.prepared.index(place)), style_of().scale
    zones = view.delegate.zones(row, area.width() / scale, area.height() / scale)
    (zone,) = [one for one in zones if one.name == "who"]
    return zone_rect(zone, area, rtl=view.isRightToLeft()).center().toPoint()


def test_the_firm_shows_whom_it_was_with_and_a_click_goes_to_her(
    qtbot: QtBot, context: Context, view: TimelineView, firm: dict[str, int]
) -> None:
    assert told(view) == [("Asked for a price", "with Anna Saar"), ("Wrong number", "")]
    place = place_of(view, "with Anna Saar")
    assert "with Anna Saar" in str(view.list.rows()[place])
    with qtbot.waitSignal(context.customer_asked) as asked:
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=zone_point(view, place))
    assert asked.args == [firm["Anna Saar"]]
    view.list.choose(place)
    with qtbot.waitSignal(context.customer_asked):
        QTest.keyClick(view.list, Qt.Key.Key_G)
    view.show_customer(firm["Anna Saar"])
    assert told(view) == [("Asked for a price", "")]


def test_what_is_planned_with_its_people_is_planned_for_the_firm(
    desk: Desk, view: TimelineView, firm: dict[str, int]
) -> None:
    desk.run("x", add_reminder, what="Call about the order", due_on=date(2026, 11, 25), customer=firm["Anna Saar"])
    assert ("Call about the order", "with Anna Saar") in told(view)


def test_only_its_own_can_be_shown(view: TimelineView) -> None:
    QTest.mouseClick(view.tools.filter, Qt.MouseButton.LeftButton)
    menu = next(each for each in view.tools.filter.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if action.objectName() == "only_own").trigger()
    menu.close()
    assert told(view) == [("Wrong number", "")]
    chip = view.bar.chips[Part.OWN]
    assert chip.isVisible() and chip.text() == "Only own"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert ("Asked for a price", "with Anna Saar") in told(view)


def test_it_follows_who_comes_and_goes(desk: Desk, view: TimelineView, firm: dict[str, int]) -> None:
    desk.run("x", log_contact, customer=firm["Jaan Saar"], kind=ContactKind.CALL, note="Wants the same")
    assert ("Wants the same", "with Jaan Saar") not in told(view)
    jaan = desk.run("x", add_position, organisation=firm["Hotel"], person=firm["Jaan Saar"])
    assert ("Wants the same", "with Jaan Saar") in told(view)
    desk.run("x", leave_position, row=jaan, on=date(2026, 11, 1))
    assert ("Wants the same", "with Jaan Saar") not in told(view)
    desk.undo()
    assert ("Wants the same", "with Jaan Saar") in told(view)


def test_a_household_shows_the_contacts_of_all(desk: Desk, view: TimelineView, firm: dict[str, int]) -> None:
    members = (MemberInput(firm["Anna Saar"]), MemberInput(firm["Jaan Saar"]))
    home = desk.run("x", make_household, name="The Saar family", members=members)
    view.show_customer(home)
    assert told(view) == [("Asked for a price", "with Anna Saar")]


def test_one_kind_of_many_people_is_read_as_one_scrolls(desk: Desk, view: TimelineView, firm: dict[str, int]) -> None:
    visits = [
        desk.run("x", log_contact, customer=firm["Anna Saar"], kind=kind, note=f"{kind} {number}")
        for number in range(120)
        for kind in (ContactKind.CALL, ContactKind.VISIT)
    ]
    assert len(visits) == 240
    view.show_only("visit")
    bar = view.list.verticalScrollBar()
    for _turn in range(10):
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert len([row for row in view.list.rows() if not row.is_head]) == 120


def test_a_firm_of_forty_is_read_quickly(desk: Desk, view: TimelineView, firm: dict[str, int]) -> None:
    for number in range(40):
        who = desk.run("x", add_customer, name=f"Person {number}")
        desk.run("x", add_position, organisation=firm["Hotel"], person=who)
        desk.run("x", log_contact, customer=who, kind=ContactKind.CALL, note=f"Call {number}")
    began = datetime.now().astimezone()
    view.reload()
    took = (datetime.now().astimezone() - began).total_seconds()
    assert len(told(view)) == 42
    assert took < 1, f"{took:.2f} s"
