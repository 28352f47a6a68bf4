"""The sample shop as a whole: the same each time, of any size, never in the place of a real one."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections import defaultdict
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from clientdesk.base.errors import StoreError, UserError
from clientdesk.base.paths import resources
from clientdesk.base.words import LANGUAGES
from clientdesk.desk.archive import export_archive
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import all_of
from clientdesk.desk.today import TodayRow
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.listing import customer_count
from clientdesk.features.customers.queries_find import find
from clientdesk.features.reminders.queries_today import people_to_reach
from clientdesk.sample import sizes
from clientdesk.sample.shop import make_sample, quiet
from clientdesk.store.database import FILE, holds_a_shop, open_store
from tests.fakes.clock import FakeClock
from tests.sample.conftest import FRIDAY


def _exported(folder: Path, out: Path) -> dict[str, bytes]:
    """Every file of the zip of open formats, by name; an Excel file says to the second when it was written."""
    store = open_store(folder, plan_of(CATALOGUE))
    export_archive(Desk(store, CATALOGUE, FakeClock()), out, quiet)
    store.close()
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith(".xlsx")}


def _made(folder: Path, *, customers: int = 60, seed: int = 1, on: date = FRIDAY, language: str = "en") -> Path:
    make_sample(folder, customers=customers, seed=seed, on=on, language=language)
    return folder


def test_the_same_seed_and_day_give_the_same_shop(tmp_path: Path) -> None:
    one = _exported(_made(tmp_path / "one"), tmp_path / "one.zip")
    other = _exported(_made(tmp_path / "other"), tmp_path / "other.zip")
    assert one == other


@pytest.mark.parametrize("differently", [{"seed": 2}, {"on": date(2026, 11, 21)}, {"language": "ru"}])
def test_another_seed_day_or_language_gives_another(tmp_path: Path, differently: dict[str, object]) -> None:
    one = _exported(_made(tmp_path / "one"), tmp_path / "one.zip")
    other = _exported(_made(tmp_path / "other", **differently), tmp_path / "other.zip")  # type: ignore[arg-type]
    assert one["tables/reminder.jsonl"] != other["tables/reminder.jsonl"]


def test_two_seeds_share_no_identity(tmp_path: Path) -> None:
    def uids(seed: int) -> set[str]:
        connection = sqlite3.connect(_made(tmp_path / str(seed), seed=seed) / FILE)
        found = {uid for table in ("customer", "contact", "staff") for (uid,) in connection.execute(
            f"SELECT uid FROM {table}")}  # fmt: skip
        connection.close()
        return found

    assert uids(1).isdisjoint(uids(2))


@pytest.mark.parametrize("customers", [1, 4, 300])
def test_it_has_as_many_customers_as_asked_for(tmp_path: Path, customers: int) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))

    counts = make_sample(tmp_path / "shop", customers=customers, on=FRIDAY, progress=progress)
    store = open_store(tmp_path / "shop", plan_of(CATALOGUE))
    desk = Desk(store, CATALOGUE, FakeClock())
    present = desk.ask(customer_count)
    store.close()
    assert (counts["customer"], present, told[-1]) == (customers, customers, (customers, customers))


def test_history_is_thinned_only_above_ten_thousand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = make_sample(tmp_path / "whole", customers=400, on=FRIDAY)
    monkeypatch.setattr("clientdesk.sample.shop.DENSE", 100)
    thinned = make_sample(tmp_path / "thinned", customers=400, on=FRIDAY)
    assert thinned["contact"] == pytest.approx(whole["contact"] / 2, rel=0.15)
    assert sizes.DENSE == 10_000


def test_it_stands_as_every_other_shop_does(sample_folder: Path) -> None:
    store = open_store(sample_folder, plan_of(CATALOGUE))
    desk = Desk(store, CATALOGUE, FakeClock())
    try:
        assert [words for one in all_of(CATALOGUE, "derived") for words in desk.ask(one.problems)] == []
        assert store.database.execute_sql("PRAGMA foreign_key_check").fetchall() == []
        assert desk.last_undo is None
        assert desk.settings.name and desk.settings.collation == "et"
        assert {one.name for one in desk.ask(find, text="anna saar")} >= {"Anna Saar"}
    finally:
        store.close()


def test_a_folder_with_a_shop_is_left_alone(sample_folder: Path) -> None:
    before = (sample_folder / FILE).read_bytes()
    with pytest.raises(UserError) as refusal:
        make_sample(sample_folder, on=FRIDAY)
    assert refusal.value.field == "folder"
    assert (sample_folder / FILE).read_bytes() == before


@pytest.mark.parametrize("customers", [0, -3, sizes.MOST + 1])
def test_impossible_numbers_are_refused(tmp_path: Path, customers: int) -> None:
    with pytest.raises(UserError) as refusal:
        make_sample(tmp_path / "shop", customers=customers)
    assert refusal.value.field == "customers"
    assert not (tmp_path / "shop").exists()


def test_a_shop_that_is_not_finished_leaves_nothing_behind(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if 0 < done < of:
            raise StopError

    with pytest.raises(StopError):
        make_sample(tmp_path / "shop", customers=2_000, on=FRIDAY, progress=stop)
    assert not holds_a_shop(tmp_path / "shop")
    assert list((tmp_path / "shop").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError):
        make_sample(tmp_path / "file" / "shop", customers=5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_is_alive_in_the_language_of_the_staff(tmp_path: Path, language: str) -> None:
    today = datetime.now(ZoneInfo("Europe/Tallinn")).date()
    folder = tmp_path / "shop"
    make_sample(folder, language=language)
    store = open_store(folder, plan_of(CATALOGUE))
    clock = FakeClock()
    clock.set_local(datetime.combine(today, time(9, 5)))
    desk = Desk(store, CATALOGUE, clock)
    try:
        found = desk.ask(people_to_reach)
        cards = defaultdict[str, list[TodayRow]](list)
        for one in all_of(CATALOGUE, "today"):
            cards[one.key] += desk.ask(one.rows)
    finally:
        store.close()
    late = [row for row in found if row.due_on is not None and row.due_on < today]
    assert (len(found), len(late)) == (7, 2)
    assert all(cards.values()), {key for key, rows in cards.items() if not rows}
    assert {"call_today", "slipping", "promises"} <= cards.keys()
    words = json.loads((resources() / "sample" / f"{language}.json").read_text("utf-8"))["staff"]
    assert {row.what for row in found} <= {each for kind in ("call", "email", "message") for each in words[kind]}
