"""Contacts are logged, changed and deleted, and all of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import change_contact, delete_contact, log_contact
from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.queries import contact, contacts
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer, trash_customer
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.run("Customer added", add_customer, name="Anna Saar")


def log(desk: Desk, whom: int, **told: object) -> int:
    logging: Callable[..., int] = log_contact
    return desk.run("Contact logged", logging, **{"customer": whom, "kind": ContactKind.CALL, **told})


def read(desk: Desk, row: int) -> ContactDetails:
    found = desk.ask(contact, row=row)
    assert found is not None
    return found


def test_a_call_is_logged_as_it_was(desk: Desk, anna: int, clock: FakeClock) -> None:
    row = log(
        desk, anna, direction=Direction.OUTGOING, note="  Happy with the saddle.\r\nWants panniers. ", lasted_s=360,
        on=wall("2026-11-08T14:20"), outcome=" left  a message ",
    )  # fmt: skip
    found = read(desk, row)
    assert (found.customer, found.kind, found.direction) == (anna, ContactKind.CALL, Direction.OUTGOING)
    assert found.note == "Happy with the saddle.\nWants panniers."
    assert found.outcome == "left a message"
    assert found.on == wall("2026-11-08T14:20")
    assert found.lasted_s == 360
    assert found.by_name == "Mart"


def test_without_a_moment_it_happened_now(desk: Desk, anna: int) -> None:
    assert read(desk, log(desk, anna)).on == wall("2026-11-20T09:05")


def test_the_wall_clock_of_summer_is_kept(desk: Desk, anna: int) -> None:
    assert read(desk, log(desk, anna, on=wall("2026-07-01T14:20"))).on == wall("2026-07-01T14:20")


def test_a_moment_with_a_zone_is_understood(desk: Desk, anna: int) -> None:
    moment = datetime(2026, 11, 8, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    assert read(desk, log(desk, anna, on=moment)).on == wall("2026-11-08T13:00")


def test_no_length_is_no_length(desk: Desk, anna: int) -> None:
    assert read(desk, log(desk, anna, lasted_s=0)).lasted_s is None


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("customer", {"customer": 999}),
        ("customer", {"customer": 2**70}),
        ("customer", {"customer": -1}),
        ("on", {"on": wall("2026-11-21T09:06")}),
        ("on", {"on": wall("1800-01-01T00:00")}),
        ("on", {"on": wall("9999-12-31T23:59")}),
        ("lasted_s", {"lasted_s": -1}),
        ("lasted_s", {"lasted_s": 10**9}),
        ("by", {"by": 999}),
        ("outcome", {"outcome": "x" * 200}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(desk: Desk, anna: int, field: str, told: dict[str, Any]) -> None:
    with pytest.raises(UserError) as refused:
        log(desk, anna, **told)
    assert refused.value.field == field
    assert desk.ask(contacts, customer=anna) == []


def test_a_day_of_grace_for_clocks_that_disagree(desk: Desk, anna: int) -> None:
    assert log(desk, anna, on=wall("2026-11-21T09:05"))


def test_nothing_is_written_about_a_customer_in_the_trash(desk: Desk, anna: int) -> None:
    row = log(desk, anna)
    desk.run("Customer deleted", trash_customer, customer=anna)
    deeds: tuple[tuple[Callable[..., object], dict[str, object]], ...] = (
        (log_contact, {"customer": anna, "kind": ContactKind.NOTE}),
        (change_contact, {"row": row, "note": "late"}),
        (delete_contact, {"row": row}),
    )
    for command, told in deeds:
        with pytest.raises(UserError) as refused:
            desk.run("x", command, **told)
        assert refused.value.field == "customer"


def test_what_is_not_told_stays_as_it_was(desk: Desk, anna: int) -> None:
    row = log(desk, anna, note="Happy", lasted_s=360, outcome="answered", on=wall("2026-11-08T14:20"))
    before = read(desk, row)
    desk.run("Contact changed", change_contact, row=row, outcome="no answer")
    after = read(desk, row)
    assert after.outcome == "no answer"
    assert (after.note, after.on, after.lasted_s, after.by) == (before.note, before.on, before.lasted_s, before.by)


def test_length_and_person_can_be_taken_away(desk: Desk, anna: int) -> None:
    row = log(desk, anna, lasted_s=360)
    desk.run("Contact changed", change_contact, row=row, lasted_s=0, by=0)
    after = read(desk, row)
    assert (after.lasted_s, after.by, after.by_name) == (None, None, "")


def test_a_moment_handed_back_by_a_form_keeps_its_seconds(desk: Desk, anna: int, clock: FakeClock) -> None:
    clock.sleep(seconds=42)
    row = log(desk, anna)
    shown = read(desk, row).on.replace(second=0)
    desk.run("Contact changed", change_contact, row=row, on=shown, note="x")
    assert read(desk, row).on.second == 42


def test_a_deleted_contact_comes_back_by_undo(desk: Desk, anna: int) -> None:
    row = log(desk, anna, note="Happy")
    before = read(desk, row)
    desk.run("Contact deleted", delete_contact, row=row)
    assert desk.ask(contact, row=row) is None
    with pytest.raises(UserError):
        desk.run("Contact deleted", delete_contact, row=row)
    desk.undo()
    assert read(desk, row) == before


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["log", "change", "delete"]),
        st.integers(0, 4),
        st.fixed_dictionaries(
            {},
            optional={
                "kind": st.sampled_from(ContactKind),
                "note": st.text(max_size=40),
                "direction": st.sampled_from(Direction),
                "on": st.datetimes(),
                "lasted_s": st.integers(-5, 10**7),
                "outcome": st.text(max_size=80),
                "by": st.integers(-1, 2),
            },
        ),
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_undoing_all_gives_the_shop_before_and_redoing_all_the_shop_after(
    desk: Desk, deeds: list[tuple[str, int, dict[str, Any]]]
) -> None:
    customer = desk.run("Customer added", add_customer, name="Anna")
    done = 0
    rows: list[int] = []
    for name, place, told in deeds:
        try:
            if name == "log":
                rows.append(log(desk, customer, **told))
                done += 1
            elif rows:
                before = desk.ask(contacts, customer=customer)
                row = rows[place % len(rows)]
                command, given = (change_contact, told) if name == "change" else (delete_contact, {})
                desk.run("Contact", command, row=row, **given)
                done += desk.ask(contacts, customer=customer) != before or name == "delete"
        except UserError:
            continue
    after = desk.ask(contacts, customer=customer)
    steps = 0
    while (step := desk.last_undo) is not None and step.command != "add_customer":
        desk.undo()
        steps += 1
    assert desk.ask(contacts, customer=customer) == []
    for _ in range(steps):
        desk.redo()
    assert desk.ask(contacts, customer=customer) == after
    assert all(one.on.replace(tzinfo=UTC) for one in after)
