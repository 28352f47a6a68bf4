"""The people behind the counter: taken on, renamed, let go and had back; the history keeps them all."""

from __future__ import annotations

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.staff.commands import add_staff, reinstate_staff, rename_staff, retire_staff
from clientdesk.features.staff.queries import Member, staff_members, staff_named

MART = Member(1, "Mart", retired=False)


def test_a_colleague_is_added_after_those_who_were_there(desk: Desk) -> None:
    kati = desk.run("Added", add_staff, name="  Kati\tKask ")
    assert desk.ask(staff_members) == (MART, Member(kati, "Kati Kask", retired=False))
    desk.undo()
    assert desk.ask(staff_members) == (MART,)


@pytest.mark.parametrize("name", ["", "   ", "\n", "mart", " MART ", "x" * 201])
def test_a_name_is_needed_and_tells_people_apart(desk: Desk, name: str) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Added", add_staff, name=name)
    assert refused.value.field == "name"
    assert desk.ask(staff_members) == (MART,)


def test_who_leaves_is_offered_no_more_but_stays_in_the_history(desk: Desk) -> None:
    kati = desk.run("Added", add_staff, name="Kati")
    desk.run("Left", retire_staff, staff=1)
    assert desk.ask(staff_members) == (Member(kati, "Kati", retired=False),)
    assert desk.ask(staff_members, retired=True) == (
        Member(kati, "Kati", retired=False),
        Member(1, "Mart", retired=True),
    )
    desk.run("Back", reinstate_staff, staff=1)
    assert MART in desk.ask(staff_members)


def test_the_last_one_cannot_leave(desk: Desk) -> None:
    with pytest.raises(UserError, match="Somebody has to be left"):
        desk.run("Left", retire_staff, staff=1)


def test_the_name_of_one_who_left_is_free_until_they_come_back(desk: Desk) -> None:
    desk.run("Added", add_staff, name="Kati")
    desk.run("Left", retire_staff, staff=1)
    desk.run("Added", add_staff, name="Mart")
    with pytest.raises(UserError) as refused:
        desk.run("Back", reinstate_staff, staff=1)
    assert refused.value.field == "staff"


def test_a_name_is_corrected(desk: Desk) -> None:
    desk.run("Renamed", rename_staff, staff=1, name="Märt")
    desk.run("Renamed", rename_staff, staff=1, name="MÄRT")
    assert desk.ask(staff_members) == (Member(1, "MÄRT", retired=False),)


@pytest.mark.parametrize("staff", [0, -1, 2, 2**63, 2**80])
def test_nobody_is_refused(desk: Desk, staff: int) -> None:
    for command in (retire_staff, reinstate_staff):
        with pytest.raises(UserError) as refused:
            desk.run("?", command, staff=staff)
        assert refused.value.field == "staff"


@pytest.mark.parametrize(
    ("asked", "found"), [("mart", MART), (" MART ", MART), ("1", MART), ("Kati", None), ("", None)]
)
def test_somebody_is_found_by_name_or_id(desk: Desk, asked: str, found: Member | None) -> None:
    assert desk.ask(staff_named, name=asked) == found
