"""Names are found from other scripts and layouts: those of four countries, in spellings the search knows nothing of."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.recall import measure, names_of, table
from benchmarks.recall_spellings import Spelling, spellings


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Щербаков", "shcherbakov"),
        ("Щербаков", "štšerbakov"),
        ("Анисимов", "anissimov"),
        ("Евгений", "yevgeny"),
        ("Воробьёв", "djhj,m`d"),
        ("Härm", "хярм"),
        ("Butkienė", "игелшут4"),
        ("Jõesaar", "оъуыффк"),
        ("Kool", "קול"),
        ("ג'ואל", "joal"),
        ("כהן", "fvi"),
    ],
)
def test_the_rules_write_what_people_type(name: str, typed: str) -> None:
    told: list[Spelling] = list(spellings(name))
    assert typed in {one.text for one in told}


def test_of_the_names_of_four_countries_nearly_all_are_found(corpora: Path) -> None:
    names = names_of(corpora / "names" / "names.json")
    assert len(names) == 1_514
    shares = measure(names)
    assert all(share.recall >= 0.95 for share in shares), table(shares)
    assert sum(share.found for share in shares) >= 0.985 * sum(share.asked for share in shares), table(shares)
