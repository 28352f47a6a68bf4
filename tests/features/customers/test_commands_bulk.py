"""Many customers changed at once: one step, undone as one, cancelled without a trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.arguments import decode
from clientdesk.base.errors import Cancelled, UserError
from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import trash_customer
from clientdesk.features.customers.commands_bulk import (
    classify_customers,
    set_language_of,
    set_owner_of,
    tag_customers,
    trash_customers,
    untag_customers,
)
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import Profile, profile, tags
from clientdesk.features.staff.commands import add_staff
from tests.features.customers.people import add, add_some
from tests.features.customers.test_listing import bring_many

LABEL = Phrase("{n} customer changed", "{n} customers changed", 3)


@pytest.fixture
def some(desk: Desk) -> dict[str, int]:
    return add_some(desk)


def known(desk: Desk, customer: int) -> Profile:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found


def tags_of(desk: Desk, customer: int) -> set[str]:
    return {tag.name for tag in known(desk, customer).tags}


def test_a_new_tag_goes_to_all_of_them_and_is_searched_for(desk: Desk, some: dict[str, int]) -> None:
    three = (some["Anna"], some["Arvo"], some["Veera"])
    tag = desk.run_batch(LABEL, tag_customers, customers=three, name=" winter  list ")
    assert [tags_of(desk, one) for one in three] == [
        {"touring", "club", "winter list"},
        {"club", "winter list"},
        {"winter list"},
    ]
    assert set(desk.ask(customer_ids, tags=(tag,))) == set(three)
    desk.undo()
    assert tags_of(desk, some["Veera"]) == set() and not desk.ask(customer_ids, tags=(tag,))
    assert "winter list" not in {one.name for one in desk.ask(tags)}


def test_who_wears_the_tag_already_stays_as_they_are(desk: Desk, some: dict[str, int]) -> None:
    desk.run_batch(LABEL, tag_customers, customers=(some["Anna"], some["Veera"], some["Veera"]), name="CLUB")
    assert {one.name: one.count for one in desk.ask(tags)} == {"club": 3, "touring": 1}


def test_a_tag_is_taken_off(desk: Desk, some: dict[str, int]) -> None:
    club = next(one.id for one in desk.ask(tags) if one.name == "club")
    assert desk.run_batch(LABEL, untag_customers, customers=tuple(some.values()), tag=club) == 2
    assert tags_of(desk, some["Anna"]) == {"touring"} and tags_of(desk, some["Arvo"]) == set()
    desk.undo()
    assert tags_of(desk, some["Arvo"]) == {"club"}


def test_class_language_and_who_looks_after_them(desk: Desk, some: dict[str, int]) -> None:
    kati = desk.run("Staff added", add_staff, name="Kati")
    everybody = tuple(some.values())
    assert desk.run_batch(LABEL, classify_customers, customers=everybody, potential="C") == 4
    desk.run_batch(LABEL, set_language_of, customers=everybody, language="ru")
    desk.run_batch(LABEL, set_owner_of, customers=everybody, owner=kati)
    found = [known(desk, one) for one in everybody]
    assert {(one.potential, one.language, one.owner_name) for one in found} == {("C", "ru", "Kati")}
    assert set(desk.ask(customer_ids, potential="C")) == set(everybody)
    desk.run_batch(LABEL, set_owner_of, customers=(some["Anna"],))
    assert known(desk, some["Anna"]).owner is None


def test_to_the_trash_and_back_by_one_undo(desk: Desk, some: dict[str, int]) -> None:
    desk.run("Trashed", trash_customer, customer=some["Arvo"])
    gone = (some["Anna"], some["Arvo"], some["Helena"])
    assert desk.run_batch(LABEL, trash_customers, customers=gone) == 2
    assert len(desk.ask(customer_ids)) == 3 and not desk.ask(customer_ids, text="helena")
    desk.undo()
    assert len(desk.ask(customer_ids)) == 5 and desk.ask(customer_ids, text="helena")


@pytest.mark.parametrize(
    ("command", "wrong", "field"),
    [
        (tag_customers, {"name": " "}, "name"),
        (untag_customers, {"tag": 99}, "tag"),
        (classify_customers, {"potential": "Z"}, "potential"),
        (set_language_of, {"language": "x" * 501}, "language"),
        (set_owner_of, {"owner": -4}, "owner"),
    ],
)
def test_what_cannot_be_taken_is_told_on_its_field(
    desk: Desk, some: dict[str, int], command: Callable[..., int], wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(UserError) as refused:
        desk.run_batch(LABEL, command, customers=tuple(some.values()), **wrong)
    assert refused.value.field == field


@pytest.mark.parametrize("nobody", [(), (-1, 0, 2**63, 10_000)])
def test_nobody_is_not_enough(desk: Desk, some: dict[str, int], nobody: tuple[int, ...]) -> None:
    with pytest.raises(UserError) as refused:
        desk.run_batch(LABEL, trash_customers, customers=nobody)
    assert refused.value.field == "customers"


def test_the_command_line_gives_the_customers_as_a_list() -> None:
    assert decode(tag_customers, {"customers": "[1, 2]", "name": "vip"}) == {"customers": (1, 2), "name": "vip"}


def test_stopped_half_way_nothing_is_changed(desk: Desk) -> None:
    desk.run_batch("Imported", bring_many)

    def stopped(done: int, of: int) -> None:
        if done >= 1_000:
            raise Cancelled("Stopped")
        assert of == 1_500

    with pytest.raises(Cancelled):
        desk.run_batch(LABEL, classify_customers, stopped, customers=tuple(range(1, 1_501)), potential="A")
    assert not desk.ask(customer_ids, potential="A")
    step = desk.last_undo
    assert step is not None and step.label.text() == "Imported"


def test_thousands_are_one_step_on_the_trail_with_their_number(desk: Desk) -> None:
    desk.run_batch("Imported", bring_many)
    label = Phrase("{n} customer put into a class", "{n} customers put into a class", 1_500)
    assert desk.run_batch(label, classify_customers, customers=tuple(range(1, 1_501)), potential="A") == 1_500
    step = desk.last_undo
    assert step is not None and step.batch and step.label.text() == "1500 customers put into a class"
    assert len(desk.ask(customer_ids, potential="A")) == 1_500
    desk.undo()
    assert not desk.ask(customer_ids, potential="A") and len(desk.ask(customer_ids)) == 1_500


DEEDS: st.SearchStrategy[Any] = st.one_of(
    st.tuples(
        st.just(tag_customers), st.fixed_dictionaries({"name": st.sampled_from(["club", "touring", "new", "Club"])})
    ),
    st.tuples(st.just(untag_customers), st.fixed_dictionaries({"tag": st.integers(1, 3)})),
    st.tuples(st.just(classify_customers), st.fixed_dictionaries({"potential": st.sampled_from(["", "A", "B"])})),
    st.tuples(st.just(set_language_of), st.fixed_dictionaries({"language": st.sampled_from(["", "et", "ru"])})),
    st.tuples(st.just(trash_customers), st.just({})),
)


@given(st.lists(st.tuples(DEEDS, st.sets(st.integers(1, 8), max_size=8)), min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_undone_one_by_one_the_shop_is_as_it_was(desk: Desk, deeds: list[Any]) -> None:
    for number in range(3):
        add(desk, f"Anna {number}", "A", tags=("club",))
    newest = max(desk.ask(customer_ids))

    def picture() -> list[Profile | None]:
        return [desk.ask(profile, customer=one) for one in range(1, newest + 1)]

    pictures = []
    for (command, more), places in deeds:
        before = picture()
        try:
            desk.run_batch(LABEL, command, customers=tuple(newest - place for place in places), **more)
        except UserError:
            assert picture() == before
            continue
        if picture() != before:
            pictures.append(before)
    for before in reversed(pictures):
        desk.undo()
        assert picture() == before
