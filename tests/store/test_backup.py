"""Backups are verified before they get their name, refuse when a byte is flipped, and are thinned with age."""

from __future__ import annotations

import json
import random
import sqlite3
import zipfile
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.errors import Cancelled, StoreError
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.store import backup
from clientdesk.store.database import FILE, open_store
from clientdesk.store.files import Files
from tests.desk.conftest import THROWAWAY, Thing, add_thing
from tests.fakes.clock import FakeClock

AT = "2026-11-20T07:05:00"
NOW = datetime.fromisoformat(AT)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a shop of three things."""
    store = open_store(tmp_path / "shop", plan_of([THROWAWAY]), create=True)
    desk = Desk(store, [THROWAWAY], FakeClock())
    for label in ("bell", "lamp", "saddle"):
        desk.run("Added", add_thing, label=label)
    store.close()
    return tmp_path / "shop"


def labels(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / FILE)) as reading:
        return [row[0] for row in reading.execute("SELECT label FROM thing ORDER BY id")]


def test_a_backup_brings_the_shop_back(shop: Path, tmp_path: Path) -> None:
    kept = backup.make(shop / FILE, shop / backup.FOLDER, at=AT, reason="daily")
    store = open_store(shop, plan_of([THROWAWAY]))
    Desk(store, [THROWAWAY], FakeClock()).run("Dropped all", lambda _shop: Thing.delete().execute())
    store.close()
    assert labels(shop) == []
    backup.restore(kept, shop / FILE)
    assert labels(shop) == ["bell", "lamp", "saddle"]


def test_a_backup_made_while_somebody_writes_is_whole(shop: Path) -> None:
    store = open_store(shop, plan_of([THROWAWAY]))
    desk = Desk(store, [THROWAWAY], FakeClock())

    def write_on(_done: int, _of: int) -> bool:
        desk.run("Added", add_thing, label="meanwhile")
        return True

    kept = backup.make(shop / FILE, shop / backup.FOLDER, at=AT, reason="daily", progress=write_on)
    store.close()
    backup.restore(kept, shop / FILE)
    assert labels(shop)[:3] == ["bell", "lamp", "saddle"]


def test_a_flipped_byte_is_found_and_the_shop_stays(shop: Path, tmp_path: Path) -> None:
    kept = backup.make(shop / FILE, shop / backup.FOLDER, at=AT, reason="daily")
    whole = kept.read_bytes()
    dice = random.Random(7)
    for _ in range(60):
        place = dice.randrange(len(whole))
        broken = tmp_path / "broken"
        broken.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << dice.randrange(8))]) + whole[place + 1 :])
        with suppress(StoreError):  # a flip in a field that zip files do not use is no damage
            backup.restore(broken, shop / FILE)
        assert labels(shop) == ["bell", "lamp", "saddle"]


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"not a backup", b"SQLite format 3\0" + bytes(90)])
def test_what_is_no_backup_is_refused_in_a_sentence(shop: Path, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    with pytest.raises(StoreError):
        backup.restore(other, shop / FILE)
    assert labels(shop) == ["bell", "lamp", "saddle"]


def test_a_stopped_or_failing_backup_leaves_the_older_one_and_no_litter(shop: Path) -> None:
    kept = backup.make(shop / FILE, shop / backup.FOLDER, at=AT, reason="daily")
    with pytest.raises(Cancelled):
        backup.make(shop / FILE, shop / backup.FOLDER, at=AT, reason="daily", progress=lambda _done, _of: False)
    assert [path.name for path in (shop / backup.FOLDER).iterdir()] == [kept.name]


def test_two_backups_in_one_second_are_two(shop: Path) -> None:
    first = backup.make(shop / FILE, shop / backup.FOLDER, at=AT, reason="by-hand")
    second = backup.make(shop / FILE, shop / backup.FOLDER, at=AT, reason="by-hand")
    assert first != second and first.exists() and second.exists()


def hollow(folder: Path, moments: list[datetime]) -> list[Path]:
    """Files with the names of backups made at `moments`."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{moment:%Y%m%dT%H%M%S}-daily{backup.SUFFIX}" for moment in moments]
    for path in paths:
        path.touch()
    return paths


