"""Records side by side: why they may be one, then a column for each, what differs marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.base.words import N_, _, apart
from clientdesk.features.duplicates.pane_rows import reasons_of
from clientdesk.features.duplicates.queries_beside import Compared, names_of, side_by_side
from clientdesk.features.duplicates.rules import Reason
from clientdesk.features.duplicates.rules_groups import Group, score_words
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.context import Context
from clientdesk.kit.style import Style
from clientdesk.kit.widgets import Button, Painted, PlainLabel, boxed, column, row, scrolled, style_of

_CHIP, _GAP = 24.0, 6.0
_TITLE = 104.0
_NARROWEST = 112.0


class ReasonChips(Painted):
    """The reasons as chips that wrap; what speaks against is grey and says so."""

    def __init__(self) -> None:
        self.reasons: tuple[Reason, ...] = ()
        super().__init__(self._paint, height=self._tall, name=self._spoken)

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Show these."""
        self.reasons = tuple(reasons)
        self.reword()
        self.restyle()

    def _spoken(self) -> str:
        return ", ".join(reason.words.text() for reason in self.reasons)

    def _tall(self, width: float) -> float:
        return max((y + _CHIP for _x, y, _w, _reason in self._placed(style_of(), width)), default=0.0)

    def _placed(self, style: Style, width: float) -> Iterator[tuple[float, float, float, Reason]]:
        """Leading edge, top and width of each chip."""
        x = y = 0.0
        for reason in self.reasons:
            wide = min(width, style.text_width(reason.words.text(), "label") + 16 + 17)
            if x and x + wide > width:
                x, y = 0.0, y + _CHIP + _GAP
            yield x, y, wide, reason
            x += wide + _GAP

    def _paint(self, canvas: Canvas) -> None:
        for x, y, wide, reason in self._placed(canvas.style, canvas.w):
            fill, ink = ("hover", "ink2") if reason.is_against else ("accent_soft", "accent_text")
            icon = "x" if reason.is_against else "check"
            canvas.chip(x, y, reason.words.text(), fill=fill, colour=ink, icon=icon, h=_CHIP, max_width=wide)


class Beside(QWidget):
    """The records of one group.

    Args:
        context: to ask, and to show a customer.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("duplicates_beside")
        self._context = context
        self.group: Group | None = None
        self.sure = PlainLabel("", "card_title")
        self.sure.setObjectName("duplicates_sure")
        self.chips = ReasonChips()
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self._grid: QWidget | None = None
        inside = column(self.sure, self.chips, self._room, None, gap=12, margins=(24, 4, 24, 16))
        whole = column(scrolled(boxed(inside)))
        self.setLayout(whole)

    def show_group(self, group: Group | None) -> None:
        """Show these records."""
        self.group = group
        if self._grid is not None:
            self._room.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        self.sure.set_words(score_words(group.score) if group else "")
        self.chips.show_reasons(reasons_of(group) if group else ())
        if group is not None:
            self._grid = self._filled(group)
            self._room.addWidget(self._grid)

    def _filled(self, group: Group) -> QWidget:
        names = self._context.bridge.ask(names_of, customers=group.customers)
        there = [one for one in group.customers if one in names]
        px = style_of().px
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(10))
        grid.setColumnMinimumWidth(0, px(_TITLE))
        for place, customer in enumerate(there, 1):
            name = names[customer][0]
            show = Button(
                N_("Open"), "caret-right", "soft", height=28, name=f"duplicates_open_{customer}",
                tip=partial(_open_tip, name), clicked=partial(self._context.show_customer, customer),
            )  # fmt: skip
            grid.addLayout(row(show, None), 0, place)
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, px(_NARROWEST))
        for number, line in enumerate(self._context.bridge.ask(side_by_side, customers=there), 1):
            _add_line(grid, number, line)
        return boxed(grid)


def _add_line(grid: QGridLayout, number: int, line: Compared) -> None:
    """The title, with a sign where the values differ, then the value of each."""
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(_Title(line), number, 0, top)
    for place, value in enumerate(line.values, 1):
        role, ink = ("text_strong", "ink") if line.differs else ("text", "ink2")
        label = PlainLabel("", role, ink, wrap=True)  # type: ignore[arg-type]
        label.setText("\n".join(map(apart, value.split("\n"))) if value else "–")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid.addWidget(label, number, place, top)


class _Title(QWidget):
    """What a line is about; a sign says that the records differ in it."""

    def __init__(self, line: Compared) -> None:
        super().__init__()
        sign = Painted(
            lambda k: k.icon("warning-circle", 0, 1, 15, colour="warn") if line.differs else None, height=18, width=18
        )
        title = PlainLabel(line.title, "label", "ink3", wrap=True)
        if line.differs:
            title.setAccessibleDescription(_("The records differ here."))
        laid = row(sign, title, gap=6)
        laid.setStretch(1, 1)
        laid.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(laid)


def _open_tip(name: str) -> str:
    return _("Open {name}").format(name=name)
