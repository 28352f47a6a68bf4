"""What others write into the file is noticed; what we write ourselves is not."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from clientdesk.base.changes import Changes
from clientdesk.desk.desk import Desk
from clientdesk.desk.elsewhere import Elsewhere
from clientdesk.store.watch import Watch
from tests.desk.conftest import add_thing, desk

__all__ = ["desk"]


def test_our_own_writing_is_no_news(desk: Desk) -> None:
    watch = Watch(desk.store)
    desk.run("Added", add_thing, label="one")
    assert not watch.has_changed()


@pytest.mark.parametrize("times", [1, 3])
def test_another_connection_is_told_once(desk: Desk, times: int) -> None:
    watch = Watch(desk.store)
    with closing(sqlite3.connect(desk.store.file)) as other:
        for number in range(times):
            with other:
                other.execute(f"CREATE TABLE elsewhere_{number} (id INTEGER PRIMARY KEY)")
    assert watch.has_changed()
    assert not watch.has_changed()


def test_every_listener_hears_that_all_may_be_different(desk: Desk) -> None:
    elsewhere = Elsewhere(desk)
    heard: list[Changes] = []
    desk.listen(heard.append)
    assert not elsewhere.look()
    with closing(sqlite3.connect(desk.store.file)) as other, other:
        other.execute("CREATE TABLE elsewhere (id INTEGER PRIMARY KEY)")
    assert elsewhere.look()
    assert [change.ids("thing") for change in heard] == [None]