def test_a_year_of_daily_backups_thins_to_what_one_wants_back(tmp_path: Path) -> None:
    hollow(tmp_path / "b", [NOW - timedelta(days=days, hours=1) for days in range(365)])
    backup.thin(tmp_path / "b", NOW)
    left = len(backup.listed(tmp_path / "b"))
    assert 24 <= left <= 36


@given(st.lists(st.integers(0, 60 * 24 * 800), unique=True, max_size=40))
def test_thinning_keeps_the_newest_and_thinning_again_removes_nothing(
    tmp_path_factory: pytest.TempPathFactory, minutes: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("thin") / "b"
    made = hollow(folder, [NOW - timedelta(minutes=ago) for ago in minutes])
    backup.thin(folder, NOW)
    left = backup.listed(folder)
    assert bool(left) == bool(made)
    assert not left or left[0] == max(made)
    assert backup.thin(folder, NOW) == []


def test_kept_files_go_along_and_come_back(shop: Path) -> None:
    files = Files(shop)
    name, altered = files.keep(b"a photo", "jpg"), files.keep(b"another", "jpg")
    files.path(altered).write_bytes(b"not what it was")
    kept = backup.make(shop / FILE, shop / backup.FOLDER, at=AT, reason="daily")
    for each in (name, altered):
        files.path(each).unlink()
    backup.restore(kept, shop / FILE)
    assert files.read(name) == b"a photo"
    assert not files.holds(altered), "a backup vouches for what is in it"


def test_a_flipped_byte_in_a_kept_file_is_found(shop: Path, tmp_path: Path) -> None:
    name = Files(shop).keep(b"a photo" * 100, "jpg")
    kept = backup.make(shop / FILE, tmp_path / "backups", at=AT, reason="daily")
    packed = bytearray(kept.read_bytes())
    place = packed.index(b"a photo" * 100)
    packed[place] ^= 1
    kept.write_bytes(packed)
    Files(shop).path(name).unlink()
    with pytest.raises(StoreError):
        backup.restore(kept, shop / FILE)
    assert not Files(shop).holds(name) and labels(shop) == ["bell", "lamp", "saddle"]


def test_a_backup_from_before_there_were_files_is_restored(shop: Path, tmp_path: Path) -> None:
    kept = backup.make(shop / FILE, tmp_path / "backups", at=AT, reason="daily")
    older = tmp_path / "older"
    with zipfile.ZipFile(kept) as archive, zipfile.ZipFile(older, "w") as written:
        manifest = json.loads(archive.read("manifest.json"))
        del manifest["files"]
        written.writestr("shop.sqlite", archive.read("shop.sqlite"))
        written.writestr("manifest.json", json.dumps(manifest))
    name = Files(shop).keep(b"a photo", "jpg")
    backup.restore(older, shop / FILE)
    assert labels(shop) == ["bell", "lamp", "saddle"] and Files(shop).holds(name)


def test_a_backup_that_names_a_file_by_a_path_is_refused(shop: Path, tmp_path: Path) -> None:
    kept = backup.make(shop / FILE, tmp_path / "backups", at=AT, reason="daily")
    forged = tmp_path / "forged"
    with zipfile.ZipFile(kept) as archive, zipfile.ZipFile(forged, "w") as written:
        manifest = json.loads(archive.read("manifest.json")) | {"files": ["../../evil"]}
        written.writestr("shop.sqlite", archive.read("shop.sqlite"))
        written.writestr("files/../../evil", b"x")
        written.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(StoreError):
        backup.restore(forged, shop / FILE)
    assert not (tmp_path / "evil").exists() and not (tmp_path.parent / "evil").exists()
