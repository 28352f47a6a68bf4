"""What a working day leaves in the sample shop: a kind of its own, a meeting with a file, reminders that come again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from clientdesk.base.words import LANGUAGES
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.kept_files import file_problems
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.sample.shop import make_sample
from clientdesk.sample.texts import read
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock
from tests.sample.conftest import FRIDAY


def test_a_meeting_has_people_a_file_and_a_next_step(rows: sqlite3.Connection) -> None:
    met = rows.execute("SELECT * FROM contact WHERE important").fetchone()
    assert met["kind"] == "meeting" and met["next_step"] and met["initiator"] == "customer"
    assert rows.execute("SELECT count(*) FROM contact_person WHERE contact_id = ?", (met["id"],)).fetchone()[0] == 2
    assert rows.execute("SELECT count(*) FROM contact_file WHERE contact_id = ?", (met["id"],)).fetchone()[0] == 1


def test_reminders_come_again_come_early_and_follow_a_contact(rows: sqlite3.Connection) -> None:
    asked = "SELECT count(*) FROM reminder WHERE "
    assert rows.execute(asked + "repeats <> '' AND series_on = due_on").fetchone()[0] == 2
    assert rows.execute(asked + "lead > 0 AND appointment_id IS NOT NULL").fetchone()[0] == 1
    assert rows.execute(asked + "after_days = 30 AND customer_id IS NOT NULL").fetchone()[0] == 1


def test_the_file_is_kept_with_the_shop(tmp_path: Path) -> None:
    make_sample(tmp_path / "shop", customers=30, on=FRIDAY)
    store = open_store(tmp_path / "shop", plan_of(CATALOGUE))
    try:
        assert file_problems(Desk(store, CATALOGUE, FakeClock())) == []
    finally:
        store.close()
    assert len(list((tmp_path / "shop" / "files").glob("??/*"))) == 1


def test_every_language_has_its_words() -> None:
    told = read("working_day")
    assert set(told) == set(LANGUAGES)
    assert {frozenset(words) for words in told.values()} == {frozenset(told["en"])}
