"""One kind of relationship after another, and which move is suggested from what."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.relationships.rules import KINDS
from clientdesk.features.relationships.rules_periods import Spell, turn
from clientdesk.features.relationships.rules_suggestions import Seen, Signs, suggestions

TODAY = date(2026, 11, 20)


def apply(spells: list[Spell], kind: str, today: date) -> list[Spell]:
    """What the command does with a turn, on plain rows."""
    found = turn(spells, kind, today)
    if found is None:
        return spells
    kept = [one for one in spells if one.row != found.drop]
    kept = [Spell(one.row, one.kind, one.since, found.day) if one.row == found.end else one for one in kept]
    kept = [Spell(one.row, one.kind, one.since, None) if one.row == found.resume else one for one in kept]
    row = max((one.row for one in spells), default=0) + 1
    return [*kept, Spell(row, kind, found.day, None)] if found.begins else kept


@given(
    moves=st.lists(st.tuples(st.sampled_from(["", "a", "b", "c"]), st.integers(-3, 5)), max_size=12),
)
def test_one_kind_at_a_time_and_no_two_spells_overlap_whatever_the_clock_does(moves: list[tuple[str, int]]) -> None:
    spells: list[Spell] = []
    today = TODAY
    for kind, days in moves:
        today += timedelta(days=days)
        spells = apply(spells, kind, today)
        present = [one.kind for one in spells if one.until is None]
        assert present == ([kind] if kind else [])
        told = sorted((one.since, one.until or date.max) for one in spells)
        assert all(since < until for since, until in told)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(told))


def test_a_choice_of_today_is_mended_and_goes_on_as_it_was() -> None:
    before = [Spell(1, "a", date(2026, 1, 1), None)]
    assert apply(apply(before, "b", TODAY), "a", TODAY) == before


def test_every_kind_says_what_it_sets() -> None:
    assert list(KINDS) == [
        "self_service", "transactional", "automated", "personal", "dedicated", "long_term", "co_creation", "community",
    ]  # fmt: skip
    for kind in KINDS.values():
        assert kind.channel in set(ContactKind)
        assert all((kind.name, kind.meaning, kind.automatic, kind.personal, kind.follow_up))
        assert kind.rhythm_days >= 0


def times(way: str, count: int, *, ago: int = 10, apart: int = 20) -> list[Seen]:
    return [Seen(TODAY - timedelta(days=ago + apart * place), way) for place in range(count)]


@pytest.mark.parametrize(
    ("signs", "kinds"),
    [
        (Signs("personal", None, times("personal", 4)), ["dedicated"]),
        (Signs("personal", None, times("personal", 3)), []),
        (Signs("personal", None, times("personal", 4, ago=400)), []),
        (Signs("dedicated", None, times("personal", 4)), []),
        (Signs("personal", None, times("letter", 4)), ["automated"]),
        (Signs("personal", None, times("letter", 4) + times("talk", 1)), []),
        (Signs("personal", None, times("talk", 2), ideas=3), ["co_creation"]),
        (Signs("community", None, times("talk", 2), ideas=9), []),
        (Signs("dedicated", None, times("personal", 3, ago=730)), ["transactional"]),
        (Signs("dedicated", None, times("letter", 3, ago=729)), []),
        (Signs("long_term", None, times("letter", 3, ago=730)), ["self_service"]),
        (Signs("transactional", None, times("talk", 3)), ["personal"]),
        (Signs("", None, times("other", 3, apart=365)), ["long_term"]),
        (Signs("", None, []), []),
    ],
)
def test_a_move_is_suggested_from_what_was_seen(signs: Signs, kinds: list[str]) -> None:
    assert [one.kind for one in suggestions(signs, TODAY)] == kinds


def test_a_kind_that_was_just_chosen_is_left_alone() -> None:
    visits = times("personal", 5)
    assert suggestions(Signs("personal", TODAY - timedelta(days=89), visits), TODAY) == []
    (found,) = suggestions(Signs("personal", TODAY - timedelta(days=90), visits), TODAY)
    assert found.because.text() == "5 personal visits within a year"


SEEN = st.builds(Seen, st.dates(date(2020, 1, 1), date(2027, 1, 1)), st.sampled_from(["personal", "talk", "letter"]))


@given(kind=st.sampled_from(["", *KINDS]), seen=st.lists(SEEN, max_size=12), ideas=st.integers(0, 5))
def test_nobody_is_suggested_what_they_are_or_the_same_twice(kind: str, seen: list[Seen], ideas: int) -> None:
    found = [one.kind for one in suggestions(Signs(kind, None, seen, ideas), TODAY)]
    assert kind not in found
    assert len(found) == len(set(found))
    assert set(found) <= set(KINDS)
