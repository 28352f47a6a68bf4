"""A power cut, or a full disk, in what keeps customers in mind: old or new; nobody forgotten, no reminder lost."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from clientdesk.desk.desk import Desk
from clientdesk.desk.reminding import Reminding
from clientdesk.desk.safekeeping import check
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.reminders.queries import due
from clientdesk.features.rhythm.queries import forgotten
from tests.faults.keeping_touch import CALENDAR, FULL, MARK, make, opened, state
from tests.faults.killing import KILLED, can_inject, run

pytestmark = pytest.mark.skipif(not can_inject(), reason="strace is not here, or may not trace")

DOING = "import sys; from pathlib import Path; from tests.faults.keeping_touch import main; main(Path(sys.argv[1]))"
TO_FILL = (3, 5, 6, 7, 8)
"""Of the deeds: one portion of the night stands for all; what a turn of reminding cannot note, the next one does."""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop before any deed, with the calendar file beside it; copied for every try."""
    room = tmp_path_factory.mktemp("touch")
    make(room / "shop")
    return room


@pytest.fixture(scope="module")
def whole(before: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """How the shop is before and after each deed where nothing happens; the writes of that."""
    log = tmp_path_factory.mktemp("whole") / "log"
    ended = run(DOING, again(before, log.with_name("room")), log=log)
    assert ended.code == 0, ended.err
    states = ended.out.split()
    assert max(Counter(states).values()) == 1, "each deed changes something"
    return states, log


def again(before: Path, room: Path) -> Path:
    """A fresh copy of the shop."""
    shutil.copytree(before, room)
    assert (room / CALENDAR).exists()
    return room / "shop"


def assert_nobody_is_left_out(desk: Desk) -> None:
    """All that is derived agrees; nobody is forgotten; what is due and not answered is shown, and shown once."""
    assert check(desk) == []
    assert desk.ask(forgotten) == [] and desk.ask(customer_ids)
    reminding = Reminding(desk)
    shown = Counter(one.row for one in reminding.turn().dues if one.table == "reminder")
    assert shown == Counter(one.row for one in desk.ask(due)) and shown
    assert max(shown.values()) == 1
    assert not reminding.turn().came, "nothing is told twice"


def middles(log: Path) -> list[int]:
    """The number of a write in the midst of each deed."""
    lines = [line for line in log.read_text().splitlines() if "(" in line]
    begun = [place for place, line in enumerate(lines, 1) if MARK.decode() in line]
    return [(first + after) // 2 for first, after in pairwise([*begun, len(lines)])]


def test_each_deed_is_there_whole_or_not_at_all(before: Path, whole: tuple[list[str], Path], tmp_path: Path) -> None:
    states, log = whole
    cuts = middles(log)
    assert len(cuts) == len(states) - 1
    for number in cuts:
        folder = again(before, tmp_path / f"cut-{number}")
        ended = run(DOING, folder, kill_at=number)
        assert ended.code == KILLED and ended.out.split() == states[: len(ended.out.split())]
        said = max(1, len(ended.out.split()))
        with opened(folder) as desk:
            assert state(desk) in states[said - 1 : said + 1], f"killed at write {number}"
            assert_nobody_is_left_out(desk)


def test_a_full_disk_changes_nothing_and_all_of_it_is_done_once_there_is_room(
    before: Path, whole: tuple[list[str], Path], tmp_path: Path
) -> None:  # fmt: skip
    states, log = whole
    cuts = middles(log)
    for deed in TO_FILL:
        number = cuts[deed - 1]
        folder = again(before, tmp_path / f"full-{number}")
        ended = run(DOING, folder, inject=f"error=ENOSPC:when={number}..{number + 1}")
        assert ended.code == 0, ended.err
        said = ended.out.split()
        assert [one for one in said if one != FULL] == states, f"full at write {number}"
        assert said[deed] == FULL, "it was full in the midst of this deed"
        with opened(folder) as desk:
            assert state(desk) == states[-1]
            assert_nobody_is_left_out(desk)
