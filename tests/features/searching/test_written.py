"""What was written down is found by its words, by the newest first, and never what is not there any more."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.text import tidy_lines, tokens
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import all_of
from clientdesk.desk.whole import Found
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.commands import change_contact, delete_contact, log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer, empty_trash, restore_customer, trash_customer
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.searching.queries import find_written, snippet


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer with a note."""
    return desk.run("Added", add_customer, name="Anna Saar", note="Has a grey cat")


def log(desk: Desk, customer: int, note: str) -> int:
    return desk.run("Logged", log_contact, customer=customer, kind=ContactKind.CALL, note=note)


def found(desk: Desk, text: str) -> list[str]:
    return [one.detail for one in desk.ask(find_written, text=text)]


def test_every_capability_s_texts_are_found(desk: Desk, anna: int) -> None:
    log(desk, anna, "Asked about Öl für die Säge")
    desk.run("Added", add_reminder, customer=anna, what="Order the chain", due_on=date(2026, 12, 1))
    desk.run(
        "Added", add_appointment, what="Fitting", starts=datetime(2026, 12, 1, 10),  # noqa: DTZ001 - the wall
        ends=datetime(2026, 12, 1, 11),  # noqa: DTZ001 - the wall

        customer=anna, place="Workshop",
    )  # fmt: skip
    assert found(desk, "grey cat") == ["Has a grey cat"]
    assert found(desk, "ol sag") == ["Asked about Öl für die Säge"]
    assert found(desk, "chai") == ["Order the chain"]
    assert found(desk, "workshop") == ["Fitting Workshop"]
    (one,) = desk.ask(find_written, text="chain")
    assert (one.title, one.customer, one.table, one.on) == ("Anna Saar", anna, "reminder", date(2026, 12, 1))


def test_the_newest_stands_first_and_no_more_than_asked_for(desk: Desk, anna: int) -> None:
    for number in range(30):
        log(desk, anna, f"oil {number}")
    assert found(desk, "oil")[:2] == ["oil 29", "oil 28"]
    assert len(desk.ask(find_written, text="oil", limit=5)) == 5


def test_a_change_and_a_deletion_are_followed_and_undone(desk: Desk, anna: int) -> None:
    row = log(desk, anna, "likes tea")
    desk.run("Changed", change_contact, row=row, note="likes coffee")
    assert (found(desk, "tea"), found(desk, "coffee")) == ([], ["likes coffee"])
    desk.run("Deleted", delete_contact, row=row)
    assert found(desk, "coffee") == []
    desk.undo()
    assert found(desk, "coffee") == ["likes coffee"]


def test_who_lies_in_the_trash_is_not_found_and_who_is_gone_leaves_no_words(desk: Desk, anna: int) -> None:
    log(desk, anna, "likes tea")
    desk.run("Thrown", trash_customer, customer=anna)
    assert found(desk, "tea") == [] == found(desk, "cat")
    desk.run("Restored", restore_customer, customer=anna)
    assert found(desk, "tea") == ["likes tea"]
    desk.run("Thrown", trash_customer, customer=anna)
    desk.run("Emptied", empty_trash)
    assert desk.store.database.execute_sql("SELECT count(*) FROM written").fetchone() == (0,)


@pytest.mark.parametrize("text", ["", " ", "!?", '"', "NEAR(", "z*", "-", "\x00", "🦊", "x" * 5000, "AND OR NOT"])
def test_any_text_may_be_asked_for(desk: Desk, anna: int, text: str) -> None:
    assert desk.ask(find_written, text=text) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    notes=st.lists(st.text(max_size=30), max_size=8),
    asked=st.one_of(st.sampled_from(["a", "ол", "כ", "1"]), st.text(max_size=4)),
)
def test_what_is_found_is_what_a_plain_reading_finds(desk: Desk, anna: int, notes: list[str], asked: str) -> None:
    kept = {log(desk, anna, note): tidy_lines(note) for note in notes if tidy_lines(note)}
    wanted = tokens(asked)
    right = {
        row for row, note in kept.items()
        if wanted and all(any(word.startswith(one) for word in tokens(note)) for one in wanted)
    }  # fmt: skip
    hits: list[Found] = desk.ask(find_written, text=asked, limit=1000)
    assert {one.row for one in hits if one.table == "contact" and one.row in kept} == right
    for derived in all_of(CATALOGUE, "derived"):
        assert list(desk.ask(derived.problems)) == []


@pytest.mark.parametrize(
    ("text", "asked", "shown"),
    [
        ("short", "short", "short"),
        ("one\ntwo", "two", "one two"),
        ("a" * 30 + " and then there was oil", "oil", "… and then there was oil"),
        ("oil " + "b" * 200, "oil", "oil " + "b" * 136 + " …"),
        ("nothing of it", "tea", "nothing of it"),
    ],
)
def test_a_snippet_begins_a_little_before_what_was_asked_for(text: str, asked: str, shown: str) -> None:
    assert snippet(text, asked) == shown
