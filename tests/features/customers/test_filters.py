"""Filters and orders over facts: as if every customer had been looked at one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.text import tokens
from clientdesk.desk import facts
from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import SEVERAL, Fact, FactKind, FactTest
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.inputs import AddressInput
from clientdesk.features.customers.listing import Wanted, customer_ids, first_page, ids_after, wanted_ids
from clientdesk.features.customers.queries import tags
from clientdesk.features.customers.queries_columns import cells, known_facts
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, add_some

Ask = facts.Test


def fact(desk: Desk, key: str) -> Fact:
    return next(one for one in desk.ask(known_facts) if one.key == key)


def passes(kind: FactKind, test: FactTest, value: str) -> bool:
    """What a filter means, said once more in plain Python."""
    if test.test in (Ask.KNOWN, Ask.UNKNOWN):
        return bool(value) is (test.test is Ask.KNOWN)
    if kind is FactKind.TEXT:
        value, asked = " ".join(tokens(value)), " ".join(tokens(test.value))
    else:
        asked = test.value
    if kind is FactKind.SOME_OF:
        return (asked in value.split(SEVERAL)) is (test.test is not Ask.IS_NOT)
    if test.test is Ask.HAS:
        return asked in value
    if test.test in (Ask.IS, Ask.IS_NOT):
        return (value == asked) is (test.test is Ask.IS)
    return bool(value) and (value >= asked if test.test is Ask.AT_LEAST else value <= asked)


def naively(desk: Desk, tests: tuple[FactTest, ...]) -> set[int]:
    """Everybody of whom all facts pass, found one by one."""
    everybody = list(desk.ask(customer_ids))
    known = {one.key: one for one in desk.ask(known_facts)}
    told = {test.fact: desk.ask(known[test.fact].values, everybody) for test in tests}
    return {
        one
        for one in everybody
        if all(passes(known[test.fact].kind, test, told[test.fact].get(one, "")) for test in tests)
    }


@pytest.fixture
def varied(desk: Desk, clock: FakeClock) -> Desk:
    """Some of whom more is known than of others."""
    some = add_some(desk)
    for number, (name, city) in enumerate([("Änn", "TARTU"), ("Ann", "Tartu"), ("Ōleg", "Narva-Jõesuu"), ("Bo", "")]):
        clock.sleep(days=9)
        one = add(
            desk, name, "ABC"[number % 3], language=("et", "", "ru", "et")[number], industry="Café & Bäckerei",
            tags=("club",) if number % 2 else (), addresses=(AddressInput(city=city),), birth_month=number + 1,
            birth_day=3,
        )  # fmt: skip
        desk.run("Logged", log_contact, customer=one, kind=ContactKind.CALL, on=clock.today_at(23))
    desk.run("Changed", change_customer, customer=some["Arvo"], industry="bakery", brought_by=some["Anna"])
    return desk


VALUES = {
    FactKind.TEXT: st.sampled_from(["tartu", "Narva", "jõesuu", "CAFE", "anna", "et", "nothing like it"]),
    FactKind.DATE: st.dates().map(lambda day: day.isoformat())
    | st.sampled_from(["2026-11-20", "2026-11-29", "2026-12-08", "2026-12-26"]),
}
ASKS = {
    FactKind.TEXT: (Ask.IS, Ask.IS_NOT, Ask.HAS, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.DATE: (Ask.IS, Ask.AT_LEAST, Ask.AT_MOST, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.YES_NO: (Ask.IS, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.ONE_OF: (Ask.IS, Ask.IS_NOT, Ask.KNOWN, Ask.UNKNOWN),
    FactKind.SOME_OF: (Ask.HAS, Ask.IS_NOT, Ask.KNOWN, Ask.UNKNOWN),
}
OWN = {"class", "kind", "tags", "owner", "language", "birthday_month", "has_phone", "has_email", "city", "country",
       "industry", "found_by", "brought_by", "added_on", "last_contact_on"}  # fmt: skip


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_filter_finds_whom_looking_at_everybody_finds(varied: Desk, data: st.DataObject) -> None:
    own = [one for one in varied.ask(known_facts) if one.key in OWN]
    assert {one.key for one in own} == OWN
    tests = []
    for one in data.draw(st.lists(st.sampled_from(own), min_size=1, max_size=3), label="facts"):
        keys = [choice.key for choice in one.choices] or ["yes", "no"]
        value = data.draw(VALUES.get(one.kind, st.sampled_from(keys)), label="value")
        tests.append(FactTest(one.key, data.draw(st.sampled_from(ASKS[one.kind]), label="test"), value))
    wanted = Wanted(tests=tuple(tests))
    found = varied.ask(wanted_ids, wanted=wanted)
    assert set(found) == naively(varied, wanted.tests)
    page = varied.ask(first_page, wanted=wanted, budget_ms=None)
    assert page.ids == found and page.is_all


def test_filters_go_together_with_text_class_and_tags(varied: Desk) -> None:
    club = next(tag.id for tag in varied.ask(tags) if tag.name == "club")
    tartu = FactTest("city", Ask.IS, "tartu")

    def found(wanted: Wanted) -> list[str]:
        ids = varied.ask(wanted_ids, wanted=wanted)
        told = varied.ask(cells, customers=ids, keys=("city",))
        return [told[one][0] for one in ids]

    assert found(Wanted(tests=(tartu,))) == ["Tartu", "TARTU", "Tartu"]
    assert found(Wanted("anna", tests=(tartu,))) == ["Tartu"]
    assert found(Wanted(potential="A", tests=(tartu,), tags=(club,))) == ["Tartu"]
    assert found(Wanted("oleg", tests=(tartu,))) == []


def test_a_fact_that_is_gone_filters_nobody_out(varied: Desk) -> None:
    wanted = Wanted(tests=(FactTest("own:gone", Ask.IS, "1"),))
    assert varied.ask(wanted_ids, wanted=wanted) == varied.ask(customer_ids)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("key", ["city", "industry", "class", "added_on", "birthday_month", "brought_by"])
def test_sorted_by_a_fact_those_without_come_last(varied: Desk, key: str, descending: bool) -> None:
    wanted = Wanted(by=key, descending=descending)
    whole = varied.ask(wanted_ids, wanted=wanted)
    assert sorted(whole) == sorted(varied.ask(customer_ids))
    told = varied.ask(fact(varied, key).values, list(whole))
    known = [told.get(one, "") for one in whole]
    values = [value for value in known if value]
    assert values and known == values + [""] * (len(known) - len(values))
    ordered = [int(value) if value.isdecimal() else value for value in values]
    assert ordered == sorted(ordered, reverse=descending)
    assert varied.ask(first_page, wanted=wanted, budget_ms=None).ids == whole


def test_who_comes_into_a_filter_takes_their_place_among_many(varied: Desk) -> None:
    wanted = Wanted(tests=(FactTest("industry", Ask.HAS, "cafe"),))
    before = varied.ask(wanted_ids, wanted=wanted)
    newcomer = add(varied, "Anton", industry="Old Café")
    left = before[0]
    varied.run("Changed", change_customer, customer=left, industry="")
    found = varied.ask(ids_after, wanted=wanted, ids=before, changed={newcomer, left})
    assert found == varied.ask(wanted_ids, wanted=wanted)
    assert found and newcomer in found and left not in found


def test_a_day_is_the_shops_own(desk: Desk, clock: FakeClock) -> None:
    before = add(desk, "Before")
    clock.sleep(hours=15)  # 0:05 in Tallinn, while it is still the same day in UTC
    after = add(desk, "After")
    tomorrow = clock.today_at(12).date()
    assert list(desk.ask(wanted_ids, wanted=Wanted(tests=(FactTest("added_on", Ask.IS, tomorrow.isoformat()),)))) == [
        after
    ]
    eve = FactTest("added_on", Ask.AT_MOST, (tomorrow - timedelta(days=1)).isoformat())
    assert list(desk.ask(wanted_ids, wanted=Wanted(tests=(eve,)))) == [before]


def test_cells_are_written_as_a_person_reads_them(varied: Desk) -> None:
    anna = varied.ask(customer_ids, text="anna saar")[0]
    told = varied.ask(cells, customers=[anna], keys=("city", "tags", "class", "own:gone", "has_email"))
    assert told == {anna: ("Tartu", "club, touring", "A", "", "yes")}
