"""A store of an older release becomes one of this: nobody loses a class, and what is new begins empty."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.queries import profile
from clientdesk.store.database import FILE, open_store
from tests.fakes.clock import FakeClock
from tests.store.test_releases import RELEASES

FIRST = next(path for path in RELEASES if path.stem == "0.1.0")


def rows(path: Path) -> list[tuple[object, ...]]:
    """What release 0.1.0 knew of its customers."""
    told = "id, uid, name, potential, birth_month, birth_day, owner_id, note, trashed_at, sort_key"
    with closing(sqlite3.connect(path)) as reading:
        return reading.execute(f"SELECT {told} FROM customer ORDER BY id").fetchall()


def test_everybody_keeps_everything_and_a_class_may_be_any_now(tmp_path: Path) -> None:
    shutil.copy(FIRST, tmp_path / FILE)
    before = rows(tmp_path / FILE)
    store = open_store(tmp_path, plan_of(CATALOGUE), at="2026-11-22T07:05:00")
    desk = Desk(store, CATALOGUE, FakeClock())
    try:
        customer = int(str(before[0][0]))
        known = desk.ask(profile, customer=customer)
        assert known is not None and (known.photo, known.industry, known.is_household) == ("", "", False)
        assert {row[3] for row in before} == {"A", "B", "C"}
        with pytest.raises(UserError, match="nothing to undo"):
            desk.undo()
        desk.run("Changed", change_customer, customer=customer, industry="Bakery")
        desk.undo()
        kept = sorted(path.name for path in (tmp_path / "backups").iterdir())
        assert len(kept) == 1 and "before-migration" in kept[0]
    finally:
        store.close()
    assert rows(tmp_path / FILE) == before


def test_what_was_left_half_derived_is_derived_at_the_next_start(tmp_path: Path) -> None:
    shutil.copy(FIRST, tmp_path / FILE)
    store = open_store(tmp_path, plan_of(CATALOGUE), at="2026-11-22T07:05:00")
    store.close()  # the power went before anything was derived again
    store = open_store(tmp_path, plan_of(CATALOGUE))
    try:
        assert store.must_derive_again
        Desk(store, CATALOGUE, FakeClock())
        assert not store.must_derive_again
    finally:
        store.close()
