"""The benchmarks go on working: each runs once over tiny shops. How long anything takes is not looked at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import BENCHMARKS
from benchmarks.figures import Figure, Pairs, paired, share
from tests.conftest import Folders
from tests.corpora import CHECKOUT

FIELDS = {
    "id", "what", "value", "must", "goal", "baseline", "data", "unit", "rounds", "spread", "beside", "holds",
}  # fmt: skip


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tiny sample shops of this run are kept."""
    return tmp_path_factory.mktemp("shops")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_runs_and_tells_its_figures(name: str, shops: Path, folders: Folders) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", name, "--quick", "--json", "--shops", str(shops)],
        capture_output=True, text=True, check=False, cwd=CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["figures"]
    for figure in told["figures"]:
        assert set(figure) == FIELDS
        assert figure["id"] == name
        # The calendar is painted with entries made for it.
        assert {"T2": "entries", "P9": "series"}.get(name, "sample shop") in figure["data"]
        assert figure["holds"] == (figure["value"] <= figure["must"])
    assert not [left for left in shops.iterdir() if left.name.startswith(("benchmark-", "making-"))]


def test_a_name_that_no_benchmark_has_is_refused(folders: Folders) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "P99"], capture_output=True, text=True, check=False, cwd=CHECKOUT
    )
    assert done.returncode == 2
    assert "P99" in done.stderr


def test_load_that_comes_and_goes_falls_out_of_a_ratio() -> None:
    assert Pairs((2.0, 20.0, 2.0), (1.0, 10.0, 1.0)).ratio == 2.0


def test_the_two_sides_of_a_pair_take_turns_in_going_first() -> None:
    order: list[str] = []

    def one(name: str) -> float:
        order.append(name)
        return 1.0

    pairs = paired(2, lambda: one("measured"), lambda: one("baseline"), warm_up=False)
    assert order == ["measured", "baseline", "baseline", "measured"]
    assert pairs.ratios == (1.0, 1.0)


def test_the_99th_of_a_hundred() -> None:
    assert share([float(number) for number in range(1, 101)], 99) == 99.0
    assert share([7.0], 99) == 7.0


def test_a_figure_says_whether_its_line_holds() -> None:
    def figure(value: float) -> str:
        return Figure("P0", "something", value, must=2, goal=1.5, data="nothing").lines()[0]

    assert "goal reached" in figure(1.5)
    assert "holds" in figure(1.75)
    assert "MISSED" in figure(2.25)
