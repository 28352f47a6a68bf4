"""While long work holds the lock, a click's save waits its turn, and the desk's own thread is not held up."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from clientdesk.base.errors import Cancelled, StoreError, StoreTrouble
from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.desk.tasks import Tasks
from tests.desk.conftest import Thing, add_thing

TITLE = Phrase("Counting")


@pytest.fixture
def tasks(desk: Desk) -> Iterator[Tasks]:
    """The worker of the desk's store."""
    tasks = Tasks(desk.store)
    yield tasks
    tasks.close()


def test_work_asks_and_changes_on_its_own_connection(desk: Desk, tasks: Tasks) -> None:
    task = tasks.start(TITLE, lambda _progress: desk.run("Added", add_thing, label="by the worker"))
    assert task.future.result(timeout=5) == 1
    assert [thing.label for thing in Thing.select()] == ["by the worker"]


def test_a_held_lock_is_told_at_once_to_the_thread_of_the_window(desk: Desk, tasks: Tasks) -> None:
    holding, let_go = threading.Event(), threading.Event()

    def hold(shop: Shop) -> None:
        add_thing(shop, label="bulk")
        holding.set()
        let_go.wait(5)

    task = tasks.start(TITLE, lambda _progress: desk.run_batch("Imported", hold))
    assert holding.wait(5)
    assert desk.is_writing
    began = time.perf_counter()
    with pytest.raises(StoreError) as held:
        desk.run("Added", add_thing, label="click")
    waited = time.perf_counter() - began
    assert desk.ask(lambda _shop: Thing.select().count()) == 0
    let_go.set()
    task.future.result(timeout=5)
    desk.run("Added", add_thing, label="click")
    assert held.value.trouble is StoreTrouble.LOCKED
    assert waited < 0.1
    assert [thing.label for thing in Thing.select().order_by(Thing.id)] == ["bulk", "click"]


def test_stopped_work_changes_nothing(desk: Desk, tasks: Tasks) -> None:
    began, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        def bring(shop: Shop) -> None:
            add_thing(shop, label="half")
            began.set()
            go_on.wait(5)
            progress(1, 2)

        desk.run_batch("Imported", bring)

    task = tasks.start(TITLE, work)
    assert began.wait(5)
    task.cancel()
    go_on.set()
    assert isinstance(task.future.exception(timeout=5), Cancelled)
    assert Thing.select().count() == 0 and desk.last_undo is None


def test_progress_and_the_end_are_told(desk: Desk, tasks: Tasks) -> None:
    told: list[tuple[int, int]] = []
    over = threading.Event()

    def work(progress: Progress) -> None:
        for done in range(3):
            progress(done, 3)

    tasks.start(TITLE, work, told=lambda done, of: told.append((done, of)), finished=lambda _task: over.set())
    assert over.wait(5)
    assert told == [(0, 3), (1, 3), (2, 3)]
