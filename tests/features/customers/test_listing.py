"""The list in three orders: the first page at once, all of it for whoever can wait."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers import listing
from clientdesk.features.customers.commands import change_customer, set_potential, trash_customer
from clientdesk.features.customers.listing import Order, Wanted, customer_ids, first_page, ids_after, wanted_ids
from clientdesk.features.customers.lookup import Lookup
from clientdesk.features.customers.queries import customer_rows
from clientdesk.features.customers.records import Customer
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, add_some

MANY = listing.CAP + 500


def bring_many(shop: Shop) -> None:
    """More customers than are listed at once, every third called Anna."""
    names = ("Anna", "Oleg", "Miriam")
    called = {n: f"{names[n % 3]} {n:05}" for n in range(1, MANY + 1)}
    rows = [
        {"id": n, "name": name, "sort_key": name.encode(), "created_at": shop.now() + timedelta(seconds=n)}
        for n, name in called.items()
    ]
    assert shop.step is not None
    with shop.step.quiet():
        for start in range(0, MANY, 100):
            Customer.insert_many(rows[start : start + 100]).execute()
    shop.step.added(Customer, 1, MANY)


@pytest.fixture
def many(desk: Desk) -> Desk:
    desk.run_batch("Imported", bring_many)
    return desk


def names(desk: Desk, ids: array[int]) -> list[str]:
    by_id = {row.id: row.name for row in desk.ask(customer_rows, ids=ids)}
    return [by_id[one] for one in ids]


def test_by_name_in_the_national_order(desk: Desk) -> None:
    add_some(desk)
    assert names(desk, desk.ask(customer_ids)) == [
        "Anna Saar",
        "Arvo Mägi",
        "Dmitri Volkov",
        "Garden Hotel Pärna",
        "Helena Kask",
        "Veera Ivanova",
    ]


def test_the_newest_first(desk: Desk, clock: FakeClock) -> None:
    for name in ("Anna", "Mari", "Bruno"):
        add(desk, name)
        clock.sleep(minutes=1)
    assert names(desk, desk.ask(customer_ids, order=Order.NEWEST)) == ["Bruno", "Mari", "Anna"]
    assert names(desk, desk.ask(customer_ids, text="a", order=Order.NEWEST)) == ["Anna"]
    assert names(desk, desk.ask(customer_ids, order=Order.NEWEST, limit=1)) == ["Bruno"]


def test_those_with_the_latest_contact_first(desk: Desk, clock: FakeClock) -> None:
    some = add_some(desk)
    for name, days in (("Helena", 2), ("Anna", 9), ("Veera", 5)):
        on = clock.today_at(8) - timedelta(days=days)
        desk.run("Logged", log_contact, customer=some[name], kind=ContactKind.CALL, on=on)
    wanted = desk.ask(customer_ids, order=Order.LAST_CONTACT)
    assert wanted[:3].tolist() == [some["Helena"], some["Veera"], some["Anna"]] and len(wanted) == 6
    rows = {row.id: row for row in desk.ask(customer_rows, ids=wanted)}
    assert rows[some["Helena"]].last_on == clock.today_at(0).date() - timedelta(days=2)
    assert (rows[some["Helena"]].last_kind, rows[some["Dmitri"]].last_on) == ("call", None)
    desk.run("Trashed", trash_customer, customer=some["Veera"])
    assert some["Veera"] not in desk.ask(customer_ids, order=Order.LAST_CONTACT)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("text", ["", "anna", "00005", "nobody"])
def test_the_first_page_begins_the_whole_list(many: Desk, order: Order, text: str) -> None:
    wanted = Wanted(text, order=order)
    page = many.ask(first_page, wanted=wanted, budget_ms=None)
    whole = many.ask(wanted_ids, wanted=wanted)
    assert page.complete and page.count == min(len(whole), listing.CAP)
    assert page.ids == whole[: listing.CAP] and page.is_all == (len(whole) < listing.CAP)


DEEDS: tuple[tuple[Callable[..., object], dict[str, object]], ...] = (
    (change_customer, {"name": "Zoe Last"}),
    (change_customer, {"name": "Aaron First"}),
    (change_customer, {"nickname": "anna"}),
    (change_customer, {"note": "found by nothing"}),
    (set_potential, {"potential": "A"}),
    (set_potential, {"potential": ""}),
    (trash_customer, {}),
)
WANTED = (Wanted(), Wanted("anna"), Wanted("zoe"), Wanted(potential="A"), Wanted("ann", "A"))


@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(1, 12)), min_size=1, max_size=8), st.sampled_from(WANTED))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_a_few_who_change_take_their_places_as_if_all_were_read_anew(
    desk: Desk, deeds: list[tuple[tuple[Callable[..., object], dict[str, object]], int]], wanted: Wanted
) -> None:
    own = [add(desk, f"{name} {number}") for name in ("Anna", "Oleg", "Miriam", "Zoe") for number in range(3)]
    before = desk.ask(wanted_ids, wanted=wanted)
    changed = set()
    for (deed, given_), number in deeds:
        with suppress(UserError):
            desk.run("Changed", deed, customer=own[number - 1], **given_)
            changed.add(own[number - 1])
    found = desk.ask(ids_after, wanted=wanted, ids=before, changed=changed)
    assert found == desk.ask(wanted_ids, wanted=wanted)


def test_many_who_change_and_other_orders_are_read_anew(many: Desk) -> None:
    ids = many.ask(customer_ids)
    assert many.ask(ids_after, wanted=Wanted(), ids=ids, changed=set(range(1, 100))) is None
    assert many.ask(ids_after, wanted=Wanted(order=Order.NEWEST), ids=ids, changed={1}) is None


def test_a_budget_that_is_used_up_says_nothing(many: Desk) -> None:
    page = many.ask(first_page, wanted=Wanted("a"), budget_ms=0.0)
    assert not page.complete and not page.is_all


def test_many_that_must_be_sorted_are_left_to_the_thread(many: Desk) -> None:
    wanted = Wanted("0", order=Order.NEWEST)
    assert len(many.ask(wanted_ids, wanted=wanted)) >= listing.CAP
    assert not many.ask(first_page, wanted=wanted, budget_ms=None).complete


class Answers:
    """What a lookup has answered so far."""

    def __init__(self) -> None:
        self.given: list[tuple[int, array[int]]] = []
        self.came = threading.Event()

    def __call__(self, question: int, ids: array[int]) -> None:
        self.given.append((question, ids))
        self.came.set()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def lookup(many: Desk, answers: Answers) -> Iterator[Lookup]:
    made = Lookup(many, answers)
    yield made
    made.stop()


def test_a_lookup_reads_all_of_it_on_its_own_thread(many: Desk, lookup: Lookup, answers: Answers) -> None:
    question = lookup.ask(Wanted("anna"))
    assert answers.came.wait(10)
    assert answers.given == [(question, many.ask(wanted_ids, wanted=Wanted("anna")))]


def test_only_the_newest_question_is_answered(lookup: Lookup, answers: Answers) -> None:
    texts = ["a", "an", "ann", "anna", "anna 0", "anna 00"]
    questions = [lookup.ask(Wanted(text)) for text in texts]
    # The first may be answered before the second is asked; what counts is that the last comes last.
    while not answers.given or answers.given[-1][0] != questions[-1]:
        answers.came.clear()
        assert answers.came.wait(10) or answers.given[-1][0] == questions[-1]
    lookup.stop()
    asked = [question for question, _ids in answers.given]
    assert asked == sorted(set(asked))


def test_a_stopped_lookup_answers_no_more(lookup: Lookup, answers: Answers) -> None:
    lookup.ask(Wanted("a"))
    lookup.stop()
    given = len(answers.given)
    assert not answers.came.wait(0.2) or len(answers.given) == given
