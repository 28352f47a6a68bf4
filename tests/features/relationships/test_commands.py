"""Kinds of relationship: given, kept as history, changed by the owner, suggested and refused."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from clientdesk.base.errors import UserError
from clientdesk.base.words import shown
from clientdesk.desk.archive import export_archive, import_archive
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.facts import FactInput, FactTest, facts_of
from clientdesk.desk.facts import Test as Asks
from clientdesk.desk.feature import manner_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer, change_customer, trash_customer
from clientdesk.features.duplicates.commands_merge import merge_customers, part_customers
from clientdesk.features.duplicates.records import Merge
from clientdesk.features.relationships.commands import (
    change_relationship_defaults,
    clear_relationship,
    refuse_suggestion,
    reset_relationship_defaults,
    set_relationship,
    set_relationship_of,
)
from clientdesk.features.relationships.queries import (
    present_kinds,
    relationship_periods,
    rhythm_days_of,
    set_by_kind,
)
from clientdesk.features.relationships.queries_screens import sheet_rows, timeline_entries
from clientdesk.features.relationships.queries_suggestions import suggested_kind
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer without a kind of relationship."""
    return desk.run("Customer added", add_customer, name="Anna Kask")


def become(desk: Desk, customer: int, kind: str, on: str = "", reason: str = "") -> None:
    if on:
        assert isinstance(desk.clock, FakeClock)
        desk.clock.set_local(datetime.fromisoformat(f"{on} 10:00"))
    desk.run("Kind changed", set_relationship, customer=customer, kind=kind, reason=reason)


def history(desk: Desk, customer: int) -> list[tuple[str, str, str]]:
    periods = desk.ask(relationship_periods, customer=customer)
    return [(one.kind, str(one.since), str(one.until or "")) for one in periods]


def test_kinds_follow_one_another_and_are_kept(desk: Desk, anna: int) -> None:
    become(desk, anna, "personal", "2026-01-10", " asked  for it ")
    become(desk, anna, "dedicated", "2026-03-01")
    become(desk, anna, "dedicated", "2026-04-01")
    assert history(desk, anna) == [("dedicated", "2026-03-01", ""), ("personal", "2026-01-10", "2026-03-01")]
    assert desk.ask(present_kinds, [anna]) == {anna: "dedicated"}
    assert desk.ask(rhythm_days_of) == {anna: 30}
    entries = desk.ask(timeline_entries, customer=anna, limit=5)
    assert [shown(one.title) for one in entries] == [
        "Kind of relationship: Dedicated personal",
        "Kind of relationship: Personal",
    ]
    assert entries[1].body == "asked for it"
    assert not any(one.touch for one in entries)
    assert [(shown(one.label), one.text) for one in desk.ask(sheet_rows, customer=anna)] == [
        ("Dedicated personal", "since 1 Mar"),
        ("Rhythm", "every 30 days"),
        ("Personal", "10 Jan to 1 Mar · asked for it"),
    ]
    desk.run("Kind taken away", clear_relationship, customer=anna)
    assert desk.ask(present_kinds, [anna]) == {}
    assert shown(desk.ask(timeline_entries, customer=anna, limit=1)[0].title) == "No kind of relationship any more"
    desk.undo()
    assert desk.ask(present_kinds, [anna]) == {anna: "dedicated"}


def test_what_cannot_be_is_refused(desk: Desk, anna: int) -> None:
    for given, field in (
        ({"kind": "friend"}, "kind"),
        ({"reason": "x" * 501}, "reason"),
        ({"customer": 99}, "customer"),
    ):
        told: dict[str, object] = {"customer": anna, "kind": "personal"} | given
        with pytest.raises(UserError) as error:
            desk.run("Kind changed", set_relationship, **told)  # type: ignore[arg-type]
        assert error.value.field == field
    desk.run("Trash", trash_customer, customer=anna)
    with pytest.raises(UserError):
        become(desk, anna, "personal")


def test_many_become_of_one_kind_in_one_step(desk: Desk, anna: int) -> None:
    bert = desk.run("Customer added", add_customer, name="Bert Saar")
    become(desk, anna, "personal", "2026-01-10")
    desk.clock.set_local(datetime.fromisoformat("2026-11-20 10:00"))  # type: ignore[attr-defined]
    told = desk.run_batch("Kinds", set_relationship_of, customers=(anna, bert, 99), kind="community", reason="club")
    assert told == 2
    assert desk.ask(present_kinds) == {anna: "community", bert: "community"}
    desk.undo()
    assert desk.ask(present_kinds) == {anna: "personal"}
    desk.run_batch("Kinds", set_relationship_of, customers=(anna, bert), kind="")
    assert desk.ask(present_kinds) == {}
    with pytest.raises(UserError):
        desk.run_batch("Kinds", set_relationship_of, customers=(), kind="community")


