"""Kinds of contact of the owner's own: added, changed, ordered, retired, had back; and what contacts count as."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.commands_kinds import add_kind, change_kind, move_kind, reinstate_kind, retire_kind
from clientdesk.features.contacts.kinds import BUILT_IN, ELEMENTS, OWN_ICONS, Element, Kind, Shape, kind_of, kinds
from clientdesk.features.contacts.last_contact import LAST_CONTACT
from clientdesk.features.contacts.queries import contact, contact_entries, last_contact, own_entry_kinds
from clientdesk.features.contacts.queries_kinds import contacts_by_element, own_kinds
from clientdesk.features.contacts.records import ContactKind, Place
from clientdesk.features.customers.commands import add_customer, trash_customer
from clientdesk.kit.icons import has_icon
from tests.features.contacts.tables import picture

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


def log(desk: Desk, whom: int, kind: str, day: int = 3, **told: object) -> int:
    logging: Callable[..., int] = log_contact
    return desk.run("Logged", logging, customer=whom, kind=kind, on=wall(f"2026-11-{day:02}T12:00"), **told)


def offered(desk: Desk) -> list[str]:
    def own(_shop: object) -> list[str]:
        return [shown(kind.name) for kind in kinds() if kind.own]

    return desk.ask(own)


def added(desk: Desk, name: str, **told: Any) -> Kind:  # noqa: ANN401 - as add_kind takes it
    row = desk.run("Kind added", add_kind, name=name, **told)
    return next(one.kind for one in desk.ask(own_kinds) if one.kind.row == row)


def test_every_glyph_is_there_and_every_element_has_its_words() -> None:
    assert all(has_icon(icon) for icon in (*OWN_ICONS, *(kind.icon for kind in BUILT_IN)))
    assert set(ELEMENTS) == set(Element)


def test_a_kind_stands_below_the_others_as_it_was_told(desk: Desk) -> None:
    added(desk, "Fair")
    ride = added(desk, "  Test   ride ", icon="bicycle", shape=Shape.TALK, element=Element.FACE_TO_FACE)
    assert offered(desk) == ["Fair", "Test ride"]
    assert (ride.icon, ride.shape, ride.element) == ("bicycle", Shape.TALK, Element.FACE_TO_FACE)
    assert ride.has_direction and ride.has_length


def test_a_kind_is_changed_for_what_was_logged_too_and_all_of_it_is_undone(desk: Desk, anna: int) -> None:
    ride = added(desk, "Ride")
    row = log(desk, anna, ride.key)
    before = picture(desk)
    desk.run("Changed", change_kind, row=ride.row, name="Test ride", icon="bicycle")
    found = desk.ask(contact, row=row)
    assert found is not None and (found.own_name, found.icon, found.kind) == ("Test ride", "bicycle", ride.key)
    desk.undo()
    assert picture(desk) == before


def test_a_retired_kind_is_not_offered_keeps_its_entries_and_comes_back(desk: Desk, anna: int) -> None:
    ride = added(desk, "Test ride", icon="bicycle")
    log(desk, anna, ride.key, note="")
    desk.run("Retired", retire_kind, row=ride.row)
    assert offered(desk) == []
    (entry,) = desk.ask(contact_entries, customer=anna, limit=5)
    assert (shown(entry.title), entry.icon) == ("Test ride", "bicycle")
    assert [(one.key, one.title, one.own) for one in desk.ask(own_entry_kinds)] == [(ride.key, "Test ride", True)]
    with pytest.raises(UserError, match="bring it back"):
        added(desk, "test RIDE")
    desk.run("Offered again", reinstate_kind, row=ride.row)
    assert offered(desk) == ["Test ride"]


def test_kinds_are_put_in_order_the_retired_ones_last(desk: Desk) -> None:
    one, two, three = (added(desk, name) for name in ("One", "Two", "Three"))
    desk.run("Moved", move_kind, row=three.row, place=0)
    assert offered(desk) == ["Three", "One", "Two"]
    desk.run("Moved", move_kind, row=three.row, place=99)
    desk.run("Retired", retire_kind, row=one.row)
    desk.run("Moved", move_kind, row=three.row, place=-5)
    assert [shown(known.kind.name) for known in desk.ask(own_kinds)] == ["Three", "Two", "One"]
    assert two.row in [known.kind.row for known in desk.ask(own_kinds)]


@pytest.mark.parametrize(
    ("field", "told"), [("name", {"name": " "}), ("name", {"name": "x" * 41}), ("name", {"name": "FAIR"}),
    ("icon", {"name": "Ride", "icon": "../x"})],
)  # fmt: skip
def test_a_slip_is_said_at_its_field(desk: Desk, field: str, told: dict[str, Any]) -> None:
    added(desk, "Fair")
    other = added(desk, "Other")
    with pytest.raises(UserError) as adding:
        desk.run("Kind added", add_kind, **told)
    with pytest.raises(UserError) as changing:
        desk.run("Kind changed", change_kind, row=other.row, **told)
    assert (adding.value.field, changing.value.field) == (field, field)


@pytest.mark.parametrize("command", [change_kind, retire_kind, reinstate_kind])
def test_a_kind_that_is_not_there_is_said(desk: Desk, command: Callable[..., None]) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Changed", command, row=10_000)
    assert refused.value.field == "row"


def test_there_are_not_more_kinds_than_anybody_reads(desk: Desk) -> None:
    for number in range(30):
        added(desk, f"Kind {number}")
    with pytest.raises(UserError, match="Retire one first"):
        added(desk, "One more")
    desk.run("Retired", retire_kind, row=desk.ask(own_kinds)[0].kind.row)
    added(desk, "One more")


def test_a_kind_that_nobody_knows_counts_as_a_note(desk: Desk) -> None:
    def unknown(_shop: object) -> Kind:
        return kind_of("seance")

    assert desk.ask(unknown).key == "note"


def test_nobody_is_in_touch_in_a_note_of_the_owners_own(desk: Desk, anna: int) -> None:
    talk, note = added(desk, "Chat", shape=Shape.TALK), added(desk, "Measured", shape=Shape.NOTE)
    first, second = log(desk, anna, talk.key, 3), log(desk, anna, note.key, 9)

    def last() -> int | None:
        found = desk.ask(last_contact, customer=anna)
        assert desk.ask(LAST_CONTACT.problems) == ()
        stored = desk.store.database.execute_sql("SELECT kind FROM customer_last_contact").fetchone()
        assert (found.kind if found else None) == (stored[0] if stored else None)
        return found.row if found else None

    assert last() == first
    desk.run("Changed", change_kind, row=note.row, shape=Shape.MEETING)
    assert last() == second, "the table kept of them follows the kind"
    desk.undo()
    assert last() == first
    entries = desk.ask(contact_entries, customer=anna, limit=5)
    assert [one.touch for one in entries] == [False, True]


def test_contacts_are_counted_by_element_and_by_kind(desk: Desk, anna: int) -> None:
    other = desk.run("Customer added", add_customer, name="Arvo")
    ride = added(desk, "Test ride", element=Element.FACE_TO_FACE)
    for kind, told in (
        ("visit", {}), ("visit", {"place": Place.SHOP}), ("visit", {"place": Place.CUSTOMER}), ("meeting", {}),
        ("call", {}), ("call", {"answered": False}), ("email", {}), ("letter", {}), ("note", {}), (ride.key, {}),
        ("occasion", {}), ("social", {}),
    ):  # fmt: skip
        log(desk, anna, kind, 5, **told)
    log(desk, other, "call", 5)
    log(desk, anna, "call", 20)
    counts = desk.ask(contacts_by_element, first=date(2026, 11, 5), last=date(2026, 11, 19), customer=anna)
    assert dict(counts.by_element) == {
        Element.PREMISES: 2, Element.FACE_TO_FACE: 3, Element.RELATIONSHIP: 2, Element.CORRESPONDENCE: 3,
    }  # fmt: skip
    assert (counts.total, counts.unanswered, counts.notes) == (10, 1, 1)
    kinds_told = {one.kind.key: one.count for one in counts.by_kind}
    assert (kinds_told["visit"], kinds_told["call"], kinds_told[ride.key]) == (3, 1, 1)
    everybody = desk.ask(contacts_by_element, first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert everybody.total == 12
    desk.run("Trashed", trash_customer, customer=other)
    assert desk.ask(contacts_by_element, first=date(2026, 11, 1), last=date(2026, 11, 30)).total == 11


def test_a_day_is_the_day_on_the_wall(desk: Desk, anna: int) -> None:
    desk.run("Logged", log_contact, customer=anna, kind="call", on=wall("2026-11-05T00:30"))
    desk.run("Logged", log_contact, customer=anna, kind="call", on=wall("2026-11-05T23:30"))

    def on(day: int) -> int:
        return desk.ask(contacts_by_element, first=date(2026, 11, day), last=date(2026, 11, day)).total

    assert [on(4), on(5), on(6)] == [0, 2, 0]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(
        st.tuples(st.sampled_from(ContactKind), st.sampled_from([None, True, False]), st.sampled_from(Place)),
        max_size=12,
    )
)
def test_every_contact_is_counted_once(desk: Desk, told: list[tuple[ContactKind, bool | None, Place]]) -> None:
    whom = desk.run("Customer added", add_customer, name="Anna Saar")
    for kind, answered, place in told:
        log(desk, whom, kind, answered=answered, place=place)
    counts = desk.ask(contacts_by_element, first=date(2026, 11, 1), last=date(2026, 11, 30), customer=whom)
    assert counts.total + counts.unanswered + counts.notes == len(told)
    assert counts.total == sum(one.count for one in counts.by_kind)
