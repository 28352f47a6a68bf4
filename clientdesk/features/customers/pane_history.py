"""What was changed about one customer, by whom and when: the audit trail in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, _
from clientdesk.desk.audit import AuditEntry, Deed, FieldChange, RowChange, audit
from clientdesk.features.customers.rules import label_words
from clientdesk.features.customers.wording import FIELDS, country_words, language_words
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button, PlainLabel, column, literal, style_of

_PAGE = 20
_LONGEST = 300
"""More of a note is not repeated here."""
_YES_NO = {0: N_("no"), 1: N_("yes")}
_TICKS = frozenset({"is_organisation", "preferred"})
_NAMES_OF: dict[str, Callable[[str], str]] = {"language": language_words, "country": country_words}


class History(QWidget):
    """Opens when it is asked for, and reads on a page at a time.

    Args:
        context: to ask.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = context.bridge
        self._customer: int | None = None
        self._last: int | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style_of().px(12))
        self.open_button = Button(
            N_("Show history"), "clock-counter-clockwise", "ghost", clicked=self.read_on, name="history_open"
        )
        self._title = PlainLabel(N_("History"), "card_title")
        self.setLayout(column(self._title, self._lines, self.open_button, gap=10))
        self._title.hide()

    def show_customer(self, customer: int | None) -> None:
        """Close over this customer."""
        self._customer = customer
        self._last = None
        self._title.hide()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.open_button.set_words(N_("Show history"))
        self.open_button.show()

    def is_open(self) -> bool:
        """Whether something of it is shown."""
        return self._last is not None

    def read_on(self) -> None:
        """Show the next page of it."""
        self._title.show()
        entries = self._bridge.ask(audit, customer=self._customer, before=self._last, limit=_PAGE)
        staff = {member.id: member.name for member in self._bridge.ask(staff_members, retired=True)}
        today = self._bridge.ask(lambda shop: shop.today())
        for entry in entries:
            self._lines.addWidget(_EntryView(entry, _moment_words(entry.at, today), staff.get))
            self._last = entry.step
        self.open_button.set_words(N_("Show more"))
        self.open_button.setVisible(len(entries) == _PAGE)


class _EntryView(QWidget):
    """One step: what, when and who, and the fields."""

    def __init__(self, entry: AuditEntry, when: str, staff_name: Callable[[int], str | None]) -> None:
        super().__init__()
        who = entry.by or (_("the program") if entry.by_program else "")
        told = list(field_lines(entry, staff_name))
        self.setLayout(
            column(
                PlainLabel(literal(title_of(entry)), "text_strong", wrap=True),
                PlainLabel(literal(" · ".join(part for part in (when, who) if part)), "second", "ink3", wrap=True),
                *(PlainLabel(literal(line), "second", "ink2", wrap=True) for line in told),
                gap=2,
            )
        )


def _moment_words(at: datetime, today: date) -> str:
    time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    return _("{day}, {time}").format(day=short_date(at.date(), today), time=time)


def title_of(entry: AuditEntry) -> str:
    """What was done, or taken back."""
    if entry.is_undo:
        return _("Undone: {what}").format(what=entry.label.text())
    return _("Done again: {what}").format(what=entry.label.text()) if entry.is_redo else entry.label.text()


def field_lines(entry: AuditEntry, staff_name: Callable[[int], str | None]) -> Iterator[str]:
    """Each field in a sentence: `City: Tartu (was Elva)`."""
    for change in entry.rows:
        yield from (
            _sentence(change, field, staff_name)
            for field in change.fields
            if field.column in FIELDS and not _goes_without_saying(change, field)
        )


def _goes_without_saying(change: RowChange, field: FieldChange) -> bool:
    if change.deed is Deed.CHANGED:
        return False
    return field.column == "preferred" or (field.column == "is_organisation" and not field.after)


def _sentence(change: RowChange, field: FieldChange, staff_name: Callable[[int], str | None]) -> str:
    name = _(FIELDS[field.column])
    before, after = (_shown(field.column, value, staff_name) for value in (field.before, field.after))
    if change.deed is Deed.DELETED or not after:
        return _("{field}: removed (was {before})").format(field=name, before=before)
    if not before:
        return _("{field}: {after}").format(field=name, after=after)
    return _("{field}: {after} (was {before})").format(field=name, after=after, before=before)


def _shown(column: str, value: object, staff_name: Callable[[int], str | None]) -> str:
    """A stored value as a person reads it."""
    if value is None:
        return ""
    if column in _TICKS and isinstance(value, int):
        return _(_YES_NO[bool(value)])
    if column == "owner_id" and isinstance(value, int):
        return staff_name(value) or ""
    if isinstance(value, datetime):
        return _moment_words(value, date.min)
    if column in _NAMES_OF:
        return _NAMES_OF[column](str(value))
    shown = label_words(str(value)) if column == "label" else str(value)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
