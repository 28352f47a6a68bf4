"""A power cut in the middle of a merge, an import, a bulk edit: each is there whole or not at all, and photos whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clientdesk.desk.safekeeping import check
from clientdesk.store.files import Files
from tests.faults.deeds import CARDS, TABLE, make, opened, state
from tests.faults.killing import KEEPING, KILLED, WRITES, can_inject, points, run

pytestmark = pytest.mark.skipif(not can_inject(), reason="strace is not here, or may not trace")

DOING = "import sys; from pathlib import Path; from tests.faults.deeds import main; main(Path(sys.argv[1]))"
DEEDS = 7


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop before any deed, with the files to bring in beside it; copied for every try."""
    room = tmp_path_factory.mktemp("deeds")
    make(room / "old")
    return room


def again(before: Path, room: Path) -> Path:
    """A fresh copy of the shop."""
    room.mkdir()
    for name in (TABLE, CARDS):
        shutil.copy(before / name, room)
    return Path(shutil.copytree(before / "old", room / "shop"))


@pytest.fixture(scope="module")
def whole(before: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """How the shop is before and after each deed where nothing happens; the log of what that asked of the system."""
    log = tmp_path_factory.mktemp("whole") / "log"
    ended = run(DOING, again(before, log.with_name("room")), log=log, calls=KEEPING)
    states = ended.out.split()
    assert ended.code == 0 and len(set(states)) == 1 + DEEDS, ended.err
    return states, log


@pytest.mark.parametrize(("calls", "sampled"), [(WRITES, 14), ("fsync", 5), ("rename", 4)])
def test_each_deed_is_there_whole_or_not_at_all(
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
            files = Files(folder)
            assert all(files.is_sound(name) for name in files.names())
