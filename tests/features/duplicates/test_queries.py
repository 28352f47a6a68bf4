"""A scan of the shop, and the look while somebody is being typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.duplicates import traits_of as traits_of_made
from benchmarks.duplicates_made import made_set
from clientdesk.base.errors import Cancelled, UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.features.customers.commands import add_customer, restore_customer, set_potential, trash_customer
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.duplicates.commands import say_not_same
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.duplicates.queries import alike, duplicate_pairs, likest, twins_of
from clientdesk.features.duplicates.queries_beside import side_by_side, standing
from clientdesk.features.duplicates.rules_groups import Group
from tests.features.duplicates.conftest import add


def quietly(done: int, of: int) -> None:
    """Nobody looks on."""


def scan(desk: Desk, progress: Progress = quietly) -> list[Group]:
    return desk.ask(duplicate_pairs, progress=progress)


def found(desk: Desk) -> set[tuple[int, ...]]:
    return {group.customers for group in scan(desk)}


def test_those_who_are_there_twice_are_found_and_father_and_son_are_not(desk: Desk, twice: dict[str, int]) -> None:
    assert found(desk) == {
        (twice["anna"], twice["saare"], twice["anne"]),
        (twice["щербаков"], twice["ivan"]),
    }


def test_what_is_not_the_same_is_remembered_until_it_is_undone(desk: Desk, twice: dict[str, int]) -> None:
    ivans = (twice["щербаков"], twice["ivan"])
    before = found(desk)
    desk.run("Not the same", say_not_same, customers=ivans[::-1])
    assert found(desk) == before - {ivans}
    desk.run("Not the same", say_not_same, customers=ivans)
    desk.undo()
    desk.undo()
    assert found(desk) == before


@pytest.mark.parametrize("names", [("anna",), ("anna", "anna"), ()])
def test_it_takes_two_to_be_different(desk: Desk, twice: dict[str, int], names: tuple[str, ...]) -> None:
    with pytest.raises(UserError) as told:
        desk.run("Not the same", say_not_same, customers=tuple(twice[name] for name in names))
    assert told.value.field == "customers"


def test_who_is_in_the_trash_or_merged_is_not_looked_at(desk: Desk, twice: dict[str, int]) -> None:
    groups = scan(desk)
    desk.run("Trash", trash_customer, customer=twice["ivan"])
    desk.run("Merge", merge_customers, into=twice["anna"], others=(twice["anne"],))
    left = desk.ask(standing, groups=groups)
    assert {group.customers for group in left} == {(twice["anna"], twice["saare"])} == found(desk)
    desk.run("Restore", restore_customer, customer=twice["ivan"])
    assert (twice["щербаков"], twice["ivan"]) in {group.customers for group in desk.ask(standing, groups=groups)}


def test_a_scan_tells_how_far_it_is_and_can_be_stopped(desk: Desk, twice: dict[str, int]) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))

    scan(desk, tell)
    steps = [pair for pair in told if pair[1]]
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1] > 0

    def stop(done: int, of: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        scan(desk, stop)


@pytest.mark.parametrize(
    ("asked", "who", "why"),
    [
        ({"name": "Ivan Ščerbakov"}, "щербаков", "same name in other letters"),
        ({"name": "Щербаков"}, None, ""),
        ({"name": "Somebody", "phones": ["5123 4567"]}, "anna", "same phone +372 5123 4567"),
        ({"name": "Else", "emails": ["Anna.Saar@pood.example"]}, "anna", "same e-mail anna.saar@pood.example"),
        ({"given": "Dima", "family": "Volkov"}, "dmitri", "a short form of the name"),
    ],
)
def test_who_is_being_typed_is_known(
    desk: Desk, twice: dict[str, int], asked: dict[str, Any], who: str | None, why: str
) -> None:
    answer = desk.ask(alike, **asked)
    if who is None:
        assert answer == []
        return
    one = next(each for each in answer if each.customer == twice[who])
    assert why in [reason.words.text() for reason in one.reasons]


def test_the_one_whose_form_it_is_is_left_out_and_so_is_who_is_not_the_same(desk: Desk, twice: dict[str, int]) -> None:
    def asked() -> set[int]:
        phones = ["51234567"]
        return {one.customer for one in desk.ask(alike, name="Anna Saar", phones=phones, without=twice["anna"])}

    assert asked() == {twice["saare"], twice["anne"]}
    desk.run("Not the same", say_not_same, customers=(twice["anna"], twice["anne"]))
    assert asked() == {twice["saare"]}


def test_a_customer_is_known_once_more(desk: Desk, twice: dict[str, int]) -> None:
    assert [one.customer for one in desk.ask(twins_of, customer=twice["ivan"])] == [twice["щербаков"]]
    assert desk.ask(twins_of, customer=twice["toomas"]) == []
    assert desk.ask(twins_of, customer=10_000) == []


def test_hebrew_and_latin_meet_while_one_types(desk: Desk) -> None:
    cohen = add(desk, "David Cohen")
    assert [one.customer for one in desk.ask(alike, name="דוד כהן")] == [cohen]


@pytest.mark.parametrize("typed", ["Anna Saare", "Anna Saarr", "Peeter Saar"])
def test_a_slip_in_a_name_is_forgiven_while_one_types(desk: Desk, typed: str) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    desk.run("Added", add_customer, name="Boris Petrov")
    found = desk.ask(alike, name=typed)
    assert [one.customer for one in found] == ([] if typed == "Peeter Saar" else [anna])


@pytest.mark.parametrize("seed", [1, 2])
def test_whoever_a_scan_finds_is_found_while_one_types(desk: Desk, seed: int) -> None:
    made = made_set(400, seed)
    for one in made.records:
        birth: dict[str, Any] = dict(
            zip(("birth_year", "birth_month", "birth_day"), one.birth or (None,) * 3, strict=True)
        )
        birth["birth_year"] = birth["birth_year"] or None
        parts: dict[str, Any] = (
            {"given": one.given, "family": one.family, "patronymic": one.patronymic} if one.in_parts else {}
        )
        points = [PointInput(PointKind.PHONE, one.phone)] if one.phone else []
        points += [PointInput(PointKind.EMAIL, one.mail)] if one.mail else []
        home = (AddressInput(one.street, one.city),) if one.street or one.city else ()
        desk.run("Added", add_customer, name=one.name, points=tuple(points), addresses=home, **parts, **birth)
    pairs = [pair for group in scan(desk) for pair in group.pairs]
    assert pairs
    missed = []
    for pair in pairs:
        one = made.records[pair.one - 1]
        typed = replace(traits_of_made(0, one), streets=(one.street,) if one.street else ())
        if pair.other not in {each.customer for each in desk.ask(likest, typed=typed, limit=100)}:
            missed.append((made.records[pair.one - 1].name, made.records[pair.other - 1].name, pair.likeness.reasons))
    assert not missed


def test_records_side_by_side_say_where_they_differ(desk: Desk, twice: dict[str, int]) -> None:
    lines = {line.title: line for line in desk.ask(side_by_side, customers=(twice["anna"], twice["saare"]))}
    assert lines["Name"].values == ("Anna Saar", "Anna Saare")
    assert lines["Name"].differs
    assert lines["Phone"].values == ("+372 5123 4567", "+372 5123 4567")
    assert not lines["Phone"].differs
    assert not lines["E-mail"].differs, "only one of them has an e-mail"
    assert "Birthday" not in lines, "nobody has told it"


def test_the_class_is_among_what_is_compared(desk: Desk, twice: dict[str, int]) -> None:
    desk.run("Class", set_potential, customer=twice["saare"], potential="A")
    lines = {line.title: line.values for line in desk.ask(side_by_side, customers=(twice["anna"], twice["saare"]))}
    assert lines["Class"] == ("", "A")
