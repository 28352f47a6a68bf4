"""Backups of the day and by hand, the way back, and the check: on a shop with everything in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clientdesk.base.errors import StoreError, StoreTrouble
from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.desk.rescue import opened_copy, put_in_place
from clientdesk.desk.safekeeping import back_up, check, is_backup_due, kept_backups, restore_backup
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.photos import photo_name
from clientdesk.features.customers.queries_find import find
from clientdesk.store.files import Files
from tests.fakes.clock import FRIDAY_MORNING, FakeClock
from tests.features.conftest import clock, desk

__all__ = ["clock", "desk"]


def quiet(done: int, of: int) -> None:
    """Nobody listens."""


def names(desk: Desk) -> set[str]:
    return {one.name for one in desk.ask(find, text="a")}


def test_a_backup_is_due_once_a_day(desk: Desk, clock: FakeClock) -> None:
    assert is_backup_due(desk)
    back_up(desk, quiet, "daily")
    assert not is_backup_due(desk)
    clock.sleep(hours=19)
    assert not is_backup_due(desk)
    clock.sleep(hours=2)
    assert is_backup_due(desk)


def test_a_clock_that_was_set_back_does_not_keep_the_shop_without_backups(desk: Desk, clock: FakeClock) -> None:
    back_up(desk, quiet, "daily")
    clock.sleep(days=-400)
    assert is_backup_due(desk)


def test_backups_say_when_and_why_they_were_made(desk: Desk, clock: FakeClock) -> None:
    back_up(desk, quiet)
    clock.sleep(minutes=1)
    back_up(desk, quiet)
    clock.sleep(minutes=59)
    back_up(desk, quiet, "before-import")
    kept = kept_backups(desk)
    assert [one.reason for one in kept] == ["before-import", "by-hand", "by-hand"]
    assert [f"{one.at:%H:%M}" for one in kept] == ["10:05", "09:06", "09:05"]
    assert all(one.size > 1000 for one in kept)


def test_a_restored_backup_is_the_shop_as_it_was_and_the_present_one_is_kept(desk: Desk, clock: FakeClock) -> None:
    desk.run("Added", add_customer, name="Anna")
    made = back_up(desk, quiet)
    desk.run("Added", add_customer, name="Arvo")
    clock.sleep(hours=1)
    saved = restore_backup(desk, made)
    assert names(desk) == {"Anna"}
    restore_backup(desk, saved)
    assert names(desk) == {"Anna", "Arvo"}


def test_what_is_no_backup_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.run("Added", add_customer, name="Anna")
    rubbish = tmp_path / "rubbish"
    rubbish.write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(StoreError) as refused:
        restore_backup(desk, rubbish)
    assert refused.value.trouble is StoreTrouble.NOT_A_SHOP
    assert names(desk) == {"Anna"}
    assert kept_backups(desk) == []


def test_the_check_finds_nothing_in_a_sound_shop(desk: Desk) -> None:
    desk.run("Added", add_customer, name="Anna")
    assert check(desk) == []


def test_the_check_tells_whose_photo_is_missing_or_altered(desk: Desk) -> None:
    files = Files(desk.store.folder)
    for name, content in (("Anna", b"\xff\xd8\xffA"), ("Bruno", b"\xff\xd8\xffB"), ("Clara", b"\xff\xd8\xffC")):
        photo = desk.ask(photo_name, content=content)
        desk.run("Customer added", add_customer, name=name, photo=photo)
        if name == "Anna":
            files.path(photo).unlink()
        if name == "Bruno":
            files.path(photo).write_bytes(b"not what it was")
    assert [shown(words) for words in check(desk)] == [
        "1 photo or file is missing: Anna.",
        "1 photo or file is not as it was kept: Bruno.",
    ]


def test_a_restored_backup_brings_photos_back(desk: Desk) -> None:
    photo = desk.ask(photo_name, content=b"\xff\xd8\xffA")
    desk.run("Customer added", add_customer, name="Anna", photo=photo)
    made = back_up(desk, quiet)
    Files(desk.store.folder).path(photo).unlink()
    restore_backup(desk, made)
    assert check(desk) == []


def test_the_check_finds_a_row_that_points_nowhere(desk: Desk) -> None:
    desk.run("Added", add_customer, name="Anna", tags=("loyal",))
    execute: Callable[[str], Any] = desk.store.database.execute_sql
    execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        execute(f'DROP TRIGGER "{trigger}"')
    execute("DELETE FROM tag")
    assert len(check(desk)) >= 1


def test_a_copy_cannot_be_changed_and_leaves_nothing(desk: Desk) -> None:
    desk.run("Added", add_customer, name="Anna")
    with opened_copy(desk.store.folder, CATALOGUE) as store:
        copy = Desk(store, CATALOGUE, FakeClock())
        assert names(copy) == {"Anna"}
        with pytest.raises(StoreError) as refused:
            copy.run("Added", add_customer, name="Arvo")
        assert refused.value.trouble is StoreTrouble.READ_ONLY
        room = store.folder
    assert not room.exists()


def test_a_backup_is_put_where_nothing_is(desk: Desk, tmp_path: Path) -> None:
    made = back_up(desk, quiet)
    there = tmp_path / "new" / "shop"
    assert put_in_place(made, there, FRIDAY_MORNING) is None
    assert [path.name for path in there.iterdir()] == ["shop.sqlite"]
    aside = put_in_place(made, there, FRIDAY_MORNING)
    assert aside is not None
    assert aside.read_bytes() == (there / "shop.sqlite").read_bytes()
