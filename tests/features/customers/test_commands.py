"""Customers are added, changed, thrown away and taken back; what cannot be taken is refused at its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import change_settings
from clientdesk.features.customers import commands, commands_tags
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import Profile, profile, tags, trashed
from clientdesk.features.customers.rules import PointKind
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, add_some, email, phone, web


def known(desk: Desk, customer: int) -> Profile:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found


def refused(desk: Desk, command: Callable[..., object], **given: object) -> UserError:
    steps = desk.last_undo
    with pytest.raises(UserError) as refusal:
        desk.run("Tried", command, **given)
    assert desk.last_undo == steps
    return refusal.value


def test_a_name_is_enough(desk: Desk) -> None:
    anna = known(desk, add(desk, "  Anna   Saar\n"))
    assert (anna.name, anna.potential, anna.points, anna.say) == ("Anna Saar", "", (), ("Anna Saar",))


def test_the_name_is_put_together_from_its_parts_and_follows_them(desk: Desk) -> None:
    anna = desk.run("Added", commands.add_customer, given="Anna", family="Saar")
    desk.run("Married", commands.change_customer, customer=anna, family="Tamm")
    assert known(desk, anna).name == "Anna Tamm"


def test_a_name_of_its_own_does_not_follow(desk: Desk) -> None:
    anna = desk.run("Added", commands.add_customer, name="Anna from the library", given="Anna", family="Saar")
    desk.run("Married", commands.change_customer, customer=anna, family="Tamm")
    assert known(desk, anna).name == "Anna from the library"


def test_everything_told_is_known(desk: Desk) -> None:
    anna = known(desk, add_some(desk)["Anna"])
    assert [(point.kind, point.shown) for point in anna.points] == [
        (PointKind.PHONE, "+372 5123 4567"),
        (PointKind.EMAIL, "Anna.Saar@post.ee"),
        (PointKind.WEB, "www.saar.ee"),
    ]
    assert [point.key for point in anna.points] == ["+37251234567", "anna.saar@post.ee", "saar.ee"]
    assert all(point.preferred for point in anna.points)
    assert [(address.street, address.city) for address in anna.addresses] == [("Lootuse 14", "Tartu")]
    assert [tag.name for tag in anna.tags] == ["touring", "club"]
    assert anna.say == ("Mrs. Saar", "Anna")


@pytest.mark.parametrize(
    ("field", "given", "said"),
    [
        ("name", {"name": "   "}, "give the customer a name"),
        ("name", {"name": "x" * 501}, "under 500"),
        ("points.0", {"name": "A", "points": (phone("12"),)}, "too short"),
        ("points.1", {"name": "A", "points": (phone("112"), email("anna.saar.ee"))}, "one @"),
        ("points.0", {"name": "A", "points": (web("javascript:alert(1)"),)}, "web address"),
        ("birth_day", {"name": "A", "birth_day": 30, "birth_month": 2}, "no such day"),
        ("birth_day", {"name": "A", "birth_year": 1980}, "both the day and the month"),
        ("owner", {"name": "A", "owner": 99}, "on the staff"),
        ("owner", {"name": "A", "owner": 2**70}, "on the staff"),
        ("potential", {"name": "A", "potential": "D"}, "no such class"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_field(desk: Desk, field: str, given: dict[str, Any], said: str) -> None:
    refusal = refused(desk, commands.add_customer, **given)
    assert refusal.field == field and said in refusal.text()


def test_lines_that_are_empty_are_left_out_and_doubles_are_one(desk: Desk) -> None:
    points = (phone(""), phone("5123 4567"), phone("+372 51234567"), email(" "))
    anna = known(desk, add(desk, "Anna", points=points, addresses=(AddressInput(), AddressInput(city="Elva"))))
    assert [point.value for point in anna.points] == ["5123 4567"]
    assert [address.city for address in anna.addresses] == ["Elva"]


def test_one_of_each_kind_is_preferred(desk: Desk) -> None:
    numbers = (phone("5123 4567"), phone("5123 9999", preferred=True), phone("5123 8888", preferred=True))
    anna = known(desk, add(desk, "Anna", points=(*numbers, email("a@b.ee"))))
    assert [point.value for point in anna.points if point.preferred] == ["5123 9999", "a@b.ee"]
    first = anna.first(PointKind.PHONE)
    assert first is not None and first.value == "5123 9999"


def test_a_change_leaves_alone_what_it_does_not_name(desk: Desk) -> None:
    anna = add_some(desk)["Anna"]
    before = known(desk, anna)
    desk.run("Noted", commands.change_customer, customer=anna, note="Likes bells")
    after = known(desk, anna)
    assert after.note == "Likes bells"
    assert (after.points, after.addresses, after.tags, after.birthday_on) == (
        before.points,
        before.addresses,
        before.tags,
        before.birthday_on,
    )


def test_lines_that_stay_keep_their_rows(desk: Desk) -> None:
    anna = add(desk, "Anna", points=(phone("5123 4567"), phone("5123 9999"), email("a@b.ee")))
    first, second, mail = (point.id for point in known(desk, anna).points)
    points = (email("a@b.ee"), phone("5123 9999"), phone("5123 0000"))
    desk.run("Changed", commands.change_customer, customer=anna, points=points)
    rows = {point.value: point.id for point in known(desk, anna).points}
    assert rows == {"a@b.ee": mail, "5123 9999": second, "5123 0000": first}


def test_nothing_changed_is_no_step(desk: Desk) -> None:
    anna = add_some(desk)["Anna"]
    last = desk.last_undo
    shown = known(desk, anna)
    points = tuple(PointInput(point.kind, point.value, point.label, point.preferred) for point in shown.points)
    desk.run("Saved", commands.change_customer, customer=anna, name=shown.name, points=points, tags=("touring", "club"))
    assert desk.last_undo == last


def test_a_birthday_and_the_one_who_looks_after_can_be_taken_away(desk: Desk) -> None:
    anna = add(desk, "Anna", birth_day=3, birth_month=3, birth_year=1984, owner=desk.staff)
    desk.run("Younger", commands.change_customer, customer=anna, birth_year=0)
    assert (known(desk, anna).birth_year, known(desk, anna).birth_day) == (None, 3)
    desk.run("Cleared", commands.change_customer, customer=anna, birth_day=0, owner=0)
    assert (known(desk, anna).birth_month, known(desk, anna).owner) == (None, None)


def test_the_trash_keeps_everything_and_gives_it_back(desk: Desk) -> None:
    anna = add_some(desk)["Anna"]
    before = known(desk, anna)
    desk.run("Trashed", commands.trash_customer, customer=anna)
    assert anna not in desk.ask(customer_ids) and [one.name for one in desk.ask(trashed)] == ["Anna Saar"]
    assert refused(desk, commands.change_customer, customer=anna, note="x").field == "customer"
    desk.run("Restored", commands.restore_customer, customer=anna)
    assert known(desk, anna) == before and anna in desk.ask(customer_ids)
    assert "not in the trash" in refused(desk, commands.restore_customer, customer=anna).text()


def test_an_emptied_trash_comes_back_by_undo(desk: Desk) -> None:
    some = add_some(desk)
    before = known(desk, some["Anna"])
    for name in ("Anna", "Arvo"):
        desk.run("Trashed", commands.trash_customer, customer=some[name])
    assert desk.run("Emptied", commands.empty_trash) == 2
    assert desk.ask(profile, customer=some["Anna"]) is None
    for _step in range(3):
        desk.undo()
    assert known(desk, some["Anna"]) == before
    assert list(desk.ask(customer_ids, text="5123 4567")) == [some["Anna"]]


def test_tags_are_made_once_whatever_their_case(desk: Desk) -> None:
    anna, arvo = add(desk, "Anna", tags=("Touring", "touring")), add(desk, "Arvo")
    tag = desk.run("Tagged", commands.add_tag, customer=arvo, name=" TOURING ")
    assert [(one.id, one.name, one.count) for one in desk.ask(tags)] == [(tag, "Touring", 2)]
    desk.run("Tagged", commands.add_tag, customer=arvo, name="touring")
    desk.run("Renamed", commands_tags.rename_tag, tag=tag, name="Reisijad")
    assert [one.name for one in known(desk, anna).tags] == ["Reisijad"]
    desk.run("Untagged", commands.remove_tag, customer=anna, tag=tag)
    assert known(desk, anna).tags == () and [one.count for one in desk.ask(tags)] == [1]
    desk.run("Deleted", commands_tags.delete_tag, tag=tag)
    assert desk.ask(tags) == [] and known(desk, arvo).tags == ()


def test_two_tags_of_one_name_are_refused(desk: Desk) -> None:
    add(desk, "Anna", tags=("touring", "club"))
    club = next(tag for tag in desk.ask(tags) if tag.name == "club")
    assert "already" in refused(desk, commands_tags.rename_tag, tag=club.id, name="Touring").text()
    desk.run("Renamed", commands_tags.rename_tag, tag=club.id, name="Club")
    assert "Club" in {tag.name for tag in desk.ask(tags)}


@pytest.mark.parametrize("customer", [0, -1, 999, 2**63, -(2**70)])
def test_nobody_there_is_told_as_such(desk: Desk, customer: int) -> None:
    for command in (commands.change_customer, commands.trash_customer, commands.restore_customer):
        assert refused(desk, command, customer=customer).field == "customer"
    assert refused(desk, commands.set_potential, customer=customer, potential="A").field == "customer"
    assert refused(desk, commands.add_tag, customer=customer, name="x").field == "customer"


def test_names_follow_another_national_order(desk: Desk) -> None:
    names = ("Zoja", "Õnne", "Ülle", "Anna", "Žanna")
    by_id = {add(desk, name): name for name in names}
    desk.run("Settings changed", change_settings, collation="et")
    assert [by_id[one] for one in desk.ask(customer_ids)] == ["Anna", "Zoja", "Žanna", "Õnne", "Ülle"]
    desk.undo()
    assert [by_id[one] for one in desk.ask(customer_ids)] == ["Anna", "Õnne", "Ülle", "Žanna", "Zoja"]


def test_the_moment_of_adding_is_kept(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna")
    clock.sleep(days=3)
    assert known(desk, anna).created_on == clock.today_at(0).date() - timedelta(days=3)


Text = st.text(max_size=12)
Values = Text | st.sampled_from(["5123 4567", "a@b.ee", "saar.ee"])
Points = st.lists(st.builds(PointInput, st.sampled_from(list(PointKind)), Values, Text), max_size=4).map(tuple)
Given = st.fixed_dictionaries(
    {},
    optional={
        "name": Text, "given": Text, "family": Text, "note": st.text(max_size=40), "is_organisation": st.booleans(),
        "organisation": Text, "birth_day": st.integers(0, 32), "birth_month": st.integers(0, 13),
        "birth_year": st.integers(-5, 2030), "potential": st.sampled_from(["", "A", "B", "C"]), "points": Points,
        "addresses": st.lists(st.builds(AddressInput, Text, Text), max_size=2).map(tuple),
        "tags": st.lists(Text, max_size=3).map(tuple), "owner": st.integers(-1, 3),
    },
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=Given, second=Given)
def test_whatever_is_told_is_saved_whole_or_refused_and_undone_exactly(
    desk: Desk, first: dict[str, Any], second: dict[str, Any]
) -> None:
    while desk.last_undo:
        desk.undo()
    try:
        customer = desk.run("Added", commands.add_customer, **first)
    except UserError:
        assert desk.ask(customer_ids).tolist() == []
        return
    before = known(desk, customer)
    assert before.name.strip() and desk.ask(customer_ids).tolist() == [customer]
    added = desk.last_undo
    try:
        desk.run("Changed", commands.change_customer, customer=customer, **second)
    except UserError:
        assert known(desk, customer) == before
    if desk.last_undo != added:
        desk.undo()
    assert known(desk, customer) == before
    desk.undo()
    assert desk.ask(customer_ids).tolist() == [] and desk.ask(profile, customer=customer) is None


def test_nobody_brings_themselves(desk: Desk) -> None:
    anna, arvo = add(desk, "Anna"), add(desk, "Arvo")
    desk.run("Changed", commands.change_customer, customer=arvo, brought_by=anna)
    assert "else" in refused(desk, commands.change_customer, customer=arvo, brought_by=arvo).text()
