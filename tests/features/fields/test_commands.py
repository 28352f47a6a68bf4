"""Fields of the owner's own: made, told, changed in kind, found, filtered; undone and brought out and in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.base.numbers import number_words, read_number
from clientdesk.base.words import use_language
from clientdesk.desk.archive import export_archive, import_archive
from clientdesk.desk.audit import audit
from clientdesk.desk.audit_words import lines_of
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.facts import Fact, FactInput, FactKind, FactTest, facts_of
from clientdesk.desk.facts import Test as Asks
from clientdesk.desk.shop import Shop
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer, change_customer, trash_customer
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.fields.commands import (
    add_own_choice,
    add_own_field,
    change_field_kind,
    delete_own_choice,
    delete_own_field,
    move_own_field,
    rename_own_choice,
    rename_own_field,
    set_own_value,
)
from clientdesk.features.fields.queries import kind_change_preview, own_fields, own_values
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock


def field(desk: Desk, name: str, kind: FactKind, *choices: str) -> int:
    """Make a field."""
    return desk.run("Field added", add_own_field, name=name, kind=kind, choices=choices)


def somebody(desk: Desk, name: str, **told: str) -> int:
    """Add a customer, and tell what stands in fields by their name."""
    customer = desk.run("Added", add_customer, name=name)
    for title, value in told.items():
        tell(desk, customer, title, value)
    return customer


def tell(desk: Desk, customer: int, title: str, value: str) -> None:
    """Write a value as a person types it."""
    which = next(one.id for one in desk.ask(own_fields) if one.name == title)
    desk.run("Told", set_own_value, customer=customer, field=which, value=value)


def shown(desk: Desk, customer: int) -> dict[str, str]:
    """What stands in the fields of a customer."""
    return {one.name: one.text for one in desk.ask(own_values, customer=customer)}


def fact(desk: Desk, title: str) -> Fact:
    """A field as a fact."""
    return next(one for one in desk.ask(facts_of) if one.title == title)


def passing(desk: Desk, title: str, test: Asks, value: str = "") -> set[str]:
    """The names of those who pass a test."""

    def names(shop: Shop) -> set[str]:
        one = fact(desk, title)
        assert one.where is not None
        sql, values = one.where(shop, FactTest(one.key, test, value))
        found = shop.database.execute_sql(f"SELECT name FROM customer WHERE {sql}", tuple(values))
        return {row[0] for row in found.fetchall()}

    return desk.ask(names)


def choice(desk: Desk, title: str, name: str) -> str:
    """The key of a choice."""
    return next(one.key for one in fact(desk, title).choices if one.words == name)


@pytest.mark.parametrize(
    ("kind", "typed", "seen"),
    [
        (FactKind.TEXT, "  steel frame ", "steel frame"),
        (FactKind.NUMBER, "1 234,50", "1,234.5"),
        (FactKind.MONEY, "1 234,5 €", "€1,234.50"),
        (FactKind.DATE, "12.3.2024", "12 March 2024"),
        (FactKind.DATE, "12.3.24", "12 March 2024"),
        (FactKind.YES_NO, "jah", "yes"),
        (FactKind.YES_NO, "нет", "no"),
        (FactKind.ONE_OF, "RED", "Red"),
        (FactKind.SOME_OF, "blue; red", "Red, Blue"),
    ],
)
def test_a_value_is_read_as_it_is_typed(desk: Desk, kind: FactKind, typed: str, seen: str) -> None:
    field(desk, "Own", kind, "Red", "Blue")
    anna = somebody(desk, "Anna", Own=typed)
    assert shown(desk, anna) == {"Own": seen}
    tell(desk, anna, "Own", "")
    assert shown(desk, anna) == {}


@pytest.mark.parametrize("language", ["en", "et", "lt", "ru", "he"])
@given(number=st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False))
def test_a_number_is_read_back_as_it_is_written_in_every_language(language: str, number: object) -> None:
    use_language(language)
    try:
        plain = read_number(f"{number:f}")
        assert plain is not None
        assert read_number(plain) == plain
        assert read_number(number_words(plain)) == plain
    finally:
        use_language("en")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (FactKind.NUMBER, "a lot"), (FactKind.NUMBER, "1.2.3"), (FactKind.MONEY, "12.345,678"),
        (FactKind.DATE, "12.3."), (FactKind.DATE, "31.2.2024"), (FactKind.YES_NO, "perhaps"),
        (FactKind.ONE_OF, "Green"), (FactKind.SOME_OF, "Red, Green"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_at_its_field(desk: Desk, kind: FactKind, typed: str) -> None:
    field(desk, "Own", kind, "Red", "Blue")
    anna = somebody(desk, "Anna")
    key = fact(desk, "Own").key
    with pytest.raises(UserError) as refused:
        desk.run("Changed", change_customer, customer=anna, facts=(FactInput(key, typed),))
    assert refused.value.field == f"facts.{key}"
    assert shown(desk, anna) == {}


def test_two_fields_do_not_share_a_name(desk: Desk) -> None:
    field(desk, "Frame", FactKind.TEXT)
    with pytest.raises(UserError, match="name"):
        field(desk, " frame ", FactKind.NUMBER)


def test_a_field_is_told_when_somebody_is_added(desk: Desk) -> None:
    field(desk, "Frame", FactKind.NUMBER)
    key = fact(desk, "Frame").key
    anna = desk.run("Added", add_customer, name="Anna", facts=(FactInput(key, "54,5"),))
    assert shown(desk, anna) == {"Frame": "54.5"}
    desk.undo()
    desk.redo()
    assert shown(desk, anna) == {"Frame": "54.5"}


def test_the_preview_says_what_the_change_then_does(desk: Desk) -> None:
    size = field(desk, "Size", FactKind.TEXT)
    people = {typed: somebody(desk, typed, Size=typed) for typed in ("54", "1 200,5", "big", "small")}
    preview = desk.ask(kind_change_preview, field=size, kind=FactKind.NUMBER)
    assert (preview.total, preview.stay, preview.lost, preview.examples) == (4, 2, 2, ("big", "small"))
    desk.run("Changed", change_field_kind, field=size, kind=FactKind.NUMBER)
    assert [shown(desk, one).get("Size") for one in people.values()] == ["54", "1,200.5", None, None]
    desk.undo()
    assert [shown(desk, one).get("Size") for one in people.values()] == ["54", "1 200,5", "big", "small"]


def test_what_was_written_becomes_the_choices_of_a_list(desk: Desk) -> None:
    colour = field(desk, "Colour", FactKind.TEXT)
    anna, bob = somebody(desk, "Anna", Colour="red"), somebody(desk, "Bob", Colour="Red, blue")
    desk.run("Changed", change_field_kind, field=colour, kind=FactKind.SOME_OF)
    assert [one.name for one in desk.ask(own_fields)[0].choices] == ["red", "blue"]
    assert (shown(desk, anna), shown(desk, bob)) == ({"Colour": "red"}, {"Colour": "red, blue"})
    assert desk.ask(kind_change_preview, field=colour, kind=FactKind.ONE_OF).examples == ("red, blue",)
    desk.run("Changed", change_field_kind, field=colour, kind=FactKind.TEXT)
    assert shown(desk, bob) == {"Colour": "red, blue"}


_TYPED = st.one_of(
    st.sampled_from(["12", "1,5", "1.234", "-3", "12.3.2024", "2024-02-29", "yes", "ei", "Red", "Red; Blue", "€5"]),
    st.text(min_size=1, max_size=8),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=_TYPED, kinds=st.lists(st.sampled_from(list(FactKind)), min_size=1, max_size=4))
def test_a_change_of_kind_and_its_undo_give_the_same_back(desk: Desk, typed: str, kinds: list[FactKind]) -> None:
    number = field(desk, f"F{len(desk.ask(own_fields))}", FactKind.TEXT, "Red", "Blue")
    customer = desk.run("Added", add_customer, name="Somebody")
    desk.run("Told", set_own_value, customer=customer, field=number, value=typed)
    present = FactKind.TEXT
    for kind in (kind for kind in kinds if kind is not present):
        present = kind
        before = shown(desk, customer)
        preview = desk.ask(kind_change_preview, field=number, kind=kind)
        desk.run("Changed", change_field_kind, field=number, kind=kind)
        after = shown(desk, customer)
        assert len(after) == preview.stay
        desk.undo()
        assert shown(desk, customer) == before
        desk.redo()
        assert shown(desk, customer) == after
    desk.run("Gone", delete_own_field, field=number)


def test_a_choice_that_is_deleted_goes_from_all_who_have_it(desk: Desk) -> None:
    field(desk, "Colour", FactKind.SOME_OF, "Red", "Blue")
    anna = somebody(desk, "Anna", Colour="red, blue")
    red = desk.ask(own_fields)[0].choices[0].id
    desk.run("Renamed", rename_own_choice, choice=red, name="Crimson")
    assert shown(desk, anna) == {"Colour": "Crimson, Blue"}
    desk.run("Deleted", delete_own_choice, choice=red)
    assert shown(desk, anna) == {"Colour": "Blue"}
    desk.undo()
    assert shown(desk, anna) == {"Colour": "Crimson, Blue"}


def test_a_field_is_deleted_and_comes_back_with_what_it_held(desk: Desk) -> None:
    frame = field(desk, "Frame", FactKind.NUMBER)
    anna = somebody(desk, "Anna", Frame="54")
    desk.run("Deleted", delete_own_field, field=frame)
    assert shown(desk, anna) == {}
    desk.undo()
    assert shown(desk, anna) == {"Frame": "54"}


def test_fields_stand_in_the_order_they_are_put_in(desk: Desk) -> None:
    first, second = field(desk, "First", FactKind.TEXT), field(desk, "Second", FactKind.TEXT)
    desk.run("Moved", move_own_field, field=second, place=1)
    assert [one.name for one in desk.ask(own_fields)] == ["Second", "First"]
    desk.run("Renamed", rename_own_field, field=first, name="Last")
    desk.undo()
    desk.undo()
    assert [one.name for one in desk.ask(own_fields)] == ["First", "Second"]


def test_filters_compare_as_the_kind_does(desk: Desk) -> None:
    field(desk, "Frame", FactKind.NUMBER)
    field(desk, "Colour", FactKind.SOME_OF, "Red", "Blue")
    field(desk, "Note", FactKind.TEXT)
    somebody(desk, "Anna", Frame="9", Colour="Red", Note="Ülle’s friend")
    somebody(desk, "Bob", Frame="10", Colour="Red, Blue")
    somebody(desk, "Cecilia")
    assert passing(desk, "Frame", Asks.AT_LEAST, "9.5") == {"Bob"}
    assert passing(desk, "Frame", Asks.AT_MOST, "9") == {"Anna"}
    assert passing(desk, "Frame", Asks.UNKNOWN) == {"Cecilia"}
    assert passing(desk, "Colour", Asks.HAS, choice(desk, "Colour", "Blue")) == {"Bob"}
    assert passing(desk, "Colour", Asks.IS_NOT, choice(desk, "Colour", "Blue")) == {"Anna", "Cecilia"}
    assert passing(desk, "Note", Asks.HAS, "ulle") == {"Anna"}


def test_one_is_found_by_what_stands_in_a_field_of_ones_own(desk: Desk) -> None:
    field(desk, "Bicycle", FactKind.TEXT)
    colour = field(desk, "Colour", FactKind.ONE_OF, "Red")
    anna = somebody(desk, "Anna", Bicycle="Brompton", Colour="Red")
    assert list(desk.ask(customer_ids, text="bromp")) == [anna]
    desk.run("Renamed", rename_own_choice, choice=desk.ask(own_fields)[1].choices[0].id, name="Crimson")
    assert list(desk.ask(customer_ids, text="red")) == []
    assert list(desk.ask(customer_ids, text="crimson")) == [anna]
    desk.rebuild_derived()
    assert list(desk.ask(customer_ids, text="crimson brompton")) == [anna]
    desk.run("Deleted", delete_own_field, field=colour)
    assert list(desk.ask(customer_ids, text="crimson")) == []
    desk.undo()
    assert list(desk.ask(customer_ids, text="crimson")) == [anna]


def test_one_in_the_trash_takes_no_value(desk: Desk) -> None:
    field(desk, "Frame", FactKind.NUMBER)
    anna = somebody(desk, "Anna")
    desk.run("Trashed", trash_customer, customer=anna)
    with pytest.raises(UserError, match="customer"):
        tell(desk, anna, "Frame", "54")


def test_a_choice_is_added_once(desk: Desk) -> None:
    colour = field(desk, "Colour", FactKind.ONE_OF, "Red", "red", " ")
    assert [one.name for one in desk.ask(own_fields)[0].choices] == ["Red"]
    with pytest.raises(UserError, match="name"):
        desk.run("Added", add_own_choice, field=colour, name="RED")


def test_fields_and_values_come_out_and_in_with_the_whole_shop(desk: Desk, tmp_path: Path) -> None:
    field(desk, "Colour", FactKind.SOME_OF, "Red", "Blue")
    field(desk, "Worth", FactKind.MONEY)
    anna = somebody(desk, "Anna", Colour="Blue", Worth="12,50")
    export_archive(desk, tmp_path / "shop.zip", lambda _done, _of: None)
    store = open_store(tmp_path / "new", plan_of(CATALOGUE), create=True)
    other = Desk(store, CATALOGUE, FakeClock())
    import_archive(other, tmp_path / "shop.zip", lambda _done, _of: None)
    assert shown(other, anna) == {"Colour": "Blue", "Worth": "€12.50"}
    assert list(other.ask(customer_ids, text="blue")) == [anna]
    store.close()


def test_the_trail_tells_choices_by_their_names(desk: Desk) -> None:
    field(desk, "Colour", FactKind.ONE_OF, "Red", "Blue")
    anna = somebody(desk, "Anna", Colour="Red")
    tell(desk, anna, "Colour", "Blue")
    newest, first, _added = desk.ask(audit, customer=anna)
    assert desk.ask(lines_of, entry=newest) == ("Value: Blue (was Red)",)
    assert desk.ask(lines_of, entry=first) == ("Field: Colour", "Value: Red")


def test_an_undo_that_would_lose_something_newer_names_the_customer(desk: Desk) -> None:
    field(desk, "Frame", FactKind.NUMBER)
    anna = somebody(desk, "Anna", Frame="54")
    told = desk.last_undo
    assert told is not None
    tell(desk, anna, "Frame", "56")
    with pytest.raises(UserError) as refused:
        desk.undo_step(told.id)
    assert refused.value.words.text() == "Not undone, because it was changed again later: Anna."
