"""The classes of customers: the owner's own from the first change on, never lost with a customer in them."""

from __future__ import annotations

from typing import Any

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.customers import commands_classes as verbs
from clientdesk.features.customers.card_export import cards
from clientdesk.features.customers.classes import FIRST_CLASSES, class_counts, classes
from clientdesk.features.customers.commands import set_potential, trash_customer
from clientdesk.features.customers.queries import profile
from tests.features.customers.people import add


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.ask(lambda _shop: classes())]


def refused(desk: Desk, command: Any, **given: object) -> str:  # noqa: ANN401 - any command
    before = names(desk)
    with pytest.raises(UserError) as raised:
        desk.run("Refused", command, **given)
    assert names(desk) == before
    return raised.value.field


def potential(desk: Desk, customer: int) -> str:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found.potential


def test_a_shop_begins_with_three(desk: Desk) -> None:
    assert desk.ask(lambda _shop: classes()) == FIRST_CLASSES


def test_the_first_change_keeps_those_there_were(desk: Desk) -> None:
    anna = add(desk, "Anna", "B")
    desk.run("Added", verbs.add_class, name="  Gold  ", look="gift")
    assert names(desk) == ["A", "B", "C", "Gold"] and potential(desk, anna) == "B"
    desk.undo()
    assert desk.ask(lambda _shop: classes()) == FIRST_CLASSES


def test_another_name_is_the_same_class(desk: Desk) -> None:
    anna = add(desk, "Anna", "A")
    desk.run("Renamed", verbs.rename_class, key="A", name="Best")
    desk.run("Drawn", verbs.set_class_look, key="A", look="warn")
    (first, *_others) = desk.ask(class_counts)
    assert (first.key, first.name, first.look, first.count) == ("A", "Best", "warn", 1)
    assert potential(desk, anna) == "A"


def test_no_two_are_called_the_same(desk: Desk) -> None:
    assert refused(desk, verbs.add_class, name="a") == "name"
    assert refused(desk, verbs.rename_class, key="A", name="b") == "name"
    assert refused(desk, verbs.add_class, name="  ") == "name"
    assert refused(desk, verbs.add_class, name="x" * 41) == "name"
    assert refused(desk, verbs.add_class, name="New", look="pink") == "look"
    assert refused(desk, verbs.rename_class, key="no such", name="New") == "key"
    desk.run("Renamed", verbs.rename_class, key="A", name="a")
    assert names(desk) == ["a", "B", "C"], "its own name in other letters"


def test_they_are_put_in_order(desk: Desk) -> None:
    desk.run("Moved", verbs.move_class, key="C", place=0)
    assert names(desk) == ["C", "A", "B"]
    desk.run("Moved", verbs.move_class, key="C", place=99)
    assert names(desk) == ["A", "B", "C"]
    desk.run("Moved", verbs.move_class, key="A", place=1)
    assert names(desk) == ["B", "A", "C"]
    desk.undo()
    assert names(desk) == ["A", "B", "C"]


def test_customers_of_a_deleted_class_go_where_they_are_told(desk: Desk) -> None:
    anna, arvo = add(desk, "Anna", "A"), add(desk, "Arvo", "A")
    desk.run("Trashed", trash_customer, customer=arvo)
    assert refused(desk, verbs.delete_class, key="A", into="A") == "into"
    assert refused(desk, verbs.delete_class, key="A", into="no such") == "into"
    assert desk.run("Deleted", verbs.delete_class, key="A", into="C") == 2
    assert names(desk) == ["B", "C"] and (potential(desk, anna), potential(desk, arvo)) == ("C", "C")
    desk.undo()
    assert names(desk) == ["A", "B", "C"] and (potential(desk, anna), potential(desk, arvo)) == ("A", "A")
    desk.run("Deleted", verbs.delete_class, key="A")
    assert potential(desk, anna) == ""


def test_the_last_class_stays(desk: Desk) -> None:
    for key in ("A", "B"):
        desk.run("Deleted", verbs.delete_class, key=key)
    assert refused(desk, verbs.delete_class, key="C") == "key"


def test_a_class_that_is_gone_cannot_be_given(desk: Desk) -> None:
    anna = add(desk, "Anna")
    desk.run("Deleted", verbs.delete_class, key="B")
    with pytest.raises(UserError) as raised:
        desk.run("Put into", set_potential, customer=anna, potential="B")
    assert raised.value.field == "potential"


def test_files_that_leave_the_shop_call_a_class_by_its_name(desk: Desk) -> None:
    add(desk, "Anna", "A")
    desk.run("Renamed", verbs.rename_class, key="A", name="Gold")
    assert [card.potential for card in desk.ask(lambda shop: list(cards(shop)))] == ["Gold"]
