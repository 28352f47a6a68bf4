"""Anyone is found in a few letters: across scripts, layouts and spellings, by phone, city and tag."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.finding import parse_query, searchable
from clientdesk.base.phone import parse_phone
from clientdesk.desk.desk import Desk
from clientdesk.features.customers import commands, commands_tags
from clientdesk.features.customers.inputs import AddressInput
from clientdesk.features.customers.listing import customer_count, customer_ids
from clientdesk.features.customers.queries_find import find
from clientdesk.features.customers.search_source import problems, rebuild
from tests.features.customers.people import add, add_some, email, phone


def found(desk: Desk, text: str) -> list[str]:
    return [one.name for one in desk.ask(find, text=text)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Иванов Пётр", "ivanov"),
        ("Иванов Пётр", "bdfyjd"),
        ("Иванов Пётр", "иванов петр"),
        ("Иванов Пётр", "ПЁТР"),
        ("Щербаков Илья", "shcherbakov"),
        ("דוד כהן", "kohen"),
        ("דוד כהן", "cohen"),
        ("דוד כהן", "fvi"),
        ("Miriam Cohen", "כהן"),
        ("Živilė Žukaitė", "zivile"),
        ("Õnne Õunapuu", "onne ou"),
        ("Anna Saar", "saar an"),
        ("Conor O’Brien", "obrien"),
        ("Conor O’Brien", "o'brien"),
        ("Groß & Söhne", "gross sohne"),
    ],
)
def test_a_name_is_found_however_it_is_typed(desk: Desk, name: str, typed: str) -> None:
    add(desk, "Somebody Else")
    add(desk, name)
    assert found(desk, typed) == [name]


@pytest.mark.parametrize(
    "typed",
    ["51234567", "5123 4567", "+372 5123 4567", "+37251234567", "0037251234567", "(372) 5123-4567", "4567", "512"],
)
def test_a_phone_is_found_in_any_spelling(desk: Desk, typed: str) -> None:
    add_some(desk)
    assert [(one.name, one.why) for one in desk.ask(find, text=typed)] == [("Anna Saar", "+372 5123 4567")]


@pytest.mark.parametrize(
    ("typed", "why"),
    [("anna.saar@post", "Anna.Saar@post.ee"), ("tartu", "Tartu"), ("tour", "touring"), ("anna tartu", "Tartu")],
)
def test_the_answer_says_by_what_it_was_found(desk: Desk, typed: str, why: str) -> None:
    add_some(desk)
    (anna,) = desk.ask(find, text=typed)
    assert (anna.name, anna.address_as, anna.phone, anna.why) == ("Anna Saar", "Mrs. Saar", "+372 5123 4567", why)


def test_the_best_stand_first(desk: Desk) -> None:
    add(desk, "Somebody Else", nickname="Ann")
    for name in ("Annabel Lee", "Joann Ann", "Ann Black"):
        add(desk, name)
    assert found(desk, "ann") == ["Ann Black", "Joann Ann", "Annabel Lee", "Somebody Else"]
    assert [one.name for one in desk.ask(find, text="ann", limit=2)] == ["Ann Black", "Joann Ann"]


@pytest.mark.parametrize("typed", ["", "   ", "-", '"', "*", "zzzz", "\x00", "anna saar nobody"])
def test_nothing_comes_of_nothing(desk: Desk, typed: str) -> None:
    add_some(desk)
    assert found(desk, typed) == []


def test_the_index_follows_every_change(desk: Desk) -> None:
    some = add_some(desk)
    anna = some["Anna"]
    desk.run("Changed", commands.change_customer, customer=anna, family="Tamm", points=(phone("5550 0001"),))
    assert found(desk, "saar") == [] and found(desk, "5123") == [] and found(desk, "tamm") == ["Anna Tamm"]
    desk.undo()
    assert found(desk, "saar") == ["Anna Saar"] and found(desk, "5123") == ["Anna Saar"]
    desk.run("Changed", commands.change_customer, customer=anna, addresses=(AddressInput(city="Võru"),), tags=())
    assert found(desk, "voru") == ["Anna Saar"] and found(desk, "touring") == []
    desk.run("Trashed", commands.trash_customer, customer=anna)
    assert found(desk, "anna") == []
    desk.run("Restored", commands.restore_customer, customer=anna)
    assert found(desk, "anna voru") == ["Anna Saar"]
    assert desk.ask(problems) == []


def test_a_renamed_tag_is_found_by_its_new_name(desk: Desk) -> None:
    add_some(desk)
    tag = desk.run("Tagged", commands.add_tag, customer=add(desk, "Oleg"), name="club")
    desk.run("Renamed", commands_tags.rename_tag, tag=tag, name="Reisijad")
    assert sorted(found(desk, "reis")) == ["Anna Saar", "Arvo Mägi", "Oleg"] and found(desk, "club") == []
    desk.run("Deleted", commands_tags.delete_tag, tag=tag)
    assert found(desk, "reis") == []


def test_filters_combine_with_the_text_and_with_each_other(desk: Desk) -> None:
    some = add_some(desk)
    worn = ("club", "touring")
    tags = {name: desk.run("Tagged", commands.add_tag, customer=some["Anna"], name=name) for name in worn}
    assert desk.ask(customer_ids, potential="A").tolist() == [some["Anna"], some["Garden"]]
    assert desk.ask(customer_ids, text="a", potential="C").tolist() == [some["Arvo"]]
    assert desk.ask(customer_ids, tags=(tags["club"],)).tolist() == [some["Anna"], some["Arvo"]]
    assert desk.ask(customer_ids, tags=tuple(tags.values())).tolist() == [some["Anna"]]
    assert desk.ask(customer_count, tags=(tags["club"],), potential="C") == 1
    assert desk.ask(customer_count) == 6 and desk.ask(customer_count, most=4) == 4


def test_a_class_is_no_word_to_search_for(desk: Desk) -> None:
    add(desk, "Oleg", "A")
    for typed in ("class", "class:a", "¤class·a"):
        assert found(desk, typed) == []


def test_the_index_made_anew_says_the_same(desk: Desk) -> None:
    some = add_some(desk)
    desk.run("Trashed", commands.trash_customer, customer=some["Arvo"])
    typed = ("a", "4567", "pärnu", "ivanova", "club", "")
    before = {text: desk.ask(customer_ids, text=text).tolist() for text in typed}
    with desk.store.transaction():
        rebuild(desk.shop())
    assert {text: desk.ask(customer_ids, text=text).tolist() for text in typed} == before


def test_a_check_tells_of_an_index_that_is_wrong(desk: Desk) -> None:
    some = add_some(desk)
    desk.store.database.execute_sql("DELETE FROM customer_search WHERE customer = ?", (some["Anna"],))
    assert len(desk.ask(problems)) == 1


Names = st.lists(
    st.sampled_from(["Anna Saar", "Анна Сааремаа", "כהן דוד", "O’Brien 5", "Živilė", "ann", "12 Bikes"]), max_size=4
)
Typed = st.text(max_size=10) | st.sampled_from(
    ["an", "анна", "כהן", "o'b", "5", "51", "zivile s", "AND OR", "a* -b", '"x']
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=Names, typed=Typed)
def test_what_is_found_is_what_meets_the_query(desk: Desk, names: list[str], typed: str) -> None:
    while desk.last_undo:
        desk.undo()
    ids = [add(desk, name, points=(phone("5123 4567"), email("ann@x.ee"))) for name in names]
    number = parse_phone("5123 4567", "EE")
    query = parse_query(typed)
    met = {
        customer
        for customer, name in zip(ids, names, strict=True)
        if query.is_met_by(searchable([name], ["ann@x.ee"], [number]).split())
    }
    assert set(desk.ask(customer_ids, text=typed)) == met
