"""Where cards stand: as they were put, whatever cards come and go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.shell.today_order import Arrangement, Way

HOMES = {"call": False, "to_do": False, "day": True, "birthdays": True, "seen": True}


def test_at_first_each_stands_where_it_was_made_for() -> None:
    assert Arrangement.of(HOMES, []) == Arrangement(("call", "to_do"), ("day", "birthdays", "seen"))


def test_up_down_and_over() -> None:
    first = Arrangement.of(HOMES, [])
    assert first.moved("to_do", Way.UP).wide == ("to_do", "call")
    assert first.moved("day", Way.DOWN).side == ("birthdays", "day", "seen")
    assert first.moved("day", Way.OVER) == Arrangement(("call", "to_do", "day"), ("birthdays", "seen"))
    assert first.moved("call", Way.OVER) == Arrangement(("to_do",), ("day", "birthdays", "seen", "call"))
    assert not first.can("call", Way.UP)
    assert not first.can("seen", Way.DOWN)


def test_what_is_put_away_is_stepped_over() -> None:
    first = Arrangement.of(HOMES, [])
    assert first.moved("day", Way.DOWN, ["birthdays"]).side == ("birthdays", "seen", "day")
    assert not first.can("birthdays", Way.UP, ["day"])


def test_a_new_card_comes_to_the_end_of_its_column_and_one_that_is_gone_is_passed_over() -> None:
    kept = ["birthdays", "gone", "|", "call"]
    assert Arrangement.of(HOMES, kept) == Arrangement(("birthdays", "to_do"), ("call", "day", "seen"))


@given(
    steps=st.lists(st.tuples(st.sampled_from(sorted(HOMES)), st.sampled_from(Way)), max_size=20),
    hidden=st.lists(st.sampled_from(sorted(HOMES)), unique=True),
)
def test_no_move_loses_a_card_and_what_is_kept_is_read_back(steps: list[tuple[str, Way]], hidden: list[str]) -> None:
    now = Arrangement.of(HOMES, [])
    for key, way in steps:
        now = now.moved(key, way, hidden)
        assert sorted((*now.wide, *now.side)) == sorted(HOMES)
        assert Arrangement.of(HOMES, now.kept()) == now


@given(order=st.lists(st.text(max_size=5)))
def test_whatever_was_kept_every_card_stands_somewhere_once(order: list[str]) -> None:
    now = Arrangement.of(HOMES, order)
    assert sorted((*now.wide, *now.side)) == sorted(HOMES)
