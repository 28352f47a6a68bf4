"""What is shown while a large shop of an older version is made ready, which takes more than a moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.errors import StoreError
from clientdesk.base.paths import NAME
from clientdesk.base.words import N_
from clientdesk.kit.progress import Bar
from clientdesk.kit.widgets import Card, Ground, PlainLabel, literal, row, style_of

_WIDTH = 460.0
_BACKUP, _REST = 0.1, 0.4

Work = Callable[[Callable[[], None]], None]
"""Makes the shop ready; calls what it is given once the backup is made."""


class GettingReady(Ground):
    """Stays until the work is done, in a thread of its own, so that the window answers; closing it stops nothing.

    Attributes:
        ended: the work is over; None, or the `StoreError` that ended it.
    """

    ended = Signal(object)
    _went_on = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setObjectName("getting_ready")
        self._work = work
        self.step = PlainLabel(N_("Making a backup"), "row_title")
        self.bar = Bar()
        self.bar.set_share(_BACKUP)
        card = Card(PlainLabel(literal(NAME), "record_title"), self.step, self.bar, pad=28, gap=14, radius=12)
        card.setFixedWidth(style_of().px(_WIDTH))
        room = QVBoxLayout(self)
        room.addStretch(1)
        room.addLayout(row(None, card, None))
        room.addStretch(1)
        self.setWindowTitle(NAME)
        self.resize(760, 420)
        self._went_on.connect(self._on_went_on)
        self._thread = threading.Thread(target=self._run, name="getting-ready")

    def begin(self) -> None:
        """Start the work."""
        self._thread.start()

    def wait(self) -> None:
        """Let the work come to its end: the program must not be gone before."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            self._work(self._went_on.emit)
        except StoreError as error:
            self.ended.emit(error)
        else:
            self.ended.emit(None)

    def _on_went_on(self) -> None:
        self.step.set_words(N_("Reading the file"))
        self.bar.set_share(_REST)
