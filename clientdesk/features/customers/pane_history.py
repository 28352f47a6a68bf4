"""What was changed about one customer, by whom and when: the audit trail in words, and the way to how it was."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, _
from clientdesk.desk.audit import AuditEntry, audit
from clientdesk.desk.audit_words import lines_of, title_of
from clientdesk.desk.shop import Shop
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.widgets import Button, PlainLabel, column, literal, row, style_of

_PAGE = 20


class History(QWidget):
    """Opens when it is asked for, and reads on a page at a time.

    Args:
        context: to ask.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._customer: int | None = None
        self._last: int | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style_of().px(12))
        self.open_button = Button(
            N_("Show history"), "clock-counter-clockwise", "ghost", clicked=self.read_on, name="history_open"
        )
        self.past_button = Button(
            N_("As of a day…"), "calendar-blank", "ghost", clicked=self._open_past, name="history_past"
        )
        self.whole_button = Button(
            N_("In the change history"), "list-bullets", "ghost", clicked=self._open_whole, name="history_whole"
        )
        self._title = PlainLabel(N_("History"), "card_title")
        # One below the other: beside the timeline there is not room for two.
        ways = column(*(row(one, None) for one in (self.open_button, self.past_button, self.whole_button)), gap=2)
        self.setLayout(column(self._title, self._lines, ways, gap=10))
        self._title.hide()

    def show_customer(self, customer: int | None) -> None:
        """Close over this customer."""
        self._customer = customer
        self._last = None
        self._title.hide()
        clear_out(self._lines)
        self.open_button.set_words(N_("Show history"))
        self.open_button.show()

    def is_open(self) -> bool:
        """Whether something of it is shown."""
        return self._last is not None

    def read_on(self) -> None:
        """Show the next page of it."""
        self._title.show()
        told = self._bridge.ask(_page, customer=self._customer, before=self._last)
        today = self._bridge.ask(lambda shop: shop.today())
        for entry, lines in told:
            self._lines.addWidget(_EntryView(entry, lines, _moment_words(entry.at, today)))
            self._last = entry.step
        self.open_button.set_words(N_("Show more"))
        self.open_button.setVisible(len(told) == _PAGE)

    def _open_past(self) -> None:
        if self._customer is not None:
            self._context.edit("customer_past", self._customer)

    def _open_whole(self) -> None:
        if self._customer is not None:
            self._context.show_history(self._customer)


class _EntryView(QWidget):
    """One step: what, when and who, and the fields."""

    def __init__(self, entry: AuditEntry, lines: tuple[str, ...], when: str) -> None:
        super().__init__()
        who = entry.by or (_("the program") if entry.by_program else "")
        self.setLayout(
            column(
                PlainLabel(literal(title_of(entry)), "text_strong", wrap=True),
                PlainLabel(literal(" · ".join(part for part in (when, who) if part)), "second", "ink3", wrap=True),
                *(PlainLabel(literal(line), "second", "ink2", wrap=True) for line in lines),
                gap=2,
            )
        )


def _page(shop: Shop, *, customer: int | None, before: int | None) -> list[tuple[AuditEntry, tuple[str, ...]]]:
    entries = audit(shop, customer=customer, before=before, limit=_PAGE)
    return [(entry, lines_of(shop, entry)) for entry in entries]


def _moment_words(at: datetime, today: date) -> str:
    time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    return _("{day}, {time}").format(day=short_date(at.date(), today), time=time)
