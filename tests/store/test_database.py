"""The store is looked at before it is opened, and refused in a sentence with nothing written."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import peewee as pw
import pytest

from clientdesk.base.errors import StoreError, StoreTrouble, UserError
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.store import backup
from clientdesk.store.database import FILE, Plan, open_store
from clientdesk.store.header import APPLICATION_ID
from clientdesk.store.migrations import Migration
from tests.desk.conftest import THROWAWAY, Thing, add_thing
from tests.fakes.clock import FakeClock

PLAN = plan_of([THROWAWAY])
AT = "2026-11-20T07:05:00"


def shop_in(folder: Path, *labels: str) -> None:
    """Make a shop with a few things in it and close it."""
    store = open_store(folder, PLAN, create=True)
    desk = Desk(store, [THROWAWAY], FakeClock())
    for label in labels:
        desk.run("Added", add_thing, label=label)
    store.close()


def digests(folder: Path) -> dict[str, str]:
    """A hash of every file in the folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(data)


def test_a_shop_keeps_what_was_saved(tmp_path: Path) -> None:
    shop_in(tmp_path / "shop", "bell", "lamp")
    store = open_store(tmp_path / "shop", PLAN)
    assert [thing.label for thing in Thing.select().order_by(Thing.id)] == ["bell", "lamp"]
    store.close()


def test_what_a_person_saves_is_synced_in_write_ahead_mode(tmp_path: Path) -> None:
    store = open_store(tmp_path, PLAN, create=True)
    pragmas = {name: store.database.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in
               ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")}  # fmt: skip
    store.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a user's folders private by itself")
def test_the_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        shop_in(tmp_path / "shop", "bell")
        made = backup.make(tmp_path / "shop" / FILE, tmp_path / "shop" / backup.FOLDER, at=AT, reason="daily")
    finally:
        os.umask(before)
    modes = [path.stat().st_mode & 0o077 for path in (tmp_path / "shop", tmp_path / "shop" / FILE, made)]
    assert modes == [0, 0, 0]


def test_a_missing_shop_is_not_silently_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(tmp_path / "nowhere", PLAN)
    assert refused.value.trouble is StoreTrouble.MISSING
    assert not (tmp_path / "nowhere").exists()


def damage_header(path: Path) -> None:
    overwrite(path, 0, b"not a database at all")


def other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (a)")
        other.commit()


def newer_version(path: Path) -> None:
    overwrite(path, 60, (PLAN.schema + 1).to_bytes(4, "big"))


MUTATIONS: list[tuple[Callable[[Path], object], StoreTrouble]] = [
    (damage_header, StoreTrouble.NOT_A_SHOP),
    (lambda path: path.write_bytes(b""), StoreTrouble.NOT_A_SHOP),
    (lambda path: path.write_bytes(os.urandom(8192)), StoreTrouble.NOT_A_SHOP),
    (lambda path: path.write_text("name,phone\nAnna,1\n"), StoreTrouble.NOT_A_SHOP),
    (lambda path: path.write_bytes(path.read_bytes()[:60]), StoreTrouble.NOT_A_SHOP),
    (other_program, StoreTrouble.NOT_A_SHOP),
    (newer_version, StoreTrouble.NEWER),
]


@pytest.mark.parametrize(("mutate", "trouble"), MUTATIONS)
def test_a_bad_file_is_refused_and_left_as_it_is(
    tmp_path: Path, mutate: Callable[[Path], object], trouble: StoreTrouble
) -> None:
    shop_in(tmp_path, "bell")
    mutate(tmp_path / FILE)
    before = digests(tmp_path)
    with pytest.raises(StoreError) as refused:
        open_store(tmp_path, PLAN)
    assert refused.value.trouble is trouble
    assert refused.value.text().endswith(".")
    assert digests(tmp_path) == before


def older_shop(folder: Path) -> Plan:
    """A shop made before Thing had a colour, and the plan of the program that gives it one."""
    shop_in(folder, "bell")

    def add_colour(database: pw.Database) -> None:
        database.execute_sql("ALTER TABLE thing ADD COLUMN colour TEXT NOT NULL DEFAULT 'plain'")

    return Plan(PLAN.records, migrations=(Migration(2, "throwaway: add colour", add_colour),))


def test_an_older_shop_is_backed_up_then_brought_up_to_date(tmp_path: Path) -> None:
    plan = older_shop(tmp_path)
    store = open_store(tmp_path, plan, at=AT)
    row = store.database.execute_sql("SELECT label, colour FROM thing").fetchone()
    version = store.database.execute_sql("PRAGMA user_version").fetchone()[0]
    store.close()
    assert (row, version) == (("bell", "plain"), 2)
    (kept,) = backup.listed(tmp_path / backup.FOLDER)
    assert "before-migration" in kept.name
    backup.verify(kept)


def test_undo_does_not_cross_a_migration(tmp_path: Path) -> None:
    plan = older_shop(tmp_path)
    store = open_store(tmp_path, plan, at=AT)
    desk = Desk(store, [THROWAWAY], FakeClock())
    with pytest.raises(UserError, match="nothing to undo"):
        desk.undo()
    desk.run("Added", add_thing, label="lamp")
    assert desk.undo().label.msgid == "Added"
    store.close()


def test_a_migration_that_fails_leaves_the_old_shop(tmp_path: Path) -> None:
    shop_in(tmp_path, "bell")

    def half_way(database: pw.Database) -> None:
        database.execute_sql("ALTER TABLE thing ADD COLUMN colour TEXT")
        database.execute_sql("ALTER TABLE a_table_that_is_not_there ADD COLUMN colour TEXT")

    plan = Plan(PLAN.records, migrations=(Migration(2, "throwaway: fails", half_way),))
    with pytest.raises(pw.OperationalError):
        open_store(tmp_path, plan, at=AT)
    store = open_store(tmp_path, PLAN)
    assert store.database.execute_sql("PRAGMA user_version").fetchone()[0] == 1
    assert "colour" not in {column.name for column in store.database.get_columns("thing")}
    store.close()


def test_the_application_id_marks_our_files(tmp_path: Path) -> None:
    shop_in(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as plain:
        assert plain.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
