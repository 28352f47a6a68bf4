"""A power cut in the middle of a working day: each deed is there whole or not at all, and nobody is left unreminded."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from clientdesk.desk.desk import Desk
from clientdesk.desk.reminding import Reminding
from clientdesk.desk.safekeeping import check
from clientdesk.features.reminders.queries import due
from clientdesk.store.files import Files
from clientdesk.store.leftovers import clear_leftovers
from tests.faults.deeds import state
from tests.faults.killing import KEEPING, KILLED, WRITES, can_inject, points, run
from tests.faults.working_day import LETTERS, OFFER, PICTURE, UNANSWERED, make, opened

pytestmark = pytest.mark.skipif(not can_inject(), reason="strace is not here, or may not trace")

DOING = "import sys; from pathlib import Path; from tests.faults.working_day import main; main(Path(sys.argv[1]))"
DEEDS = 9


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop before any deed, with what is to be brought in beside it; copied for every try."""
    room = tmp_path_factory.mktemp("day")
    make(room / "old")
    return room


def again(before: Path, room: Path) -> Path:
    """A fresh copy of the shop."""
    room.mkdir()
    for name in (OFFER, PICTURE, LETTERS):
        shutil.copy(before / name, room)
    return Path(shutil.copytree(before / "old", room / "shop"))


def strays(folder: Path) -> set[str]:
    """What lies in a data folder and is neither the shop nor a kept file, once an hour has gone by."""
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    clear_leftovers(folder)
    kept = {f"files/{name[:2]}/{name}" for name in Files(folder).names()}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in there - kept if not name.startswith("shop.sqlite")}


def still_reminded(desk: Desk) -> bool:
    """Whether a start of the program shows all that is due and not answered."""
    shown = {one.row for one in Reminding(desk).turn().dues}
    return UNANSWERED in shown and shown == {one.row for one in desk.ask(due)}


@pytest.fixture(scope="module")
def whole(before: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """How the shop is before and after each deed where nothing happens; the log of what that asked of the system."""
    log = tmp_path_factory.mktemp("whole") / "log"
    ended = run(DOING, again(before, log.with_name("room")), log=log, calls=KEEPING)
    states = ended.out.split()
    assert ended.code == 0 and len(set(states)) == 1 + DEEDS, ended.err
    return states, log


@pytest.mark.parametrize(("calls", "sampled"), [(WRITES, 7), ("fsync", 3), ("rename", 3)])
def test_each_deed_of_a_day_is_there_whole_or_not_at_all(
    before: Path, whole: tuple[list[str], Path], tmp_path: Path, calls: str, sampled: int
) -> None:  # fmt: skip
    states, log = whole
    for number in points(log, sampled, calls):
        folder = again(before, tmp_path / f"cut-{number}")
        ended = run(DOING, folder, kill_at=number, calls=calls)
        assert ended.code == KILLED and ended.out.split() == states[: len(ended.out.split())]
        said = max(1, len(ended.out.split()))
        with opened(folder) as desk:
            assert state(desk) in states[said - 1 : said + 1], f"killed at {calls} {number}"
            assert check(desk) == []
            assert all(Files(folder).is_sound(name) for name in Files(folder).names())
            assert still_reminded(desk), f"killed at {calls} {number}"
        assert strays(folder) == set()
