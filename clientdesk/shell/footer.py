"""The footer: what is not saved yet, and how far long work is; hidden while all is quiet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import Phrase
from clientdesk.desk.tasks import Task
from clientdesk.kit.cards import Ground, Rule
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import FooterProgress, PlainLabel, column, row

_PATIENCE_MS = 150
"""Work that is done sooner is not worth moving the page for."""


class Footer(Ground):
    """One line at the bottom of the window."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent)
        self.setObjectName("footer")
        self._task: Task[Any] | None = None
        self.pending = PlainLabel("", "label", "warn")
        self.pending.setObjectName("footer_pending")
        self.pending.hide()
        self.progress = FooterProgress()
        line = row(self.pending, self.progress, gap=12, margins=(16, 0, 0, 0))
        line.setStretch(1, 1)
        self.setLayout(column(Rule(), line, gap=0))
        self.progress.cancelled.connect(self._on_cancelled)
        context.bridge.pending.connect(self._on_pending)
        context.works.started.connect(self._on_started)
        context.works.progressed.connect(self._on_progressed)
        context.works.ended.connect(self._on_ended)
        self._works = context.works
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._show_if_needed)
        self.hide()

    def _on_pending(self, count: int) -> None:
        waiting = Phrase("{n} change is waiting to be saved", "{n} changes are waiting to be saved", count)
        self.pending.set_words(waiting if count else "")
        self.pending.setVisible(count > 0)
        self._show_if_needed()

    def _on_started(self, task: Task[Any]) -> None:
        if self._task is None:
            self._follow(task)

    def _on_progressed(self, task: Task[Any], done: int, of: int) -> None:
        if task is self._task:
            self.progress.advance(done, of)

    def _on_ended(self, task: Task[Any]) -> None:
        if task is not self._task:
            return
        self._task = None
        self.progress.end()
        self._patience.stop()
        if self._works.running:
            self._follow(self._works.running[0])
        self._show_if_needed()

    def _on_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _follow(self, task: Task[Any]) -> None:
        self._task = task
        self.progress.begin(task.title)
        if self.isHidden():
            self._patience.start()

    def _show_if_needed(self) -> None:
        is_long = self._task is not None and not self._patience.isActive()
        self.setVisible(is_long or not self.pending.isHidden())
