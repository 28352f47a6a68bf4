"""The line above the rows of a card while several are chosen: how many, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.today import TodayRow
from clientdesk.kit.layouts import row
from clientdesk.kit.widgets import ActionBar, Button, IconButton, PlainLabel, style_of
from clientdesk.shell.today_acts import TodayActs


class ChoiceBar(QWidget):
    """Says how many rows are chosen, with a button for each deed they know; hidden while there are fewer than two.

    Args:
        acts: what can be done.
        key: of the card it stands in.
        parent: as ever.

    Attributes:
        let_go: nothing is to be chosen any more.
        finished: they are to be ticked off.
    """

    let_go = Signal()
    finished = Signal()

    def __init__(self, acts: TodayActs, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"today_{key}_choice")
        self._acts, self._key = acts, key
        self._rows: Sequence[TodayRow] = ()
        self._is_made = False
        self.hide()

    def _compose(self) -> None:
        """Make its buttons when several rows are chosen for the first time: a start does not wait for them."""
        self._is_made = True
        key = self._key
        self.told = PlainLabel("", "label_strong", "accent_text")
        self.done = Button(N_("Done"), "check", "soft", clicked=self.finished.emit, name=f"today_{key}_done")
        self.later = Button(N_("Put off…"), "clock", clicked=self._snooze, name=f"today_{key}_later")
        self.over = Button(N_("Spread…"), "calendar-blank", clicked=self._spread, name=f"today_{key}_spread",
                           tip=N_("Spread over the coming working days"))  # fmt: skip
        self.needless = Button(N_("Not needed"), "x-circle", clicked=self._dismiss, name=f"today_{key}_needless")
        close = IconButton("x", N_("Choose none"), key="Esc", clicked=self.let_go.emit, name=f"today_{key}_none")
        line = row(self.told, ActionBar([self.done, self.later, self.over, self.needless]), close, gap=8,
                   margins=(16, 0, 10, 0))  # fmt: skip
        line.setStretch(1, 1)
        self.setLayout(line)

    def offer(self, rows: Sequence[TodayRow]) -> None:
        """Offer what can be done with these."""
        self._rows = rows
        if len(rows) > 1 and not self._is_made:
            self._compose()
        self.setVisible(len(rows) > 1)
        if len(rows) > 1:
            self.told.set_words(Phrase(N_("{n} chosen"), N_("{n} chosen"), len(rows)))
            able = self._acts.together.able
            for button, deed in self._buttons():
                button.setVisible(bool(able(rows, deed)))

    def _buttons(self) -> tuple[tuple[Button, str], ...]:
        return (self.done, "done"), (self.later, "snooze"), (self.over, "move"), (self.needless, "dismiss")

    def _dismiss(self) -> None:
        rows = self._acts.together.able(self._rows, "dismiss")
        self.let_go.emit()
        self._acts.dismiss(rows)

    def _snooze(self) -> None:
        self._acts.offer_snooze(self._rows, self.later, QPoint(0, self.later.height() + style_of().px(2)))

    def _spread(self) -> None:
        self._acts.offer_spread(self._rows, self.over)
