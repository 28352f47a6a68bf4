"""Toasts, banners, empty panes, steps and long work in the footer."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit import empty, toast
from clientdesk.kit.banner import Banner
from clientdesk.kit.empty import EmptyState, Skeleton
from clientdesk.kit.progress import FooterProgress
from clientdesk.kit.steps import Steps
from clientdesk.kit.style import Style
from clientdesk.kit.toast import Toast, Toasts


@pytest.fixture
def window(style: Style, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


def find(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def test_undo_in_a_toast_is_called_once_and_the_toast_goes(window: QWidget) -> None:
    undone: list[str] = []
    toasts = Toasts(window)
    toasts.show("Anna Saar moved to the trash", acted=lambda: undone.append("anna"))
    QTest.mouseClick(find(window, "toast_undo"), Qt.MouseButton.LeftButton)
    assert undone == ["anna"]
    assert toasts.shown() == []
    assert window.findChild(QWidget, "toast") is None


def test_the_newest_toast_has_the_name_and_three_are_the_most(window: QWidget) -> None:
    undone: list[int] = []
    toasts = Toasts(window)
    for n in range(5):
        toasts.show(f"Contact {n} logged", acted=lambda n=n: undone.append(n))  # type: ignore[misc]
    assert toasts.shown() == ["Contact 2 logged", "Contact 3 logged", "Contact 4 logged"]
    QTest.mouseClick(find(window, "toast_undo"), Qt.MouseButton.LeftButton)
    assert undone == [4]


def test_toasts_stand_inside_the_window_and_do_not_overlap(window: QWidget) -> None:
    toasts = Toasts(window)
    shown = [toasts.show("Reminder moved to tomorrow, 10:00", acted=lambda: None) for _ in range(3)]
    window.resize(400, 300)
    QApplication.processEvents()
    edges = [one.geometry() for one in shown]
    assert all(window.rect().contains(edge) for edge in edges)
    assert all(a.bottom() - 8 <= b.top() + 8 for a, b in itertools.pairwise(edges))


def test_a_toast_goes_by_itself(window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert toast.SHOWN_MS == 8000
    monkeypatch.setattr(toast, "SHOWN_MS", 30)
    QCursor.setPos(window.mapToGlobal(QPoint(2, 2)))
    toasts = Toasts(window)
    toasts.show("Contact logged")
    qtbot.waitUntil(lambda: toasts.shown() == [])


def test_a_toast_rests_under_the_pointer_until_it_leaves(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast, "SHOWN_MS", 20)
    toasts = Toasts(window)
    one = toasts.show("Contact logged", acted=lambda: None)
    QCursor.setPos(one.mapToGlobal(one.rect().center()))
    qtbot.wait(150)
    assert toasts.shown() == ["Contact logged"]
    QCursor.setPos(window.mapToGlobal(QPoint(2, 2)))
    qtbot.waitUntil(lambda: toasts.shown() == [])


def test_a_toast_without_undo_has_no_button(window: QWidget) -> None:
    one: Toast = Toasts(window).show("Backup made")
    assert not one.button.isVisible()


def test_a_banner_stays_until_it_is_tried_again(style: Style, qtbot: QtBot) -> None:
    tried: list[int] = []
    banner = Banner(name="failure")
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.say("Could not save: the disk is full", "Your text is kept here.", retry=lambda: tried.append(1))
    assert banner.isVisible()
    QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    assert tried == [1]
    assert banner.isVisible()
    banner.clear()
    assert not banner.isVisible()
    banner.say("The shop is read-only")
    assert not banner.button.isVisible()
    assert not banner.detail.isVisible()


def test_a_notice_can_be_put_away(style: Style, qtbot: QtBot) -> None:
    banner = Banner("info", closable=True)
    qtbot.addWidget(banner)
    banner.say("Saved on this computer only")
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_an_empty_pane_says_what_to_do(style: Style, qtbot: QtBot) -> None:
    added: list[int] = []
    pane = EmptyState(
        "users", "No customers yet", "They appear here.", button="Add a customer", clicked=lambda: added.append(1)
    )
    qtbot.addWidget(pane)
    pane.show()
    QTest.mouseClick(pane.button, Qt.MouseButton.LeftButton)
    assert added == [1]
    pane.say("No customer matches “dmx”")
    assert pane.title.text() == "No customer matches “dmx”"
    assert not pane.button.isVisible()


def test_grey_rows_show_only_after_a_moment(style: Style, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    skeleton = Skeleton(parent=host)
    skeleton.reading(True)
    assert not skeleton.isVisible()
    skeleton.reading(False)
    monkeypatch.setattr(empty, "SKELETON_AFTER_MS", 1)
    skeleton.reading(True)
    qtbot.waitUntil(skeleton.isVisible)
    skeleton.reading(False)
    assert not skeleton.isVisible()


def test_steps_say_where_we_are(style: Style, qtbot: QtBot) -> None:
    steps = Steps(["Choose file", "Match columns", "Check", "Done"])
    qtbot.addWidget(steps)
    steps.set_current(1)
    assert steps.accessibleName() == "Step 2 of 4: Match columns"


def test_long_work_shows_a_count_and_can_be_stopped_once(style: Style, qtbot: QtBot) -> None:
    progress = FooterProgress()
    qtbot.addWidget(progress)
    assert progress.isHidden()
    progress.begin("Bringing in customers.csv")
    progress.advance(25, 100)
    assert progress.bar.share() == 0.25
    assert progress.count.text() == "25 of 100"
    with qtbot.waitSignal(progress.cancelled):
        QTest.mouseClick(progress.button, Qt.MouseButton.LeftButton)
    assert not progress.button.isEnabled()
    progress.end()
    assert progress.isHidden()
