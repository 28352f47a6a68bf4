"""One sample shop for all tests that only look at it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clientdesk.sample.shop import make_sample
from clientdesk.store.database import FILE

FRIDAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample shop of the usual size."""
    folder = tmp_path_factory.mktemp("sample") / "shop"
    make_sample(folder, on=FRIDAY)
    return folder


@pytest.fixture
def rows(sample_folder: Path) -> Iterator[sqlite3.Connection]:
    """Its tables, to be read."""
    connection = sqlite3.connect(sample_folder / FILE)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()
