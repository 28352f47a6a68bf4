"""A power cut at any write: after the restart the shop is as it was or as it should be, and what was said is true."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import all_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.listing import customer_ids
from clientdesk.store import backup
from clientdesk.store.database import FILE, open_store
from clientdesk.store.files import FOLDER as FILES
from clientdesk.store.files import Files
from tests.fakes.clock import FakeClock
from tests.faults.killing import KILLED, can_inject, points, run

pytestmark = pytest.mark.skipif(not can_inject(), reason="strace is not here, or may not trace")

SAVING = """
import sys; from pathlib import Path
from clientdesk.features.customers.commands import add_customer
from clientdesk.verbs.shops import open_desk
with open_desk(Path(sys.argv[1]), may_make=False) as desk:
    for number in range(int(sys.argv[2])):
        print(desk.run("Customer added", add_customer, name=f"Saved {number}", note="x" * 500), flush=True)
"""
PHOTO = """
import sys; from pathlib import Path
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.photos import photo_name
from clientdesk.verbs.shops import open_desk
with open_desk(Path(sys.argv[1]), may_make=False) as desk:
    photo = desk.ask(photo_name, content=bytes.fromhex("ffd8ff") + b"x" * 50_000)
    desk.run("Customer added", add_customer, name="With a photo", photo=photo)
    print(photo)
"""
VERB = "import sys; from clientdesk.cli import main; sys.exit(main(sys.argv[1:]))"
PEOPLE = 300
SAMPLED = 20


def verb(folder: Path, *words: object, kill_at: int | None = None, log: Path | None = None):  # type: ignore[no-untyped-def] # noqa: ANN201
    """A verb of the command line on the shop in `folder`."""
    return run(VERB, *words, "--data", folder, kill_at=kill_at, log=log)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A shop with five customers, to be copied for every try."""
    folder = tmp_path / "old"
    assert verb(folder, "do", "add_customer", "name=First").code == 0
    assert run(SAVING, folder, 4).code == 0
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A list to bring in."""
    path = tmp_path / "list.csv"
    rows = (f"Person {number},+37250{number:05d},p{number}@post.ee" for number in range(PEOPLE))
    path.write_text("Name,Phone,E-mail\n" + "\n".join(rows), encoding="utf-8")
    return path


def after(folder: Path) -> set[int]:
    """Open the shop as after a restart, check it whole, and say who is in it."""
    store = open_store(folder, plan_of(CATALOGUE))
    desk = Desk(store, CATALOGUE, FakeClock())
    try:
        assert store.database.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.database.execute_sql("PRAGMA foreign_key_check").fetchall() == []
        assert store.database.execute_sql("SELECT * FROM journal_door").fetchall() == []
        assert [words for one in all_of(CATALOGUE, "derived") for words in desk.ask(one.problems)] == []
        return set(desk.ask(customer_ids))
    finally:
        store.close()


def test_what_was_said_to_be_saved_is_there(old: Path, tmp_path: Path) -> None:
    first = after(old)
    log = tmp_path / "writes"
    shutil.copytree(old, tmp_path / "whole")
    assert run(SAVING, tmp_path / "whole", 6, log=log).code == 0
    for number in points(log, SAMPLED):
        folder = tmp_path / f"cut-{number}"
        shutil.copytree(old, folder)
        ended = run(SAVING, folder, 6, kill_at=number)
        assert ended.code == KILLED
        said = {int(line) for line in ended.out.split()}
        there = after(folder) - first
        assert said <= there and len(there - said) <= 1, f"killed at write {number}"


def test_an_import_is_there_whole_or_not_at_all(old: Path, table: Path, tmp_path: Path) -> None:
    first = after(old)
    log = tmp_path / "writes"
    shutil.copytree(old, tmp_path / "whole")
    assert verb(tmp_path / "whole", "import", table, log=log).code == 0
    assert len(after(tmp_path / "whole")) == len(first) + PEOPLE
    for number in points(log, SAMPLED):
        folder = tmp_path / f"cut-{number}"
        shutil.copytree(old, folder)
        ended = verb(folder, "import", table, kill_at=number)
        assert ended.code == KILLED
        there = after(folder)
        assert there == first or len(there) == len(first) + PEOPLE, f"killed at write {number}"
        for kept in backup.listed(folder / backup.FOLDER):
            backup.verify(kept)
        assert verb(folder, "import", table).code in (0, 1)
        assert len(after(folder)) == len(first) + PEOPLE


def test_a_restore_leaves_the_old_shop_or_the_restored_one(old: Path, tmp_path: Path) -> None:
    photo = run(PHOTO, old).out.strip()
    first = after(old)
    kept = tmp_path / "kept"
    assert verb(old, "backup", kept).code == 0
    assert run(SAVING, old, 3).code == 0
    later = after(old)
    shutil.rmtree(old / FILES)
    log = tmp_path / "writes"
    shutil.copytree(old, tmp_path / "whole")
    assert verb(tmp_path / "whole", "restore", kept, log=log).code == 0
    assert after(tmp_path / "whole") == first
    for number in points(log, SAMPLED):
        folder = tmp_path / f"cut-{number}"
        shutil.copytree(old, folder)
        assert verb(folder, "restore", kept, kill_at=number).code == KILLED
        there = after(folder)
        assert there in (first, later), f"killed at write {number}"
        assert (folder / FILE).exists()
        assert there == later or Files(folder).is_sound(photo), "every name has its file"
