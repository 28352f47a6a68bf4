"""A small store of every release is kept here and must open in every later one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from clientdesk.base.words import Phrase, Words
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.kept_files import file_problems
from clientdesk.desk.night_work import NightWork
from clientdesk.desk.safekeeping import check
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.rhythm.assurance import nobody_forgotten
from clientdesk.features.rhythm.queries import forgotten
from clientdesk.store.database import FILE, open_store
from clientdesk.store.journal import Execute
from tests.fakes.clock import FakeClock

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sqlite"))


def problems(desk: Desk) -> list[Words]:
    """What `check` tells, but for the files beside the shop: only its store is kept here."""
    of_files = file_problems(desk)
    return [words for words in check(desk) if words not in of_files]


def test_every_release_left_a_store() -> None:
    assert [path.stem for path in RELEASES][:1] == ["0.1.0"]


@pytest.mark.parametrize("kept", RELEASES, ids=lambda path: path.stem)
def test_the_store_of_a_release_opens_with_all_that_was_in_it(kept: Path, tmp_path: Path) -> None:
    shutil.copy(kept, tmp_path / FILE)
    told = json.loads(kept.with_suffix(".json").read_text())
    store = open_store(tmp_path, plan_of(CATALOGUE), at="2026-11-20T07:05:00")
    desk = Desk(store, CATALOGUE, FakeClock())
    try:
        execute: Execute = store.database.execute_sql
        counts = {table: execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in told["counts"]}
        assert counts == told["counts"]
        assert list(desk.ask(customer_ids, text=told["query"])) == told["found"]
        assert execute("PRAGMA user_version").fetchone() == (plan_of(CATALOGUE).schema,)
        assert problems(desk) == []
        everybody = set(desk.ask(customer_ids))
        assert {row[0] for row in execute("SELECT customer FROM next_touch")} >= everybody
        assert desk.ask(forgotten) == []
        NightWork(desk).do_all()
        assert problems(desk) == [] and desk.ask(nobody_forgotten)[0] == Phrase(
            "{missing} forgotten of {all}", missing=0, all=str(len(everybody))
        )
    finally:
        store.close()
