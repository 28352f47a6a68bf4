"""What comes in from a file under a field of one's own finds its customers, few and many, and leaves with the undo."""

from __future__ import annotations

import pytest

from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import FactKind
from clientdesk.desk.feature import all_of
from clientdesk.features.customers.bringing import carry_out
from clientdesk.features.customers.importing import ImportPlan
from clientdesk.features.customers.listing import customer_ids
from clientdesk.formats.card import Card
from tests.features.fields.test_commands import fact, field, shown


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


@pytest.mark.parametrize("many", [2, 700])
def test_one_who_came_with_a_file_is_found_by_a_field_of_ones_own(desk: Desk, many: int) -> None:
    field(desk, "Bicycle", FactKind.TEXT)
    key = fact(desk, "Bicycle").key
    cards = [Card(line=n, fn=f"Customer {n}", facts=((key, f"Brompton {n}x"),)) for n in range(1, many + 1)]
    carry_out(desk, ImportPlan(new=cards), quiet)
    (second,) = desk.ask(customer_ids, text="brompton 2x")
    assert shown(desk, second) == {"Bicycle": "Brompton 2x"}
    assert len(desk.ask(customer_ids, text="brompton")) == many
    desk.undo()
    assert len(desk.ask(customer_ids, text="brompton")) == 0
    desk.redo()
    assert len(desk.ask(customer_ids, text="brompton")) == many
    assert [words for one in all_of(desk.features, "derived") for words in desk.ask(one.problems)] == []


@pytest.mark.parametrize("many", [2, 700])
def test_consents_of_newcomers_go_and_come_back_with_them(desk: Desk, many: int) -> None:
    cards = [Card(line=n, fn=f"Customer {n}", facts=(("consent:news:email", "yes"),)) for n in range(1, many + 1)]
    carry_out(desk, ImportPlan(new=cards), quiet)
    for _ in range(2):
        assert _agreed(desk) == many
        desk.undo()
        assert _agreed(desk) == 0
        desk.redo()
    assert _agreed(desk) == many
    assert [words for one in all_of(desk.features, "derived") for words in desk.ask(one.problems)] == []


def _agreed(desk: Desk) -> int:
    one = fact(desk, "Consent, News: e-mail")
    return list(desk.ask(one.values, list(desk.ask(customer_ids))).values()).count("yes")
