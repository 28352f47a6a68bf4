"""Whose profiles were opened last."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from clientdesk.shell import seen
from clientdesk.shell.choices import Choices
from clientdesk.shell.seen import Seen


@pytest.fixture
def last(choices: Choices, qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Somebody who looks quickly."""
    monkeypatch.setattr(seen, "GLANCE_MS", 0)
    return Seen(choices, choices)


def test_the_last_one_comes_first_once_and_no_more_than_seven(last: Seen, choices: Choices, qtbot: QtBot) -> None:
    for customer in (1, 2, 3, 4, 5, 6, 7, 8, 3):
        last.look_at(customer)
        qtbot.waitUntil(lambda customer=customer: choices.window.seen[:1] == [customer])  # type: ignore[misc]
    assert choices.window.seen == [3, 8, 7, 6, 5, 4, 2]


def test_who_was_only_passed_was_not_looked_at(choices: Choices, qapp: QObject, qtbot: QtBot) -> None:
    walking = Seen(choices, choices)
    for customer in (1, 2, 3):
        walking.look_at(customer)
    qtbot.waitUntil(lambda: choices.window.seen == [3], timeout=3_000)
    walking.look_at(4)
    walking.look_at(None)
    qtbot.wait(seen.GLANCE_MS + 100)
    assert choices.window.seen == [3]
