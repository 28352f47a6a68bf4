"""A shop of release 0.1.0 that is large, or not clean, or comes as a backup or a zip: nothing of it is lost."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from clientdesk.base.errors import StoreError, StoreTrouble, UserError
from clientdesk.base.words import shown
from clientdesk.desk.archive import MANIFEST, import_archive
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.safekeeping import check, restore_backup
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer, change_customer
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import profile
from clientdesk.store import backup
from clientdesk.store.database import FILE, open_store
from tests.fakes.clock import FakeClock
from tests.features.customers.test_migrations import FIRST

TIMES = 100
"""Forty customers, so many times over."""


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


@contextmanager
def old(path: Path) -> Iterator[sqlite3.Connection]:
    """The file of release 0.1.0, to be made worse: its triggers would not have it."""
    with closing(sqlite3.connect(path)) as writing:
        triggers = writing.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            writing.execute(f'DROP TRIGGER "{name}"')
        yield writing
        for _name, sql in triggers:
            writing.execute(sql)
        writing.commit()


@contextmanager
def opened(folder: Path, *, create: bool = False) -> Iterator[Desk]:
    """A shop as this release opens it."""
    store = open_store(folder, plan_of(CATALOGUE), create=create, at="2026-11-22T07:05:00")
    try:
        yield Desk(store, CATALOGUE, FakeClock())
    finally:
        store.close()


def names(desk: Desk) -> list[str]:
    return sorted(row[0] for row in desk.store.database.execute_sql("SELECT name FROM customer").fetchall())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a shop of release 0.1.0."""
    there = tmp_path / "old"
    there.mkdir()
    shutil.copy(FIRST, there / FILE)
    return there


def test_a_large_shop_keeps_everybody_and_is_found_in(folder: Path) -> None:
    with old(folder / FILE) as writing:
        columns = [row[1] for row in writing.execute("PRAGMA table_info(customer)") if row[1] not in ("id", "uid")]
        listed = ", ".join(columns)
        for _time in range(TIMES - 1):
            writing.execute(
                f"INSERT INTO customer (uid, {listed}) SELECT lower(hex(randomblob(16))), {listed} FROM customer "
                "WHERE id <= 40"
            )
    with opened(folder) as desk:
        assert len(names(desk)) == 40 * TIMES and check(desk) == []
        assert len(desk.ask(customer_ids, text="an")) >= 4 * TIMES


def test_what_was_not_clean_before_keeps_no_shop_from_opening(folder: Path) -> None:
    with old(folder / FILE) as writing:
        writing.execute("UPDATE customer SET potential = '' WHERE id = 2")
        writing.execute("UPDATE customer SET owner_id = 999 WHERE id = 3")
        writing.execute("UPDATE customer SET name = ' <b>x</b> ', birth_month = 2, birth_day = 31 WHERE id = 1")
        writing.execute("UPDATE contact_point SET value = 'no number', key = '' WHERE id = 1")
    with opened(folder) as desk:
        known = desk.ask(profile, customer=2)
        assert known is not None and known.potential == ""
        assert len(names(desk)) == 40 and " <b>x</b> " in names(desk)
        assert "1 row points nowhere." in [shown(words) for words in check(desk)]
        desk.run("Changed", change_customer, customer=2, industry="Bakery")
        desk.undo()
        with pytest.raises(UserError, match="nothing to undo"):
            desk.undo()  # what the first release did
    kept = backup.listed(folder / backup.FOLDER)
    assert len(kept) == 1
    backup.verify(kept[0])


def test_a_shop_that_breaks_its_own_rules_is_left_as_it_is(folder: Path) -> None:
    with old(folder / FILE) as writing:
        writing.execute("PRAGMA ignore_check_constraints = ON")
        writing.execute("UPDATE customer SET potential = 'VIP', birth_month = 13 WHERE id = 2")
    before = (folder / FILE).read_bytes()
    with pytest.raises(StoreError) as refused, opened(folder):
        pass
    assert refused.value.trouble is StoreTrouble.DAMAGED
    with closing(sqlite3.connect(folder / FILE)) as reading:
        assert reading.execute("PRAGMA user_version").fetchone() == (1,)
    assert (folder / FILE).read_bytes()[100:] == before[100:] and backup.listed(folder / backup.FOLDER) == []


def test_a_backup_of_the_first_release_comes_back_into_this_one(folder: Path, tmp_path: Path) -> None:
    packed = backup.make_at(folder / FILE, tmp_path / "kept.clientdesk-backup", at="2026-11-20T07:05:00")
    with opened(tmp_path / "new", create=True) as desk:
        desk.run("Added", add_customer, name="Of today")
        saved = restore_backup(desk, packed)
        assert len(names(desk)) == 40 and "Of today" not in names(desk) and check(desk) == []
        desk.run("Changed", change_customer, customer=1, industry="Bakery")
        known = desk.ask(profile, customer=1)
        assert known is not None and known.industry == "Bakery"
        restore_backup(desk, saved)
        assert names(desk) == ["Of today"] and check(desk) == []


def zipped(path: Path, out: Path) -> None:
    """What `export` of release 0.1.0 wrote: every table as JSON Lines, of its own columns alone."""
    digests, counts = {}, {}
    with closing(sqlite3.connect(path)) as reading, zipfile.ZipFile(out, "w") as archive:
        found = reading.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
            "AND name NOT LIKE 'journal%' AND name NOT LIKE 'customer_search%' AND name <> 'customer_last_contact'"
        ).fetchall()
        for (table,) in found:
            cursor = reading.execute(f'SELECT * FROM "{table}" ORDER BY id')
            heads = [column[0] for column in cursor.description]
            rows = [dict(zip(heads, map(_told, row), strict=True)) for row in cursor]
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
            archive.writestr(f"tables/{table}.jsonl", lines)
            digests[table], counts[table] = hashlib.sha256(lines).hexdigest(), len(rows)
        archive.writestr(MANIFEST, json.dumps({"format": 1, "schema": 1, "counts": counts, "sha256": digests}))


def _told(value: object) -> object:
    return {"base64": b64encode(value).decode()} if isinstance(value, bytes) else value


def test_a_zip_of_the_first_release_fills_an_empty_shop(folder: Path, tmp_path: Path) -> None:
    zipped(folder / FILE, tmp_path / "all.zip")
    with opened(folder) as before:
        everybody, known = names(before), [before.ask(profile, customer=customer) for customer in range(1, 41)]
    with opened(tmp_path / "new", create=True) as desk:
        filled = import_archive(desk, tmp_path / "all.zip", quiet)
        assert filled.counts["customer"] == 40 and names(desk) == everybody and check(desk) == []
        assert [desk.ask(profile, customer=customer) for customer in range(1, 41)] == known
        desk.undo()
        assert names(desk) == []
