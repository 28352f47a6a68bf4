"""Relations are named in both directions, stand once, and go and come back."""

from __future__ import annotations

from datetime import date

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer, trash_customer
from clientdesk.features.relations.commands import add_relation, change_relation, remove_relation
from clientdesk.features.relations.queries import relation, relations, sheet_rows


@pytest.fixture
def people(desk: Desk) -> tuple[int, int, int]:
    """Anna, Jaan and Mari."""
    made = [desk.run("x", add_customer, name=name) for name in ("Anna Saar", "Jaan Saar", "Mari Saar")]
    return made[0], made[1], made[2]


def seen(desk: Desk, customer: int) -> list[tuple[str, str]]:
    return [(one.other_name, one.other_is) for one in desk.ask(relations, customer=customer)]


def test_each_sees_the_right_word(desk: Desk, people: tuple[int, int, int]) -> None:
    anna, jaan, mari = people
    desk.run("x", add_relation, customer=anna, other=jaan, other_is="husband")
    desk.run("x", add_relation, customer=mari, other=anna, other_is="mother", customer_is="daughter")
    assert seen(desk, anna) == [("Jaan Saar", "husband"), ("Mari Saar", "daughter")]
    assert seen(desk, jaan) == [("Anna Saar", "wife")]
    assert seen(desk, mari) == [("Anna Saar", "mother")]
    assert [(str(row.label), row.text) for row in desk.ask(sheet_rows, customer=mari)] == [("mother", "Anna Saar")]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_pair_stands_once(desk: Desk, people: tuple[int, int, int], swapped: bool) -> None:
    anna, jaan, _mari = people
    desk.run("x", add_relation, customer=anna, other=jaan, other_is="husband")
    one, other = (jaan, anna) if swapped else (anna, jaan)
    with pytest.raises(UserError, match="related already") as refused:
        desk.run("x", add_relation, customer=one, other=other, other_is="friend")
    assert refused.value.field == "other"


def test_what_cannot_be(desk: Desk, people: tuple[int, int, int]) -> None:
    anna, jaan, mari = people

    def refused(**given: object) -> str:
        with pytest.raises(UserError) as error:
            desk.run("x", add_relation, **{"customer": anna, "other": jaan, "other_is": "friend"} | given)  # type: ignore[arg-type]
        return error.value.field

    assert refused(other=anna) == "other"
    assert refused(other_is=" ") == "other_is"
    assert refused(other_is="x" * 61) == "other_is"
    assert refused(since_on=date(2020, 1, 2), until_on=date(2020, 1, 1)) == "until_on"
    assert refused(since_on=date(1500, 1, 1)) == "since_on"
    desk.run("x", trash_customer, customer=mari)
    assert refused(other=mari) == "other"
    assert refused(customer=mari) == "customer"


def test_it_is_changed_removed_and_taken_back(desk: Desk, people: tuple[int, int, int]) -> None:
    anna, jaan, _mari = people
    row = desk.run("x", add_relation, customer=anna, other=jaan, other_is="manager")
    desk.run("x", change_relation, row=row, other_is="rowing mate", until_on=date(2026, 1, 1))
    assert seen(desk, jaan) == [("Anna Saar", "rowing mate")]
    desk.run("x", remove_relation, row=row)
    assert seen(desk, anna) == []
    with pytest.raises(UserError, match="not there any more"):
        desk.run("x", remove_relation, row=row)
    desk.undo()
    desk.undo()
    assert seen(desk, jaan) == [("Anna Saar", "employee")]


def test_somebody_in_the_trash_is_not_shown_until_restored(desk: Desk, people: tuple[int, int, int]) -> None:
    anna, jaan, _mari = people
    row = desk.run("x", add_relation, customer=anna, other=jaan, other_is="husband")
    desk.run("x", trash_customer, customer=jaan)
    assert seen(desk, anna) == [] and desk.ask(relation, row=row) is None
    desk.undo()
    assert seen(desk, anna) == [("Jaan Saar", "husband")]
    back = desk.ask(relation, row=row, customer=jaan)
    assert back is not None and (back.other_name, back.other_is, back.forth) == ("Anna Saar", "wife", False)
