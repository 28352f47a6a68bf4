"""The school, the households and the relations of the sample shop."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from clientdesk.base.words import LANGUAGES
from clientdesk.features.organisations.rules import Part
from clientdesk.features.relations.rules import WORDS
from clientdesk.sample.shop import make_sample
from clientdesk.sample.texts import read
from clientdesk.store.database import FILE
from tests.sample.conftest import FRIDAY


def test_the_school_has_five_people_one_who_left_and_a_way_of_buying(rows: sqlite3.Connection) -> None:
    asked = "SELECT c.name, p.* FROM position p JOIN customer c ON c.id = person_id JOIN customer o ON o.id = "
    found = rows.execute(asked + "organisation_id WHERE NOT o.is_household ORDER BY p.place").fetchall()
    assert [row["name"] for row in found if row["until_on"] is None] == [
        "Tiit Rebane", "Liis Tamm", "Helena Kask", "Arvo Mägi", "Kristjan Oja",
    ]  # fmt: skip
    assert [row["name"] for row in found if row["until_on"]] == ["Anna Saar"]
    assert all(any(row[part.value] for row in found) for part in Part)
    steps = rows.execute("SELECT what, who_id, takes_days FROM buying_step ORDER BY place").fetchall()
    assert len(steps) == 5 and all(step["who_id"] for step in steps)


def test_the_households_live_together(rows: sqlite3.Connection) -> None:
    asked = "SELECT o.name, count(*) FROM position p JOIN customer o ON o.id = organisation_id "
    found = rows.execute(asked + "WHERE o.is_household GROUP BY o.id ORDER BY o.id").fetchall()
    assert [tuple(row) for row in found] == [("Kazlauskų šeima", 2), ("משפחת לוי", 2)]
    words = {row["other_is"] for row in rows.execute("SELECT other_is FROM relation")}
    assert len(words) >= 6 and words <= set(WORDS)


@pytest.mark.parametrize("customers", [1, 5, 22, 30])
def test_a_small_shop_has_as_many_customers_as_asked_for(customers: int, tmp_path: Path) -> None:
    counts = make_sample(tmp_path / "shop", customers=customers, on=FRIDAY)
    assert counts["customer"] == customers
    connection = sqlite3.connect(tmp_path / "shop" / FILE)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_every_language_has_its_words() -> None:
    told = read("kinship")
    assert set(told["words"]) == set(LANGUAGES)
    for words in told["words"].values():
        assert len(words["titles"]) == 6 and len(words["steps"]) == len(told["steps"])
