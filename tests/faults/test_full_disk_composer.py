"""A disk that fills up while a file is attached, or with Ctrl+Enter: a sentence, nothing lost, and done once, later."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from clientdesk.desk.safekeeping import check
from clientdesk.store.files import Files
from tests.faults.composing import MARK, TEXT
from tests.faults.killing import WRITES, can_inject, run
from tests.faults.working_day import OFFER, make, opened

pytestmark = pytest.mark.skipif(not can_inject(), reason="strace is not here, or may not trace")

COMPOSING = "import sys; from pathlib import Path; from tests.faults.composing import main; main(Path(sys.argv[1]))"
KEPT_IN_MEMORY = 7
DRAFTING = f"""
import os, sys; from pathlib import Path
from clientdesk.features.contacts.pane_drafts import Draft, Drafts
drafts = Drafts(Path(sys.argv[1]))
drafts.put(1, Draft("Happy", "call"))
drafts.keep()
os._exit({KEPT_IN_MEMORY} if drafts.of(1) else 0)
"""
FULL = "The disk is full. Nothing was lost; free some space, then try again."
REFUSED = f"there [] [] {TEXT!r}"
SAVED = f"there ['{OFFER}'] ['call again'] ''"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop before, with the file to attach beside it; copied for every try."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    room = tmp_path_factory.mktemp("composing")
    make(room / "shop")
    return room


def composed(before: Path, room: Path, calls: str, inject: str = "", log: Path | None = None) -> list[str]:
    """What the program that attaches and logs has seen, line by line; the shop it leaves is whole."""
    shutil.copytree(before, room)
    ended = run(COMPOSING, room / "shop", calls=calls, inject=inject, log=log)
    assert ended.code == 0 and "Traceback" not in ended.err, ended.err
    with opened(room / "shop") as desk:
        assert check(desk) == []
    assert len(Files(room / "shop").names()) == 1 and not list((room / "shop" / "files").glob(".keep-*"))
    return ended.out.splitlines()


def test_a_file_that_has_no_room_is_told_and_can_be_attached_later(before: Path, tmp_path: Path) -> None:
    seen = composed(before, tmp_path / "room", "fsync", "error=ENOSPC:when=1..2")
    assert seen == [f"line {FULL}", f"line {FULL}", SAVED]


def test_what_was_written_stays_and_is_saved_once_when_there_is_room_again(before: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert composed(before, tmp_path / "whole", WRITES, log=log) == [SAVED]
    lines = log.read_text().splitlines()
    full = 1 + next(place for place, line in enumerate(lines) if MARK.decode() in line)
    # At the first write of the commit, and in the midst of it.
    for first in (full + 1, full + 20):
        seen = composed(before, tmp_path / f"cut-{first}", WRITES, f"error=ENOSPC:when={first}..{first + 1}")
        assert seen == [f"banner {FULL}", REFUSED, f"banner {FULL}", REFUSED, SAVED]


def test_words_not_saved_yet_leave_no_halves_on_a_full_disk(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    ended = run(DRAFTING, folder, calls="write", inject="error=ENOSPC:when=1+")
    assert ended.code == KEPT_IN_MEMORY, ended.err
    assert list(folder.iterdir()) == []
    assert run(DRAFTING, folder, calls="write").code == KEPT_IN_MEMORY
    assert [path.name for path in folder.iterdir()] == ["drafts.json"]
