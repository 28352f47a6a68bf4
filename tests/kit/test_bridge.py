"""The window's way to the desk: saves at once, waits while the lock is held, never says saved before it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from clientdesk.base.changes import Changes
from clientdesk.base.errors import StoreError, StoreTrouble, UserError
from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk, Step, plan_of
from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.desk.tasks import Tasks
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.work import Works
from clientdesk.store.database import BRISK_MS, open_store
from clientdesk.store.troubles import store_error
from tests.desk.conftest import THROWAWAY, Thing, add_thing
from tests.fakes.clock import FakeClock


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over the throw-away tables."""
    store = open_store(tmp_path / "shop", plan_of([THROWAWAY]), create=True, busy_ms=BRISK_MS)
    yield Desk(store, [THROWAWAY], FakeClock())
    store.close()


@pytest.fixture
def bridge(desk: Desk, qtbot: QtBot) -> Iterator[Bridge]:
    """The bridge over it."""
    made = Bridge(desk)
    yield made
    made.close()


def labels() -> list[str]:
    return [thing.label for thing in Thing.select().order_by(Thing.id)]


def test_a_deed_is_saved_then_told_then_offered_for_undo(bridge: Bridge) -> None:
    told: list[object] = []
    bridge.changed.connect(lambda changes: told.append(sorted(changes.tables())))
    bridge.done.connect(lambda phrase: told.append(phrase.text()))
    bridge.run("Thing added", add_thing, label="bell", then=told.append)
    assert told == [["thing"], "Thing added", 1]
    bridge.undo()
    assert labels() == []


def test_a_silent_deed_shows_no_toast(bridge: Bridge) -> None:
    toasts: list[Phrase] = []
    bridge.done.connect(toasts.append)
    bridge.run("Thing added", add_thing, label="bell", silent=True)
    assert labels() == ["bell"] and toasts == []


def refuse(shop: Shop) -> None:
    """A command that takes nothing."""
    raise UserError("label", "No.")


def test_a_slip_goes_to_its_form_or_else_is_shown(bridge: Bridge) -> None:
    at_form: list[UserError] = []
    shown: list[UserError] = []
    bridge.refused.connect(shown.append)
    bridge.run("Tried", refuse, failed=at_form.append)
    bridge.run("Tried", refuse)
    assert [error.field for error in at_form + shown] == ["label", "label"]


def test_nothing_to_undo_is_said(bridge: Bridge) -> None:
    shown: list[UserError] = []
    bridge.refused.connect(shown.append)
    bridge.undo()
    bridge.redo()
    assert [error.text() for error in shown] == ["There is nothing to undo.", "There is nothing to redo."]


def test_undo_tells_which_step(bridge: Bridge) -> None:
    undone: list[Step] = []
    bridge.undone.connect(undone.append)
    bridge.run("Thing added", add_thing, label="bell")
    bridge.undo()
    bridge.redo()
    assert [step.label.text() for step in undone] == ["Thing added", "Thing added"]
    assert labels() == ["bell"]


def test_clicks_wait_in_order_while_the_lock_is_held(bridge: Bridge, desk: Desk, qtbot: QtBot) -> None:
    tasks = Tasks(desk.store)
    works = Works(tasks)
    holding, let_go = threading.Event(), threading.Event()
    saved: list[int] = []
    pending: list[int] = []
    bridge.pending.connect(pending.append)

    def hold(shop: Shop) -> None:
        holding.set()
        let_go.wait(5)
        add_thing(shop, label="bulk")

    works.start(Phrase("Importing"), lambda _progress: desk.run_batch("Imported", hold))
    assert holding.wait(5)
    for number in range(3):
        bridge.run("Thing added", add_thing, label=f"click {number}", then=saved.append)
    assert saved == [] and bridge.is_waiting and pending[-1] == 3
    let_go.set()
    qtbot.waitUntil(lambda: len(saved) == 3)
    assert labels() == ["bulk", "click 0", "click 1", "click 2"]
    assert pending[-1] == 0
    tasks.close()


def test_the_window_has_its_turn_among_many_clicks_that_waited(bridge: Bridge, desk: Desk, qtbot: QtBot) -> None:
    tasks = Tasks(desk.store)
    holding, let_go = threading.Event(), threading.Event()
    saved: list[int] = []
    turns: set[int] = set()

    def hold(shop: Shop) -> None:
        holding.set()
        let_go.wait(5)

    def slow(shop: Shop) -> int:
        time.sleep(0.02)
        return add_thing(shop, label="slow")

    tasks.start(Phrase("Importing"), lambda _progress: desk.run_batch("Imported", hold))
    assert holding.wait(5)
    for _ in range(6):
        bridge.run("Thing added", slow, then=saved.append)
    looks = QTimer(interval=0)
    looks.timeout.connect(lambda: turns.add(len(saved)))
    looks.start()
    let_go.set()
    qtbot.waitUntil(lambda: len(saved) == 6)
    assert turns - {0, 6}, "it was seen half done"
    assert saved == sorted(saved) and not bridge.is_waiting
    tasks.close()


def test_what_a_worker_changed_is_told_on_the_thread_of_the_window(bridge: Bridge, desk: Desk, qtbot: QtBot) -> None:
    tasks = Tasks(desk.store)
    heard: list[tuple[int, Changes]] = []
    bridge.changed.connect(lambda changes: heard.append((threading.get_ident(), changes)))
    tasks.start(Phrase("Adding"), lambda _progress: desk.run("Added", add_thing, label="by the worker"))
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0][0] == threading.get_ident() and heard[0][1].ids("thing") == frozenset({1})
    tasks.close()


def test_trouble_keeps_the_deed_and_tries_it_again(bridge: Bridge) -> None:
    full = [store_error(StoreTrouble.FULL)]
    troubles: list[StoreError] = []
    again: list[object] = []

    def save(shop: Shop) -> int:
        if full:
            raise full.pop()
        return add_thing(shop, label="kept")

    bridge.trouble.connect(lambda error, _retry: troubles.append(error))
    bridge.trouble.connect(lambda _error, retry: again.append(retry))
    bridge.run("Thing added", save)
    assert [error.trouble for error in troubles] == [StoreTrouble.FULL] and labels() == []
    retry = again[0]
    assert callable(retry)
    retry()
    assert labels() == ["kept"]


def test_a_failing_work_is_told_and_a_stopped_one_is_not_alarming(desk: Desk, qtbot: QtBot) -> None:
    tasks = Tasks(desk.store)
    works = Works(tasks)
    alarms: list[str] = []
    works.failed.connect(lambda error: alarms.append(error.text()))

    def fail(_progress: object) -> None:
        raise UserError("file", "This file is empty.")

    ended: list[object] = []
    works.ended.connect(ended.append)
    works.start(Phrase("Importing"), fail)
    go_on = threading.Event()

    def wait(progress: Progress) -> None:
        go_on.wait(5)
        progress(1, 2)

    task = works.start(Phrase("Importing"), wait)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert alarms == ["This file is empty."] and works.running == ()
    tasks.close()