def test_the_owner_changes_what_a_kind_sets_and_takes_it_back(desk: Desk, anna: int) -> None:
    become(desk, anna, "long_term")
    change = change_relationship_defaults
    desk.run("Changed", change, kind="long_term", rhythm_days=0, personal="", follow_up=" How is the bike? ")
    known = desk.ask(set_by_kind, kind="long_term")
    assert known is not None
    assert (known.rhythm_days, known.personal, known.follow_up) == (0, "", "How is the bike?")
    assert known.channel == "call", "what was not changed is as it was"
    assert desk.ask(rhythm_days_of, [anna]) == {anna: 0}
    manner = desk.ask(manner_of, customer=anna)
    assert manner is not None
    assert (manner.name, manner.follow_up) == ("Long-term", "How is the bike?")
    desk.run("As begun", reset_relationship_defaults, kind="long_term")
    assert desk.ask(rhythm_days_of, [anna]) == {anna: 90}
    desk.undo()
    assert desk.ask(rhythm_days_of, [anna]) == {anna: 0}
    refused: tuple[tuple[dict[str, object], str], ...] = (
        ({"rhythm_days": -1}, "rhythm_days"),
        ({"rhythm_days": 9999}, "rhythm_days"),
        ({"channel": "telepathy"}, "channel"),
        ({"personal": "x" * 1001}, "personal"),
        ({"kind": "friend"}, "kind"),
    )
    for given, field in refused:
        told: dict[str, object] = {"kind": "personal"} | given
        with pytest.raises(UserError) as error:
            desk.run("Changed", change, **told)  # type: ignore[arg-type]
        assert error.value.field == field


def test_a_move_is_suggested_until_it_is_refused_or_made(desk: Desk, anna: int) -> None:
    for month in (2, 4, 6, 8):
        on = datetime(2026, month, 3, 12)  # noqa: DTZ001 - the shop's wall
        desk.run("Visit", log_contact, customer=anna, kind=ContactKind.VISIT, note="Looked at saddles", on=on)
    found = desk.ask(suggested_kind, customer=anna)
    assert found is not None
    assert (found.kind, found.because.text()) == ("dedicated", "4 personal visits within a year")
    desk.run("Refused", refuse_suggestion, customer=anna, kind="dedicated")
    desk.run("Refused", refuse_suggestion, customer=anna, kind="dedicated")
    assert desk.ask(suggested_kind, customer=anna) is None
    desk.undo()
    become(desk, anna, "dedicated")
    assert desk.ask(suggested_kind, customer=anna) is None
    assert desk.ask(suggested_kind, customer=-1) is None


def test_it_is_a_fact_for_filters_forms_and_files(desk: Desk, anna: int) -> None:
    desk.run("Changed", change_customer, customer=anna, facts=(FactInput("relationship", "community"),))
    (fact,) = [one for one in desk.ask(facts_of) if one.key == "relationship"]
    assert fact.in_form
    assert fact.words("community") == "Community"
    assert desk.ask(fact.values, [anna]) == {anna: "community"}
    assert fact.read is not None
    assert desk.ask(fact.read, "Dedicated personal") == "dedicated"
    bert = desk.run("Customer added", add_customer, name="Bert Saar")

    def passing(test: FactTest) -> list[int]:
        assert fact.where is not None
        sql, values = desk.ask(fact.where, test)
        rows = desk.shop().database.execute_sql(f"SELECT id FROM customer WHERE {sql}", tuple(values)).fetchall()
        return [row[0] for row in rows]

    assert passing(FactTest("relationship", Asks.IS, "community")) == [anna]
    assert passing(FactTest("relationship", Asks.UNKNOWN)) == [bert]
    desk.run("Changed", change_customer, customer=anna, facts=(FactInput("relationship", ""),))
    assert desk.ask(present_kinds) == {}


@pytest.mark.parametrize("both", [True, False])
def test_a_merge_keeps_one_kind_at_a_time_and_parting_gives_it_back(desk: Desk, anna: int, *, both: bool) -> None:
    other = desk.run("Customer added", add_customer, name="Ann Kask")
    become(desk, other, "community", "2026-05-01")
    desk.run("Refused", refuse_suggestion, customer=other, kind="automated")
    if both:
        become(desk, anna, "personal", "2026-06-01")
        desk.run("Refused", refuse_suggestion, customer=anna, kind="automated")
    desk.run("Merged", merge_customers, into=anna, others=(other,))
    kept = [("personal", "2026-06-01", "")] if both else [("community", "2026-05-01", "")]
    assert history(desk, anna) == kept
    desk.run("Parted", part_customers, merge=Merge.get().id)
    assert history(desk, other) == [("community", "2026-05-01", "")]
    assert history(desk, anna) == ([("personal", "2026-06-01", "")] if both else [])


def test_an_archive_brings_everything_back(desk: Desk, anna: int, tmp_path: Path) -> None:
    become(desk, anna, "personal", "2026-01-10")
    become(desk, anna, "co_creation", "2026-03-01", "ideas")
    desk.run("Changed", change_relationship_defaults, kind="co_creation", rhythm_days=21)
    export_archive(desk, tmp_path / "shop.zip", lambda _done, _of: None)
    store = open_store(tmp_path / "new", plan_of(CATALOGUE), create=True)
    other = Desk(store, CATALOGUE, FakeClock())
    import_archive(other, tmp_path / "shop.zip", lambda _done, _of: None)
    assert history(other, anna) == history(desk, anna)
    assert other.ask(rhythm_days_of, [anna]) == {anna: 21}
    store.close()


def test_the_first_day_is_the_day_on_which_it_was_said(desk: Desk, anna: int) -> None:
    become(desk, anna, "personal", "2026-02-28")
    assert [one.since for one in desk.ask(relationship_periods, customer=anna)] == [date(2026, 2, 28)]
