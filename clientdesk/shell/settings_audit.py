"""The change history of the whole shop: who did what and when, with what it was before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.audit import AuditEntry, Deed, FieldChange, RowChange, audit
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField
from clientdesk.kit.widgets import (
    Button,
    Card,
    Choice,
    Field,
    PlainLabel,
    SearchField,
    Select,
    boxed,
    column,
    literal,
    row,
)
from clientdesk.shell.named import query_named

_PAGE = 30
_LINES = 4
_TYPING_MS = 200
_KINDS = {
    "customer": N_("Customers"),
    "contact": N_("Contacts"),
    "reminder": N_("Reminders"),
    "appointment": N_("Appointments"),
    "staff": N_("Staff"),
    "setting": N_("Settings"),
}
_CODES = {
    "note": N_("Note"),
    "call": N_("Call"),
    "email": N_("E-mail"),
    "letter": N_("Letter"),
    "message": N_("Message"),
    "visit": N_("Visit"),
    "meeting": N_("Meeting"),
    "phone": N_("Phone"),
    "web": N_("Web address"),
}
"""What stands in a column `kind`, as a person says it."""
_UNSAID = frozenset({"direction", "honorific", "zone", "due_at", "created_at", "language", "key", "collation"})
"""Columns that tell nobody anything without their name, or what another column tells already."""
_IN_THE_NAME = frozenset({"given", "family", "patronymic"})


class AuditSection(QWidget):
    """Filters above, entries below, newest first, a page at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._last: int | None = None
        self.text = SearchField(N_("Find in the history"), name="audit_text")
        self.person = Select([], name="audit_person")
        self.kind = Select(self._kinds(), name="audit_kind")
        self.first = DateField(optional=True, name="audit_first")
        self.until = DateField(optional=True, name="audit_last")
        self.entries = QVBoxLayout()
        self.entries.setContentsMargins(0, 0, 0, 0)
        self.nothing = PlainLabel(N_("Nothing was found."), "text", "ink3")
        self.more = Button(N_("Show more"), None, clicked=self._read_on, name="audit_more")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.read)
        filters = row(Field(N_("Who"), self.person), Field(N_("What"), self.kind), gap=12)
        days = row(Field(N_("From"), self.first), Field(N_("Until"), self.until), gap=12)
        body = Card(self.nothing, boxed(self.entries), gap=6)
        self.setLayout(column(self.text, filters, days, body, row(None, self.more, None), gap=12))
        self._connect()
        self._offer_staff()
        self.read()

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.person.chosen.connect(lambda _key: self.read())
        self.kind.chosen.connect(lambda _key: self.read())
        self.first.day_changed.connect(self.read)
        self.until.day_changed.connect(self.read)
        self._context.bridge.changed.connect(self._on_changed)

    def read(self) -> None:
        """Begin at the newest that meets the filters."""
        self._last = None
        while (item := self.entries.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._read_on()

    def changeEvent(self, event: QEvent) -> None:
        """Say all of it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._offer_staff()
            self.read()

    def _read_on(self) -> None:
        person = self.person.current()
        found = self._context.bridge.ask(
            audit,
            staff=int(person) if person else None,
            first=self.first.day(),
            last=self.until.day(),
            table=self.kind.current(),
            text=self.text.text(),
            before=self._last,
            limit=_PAGE,
        )
        for entry in found:
            self.entries.addWidget(_EntryView(entry, self._when))
            self._last = entry.step
        self.nothing.setVisible(self.entries.count() == 0)
        self.more.setVisible(len(found) == _PAGE)

    def _when(self, at: datetime) -> str:
        today = self._context.bridge.ask(lambda shop: shop.today())
        return _("{day}, {time}").format(day=short_date(at.date(), today), time=f"{at:%H:%M}")

    def _offer_staff(self) -> None:
        query = query_named(self._context.bridge.desk.features, "staff_members")
        members: tuple[Any, ...] = self._context.bridge.ask(query, retired=True) if query else ()
        everybody = Choice("", N_("Everybody"))
        self.person.set_choices([everybody, *(Choice(str(one.id), literal(one.name)) for one in members)])

    def _kinds(self) -> list[Choice]:
        there = self._context.bridge.desk.store.plan.by_table
        return [Choice("", N_("Everything")), *(Choice(key, words) for key, words in _KINDS.items() if key in there)]

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("staff"):
            self._offer_staff()
        if self.isVisible():
            self.read()


class _EntryView(QWidget):
    """What was done, when and by whom, and the first of the values."""

    def __init__(self, entry: AuditEntry, said_when: Callable[[datetime], str]) -> None:
        super().__init__()
        when = said_when(entry.at)
        who = entry.by or (_("the program") if entry.by_program else "")
        told = list(_values(entry, said_when))[:_LINES]
        about = "" if entry.about in told else entry.about
        second = " · ".join(part for part in (when, who, about) if part)
        self.setLayout(
            column(
                PlainLabel(_title(entry), "text_strong", wrap=True),
                PlainLabel(literal(second), "second", "ink3", wrap=True),
                *(PlainLabel(literal(line), "second", "ink2", wrap=True) for line in told),
                gap=2,
                margins=(0, 6, 0, 6),
            )
        )


def _title(entry: AuditEntry) -> Phrase:
    if entry.is_undo:
        return Phrase(N_("Undone: {what}"), what=entry.label.text())
    return Phrase(N_("Done again: {what}"), what=entry.label.text()) if entry.is_redo else entry.label


def _values(entry: AuditEntry, said_when: Callable[[datetime], str]) -> Iterator[str]:
    """What it was before and after, as far as a person can read it; of a run how many there were.

    The moment at which it was done stands above already.
    """
    for change in entry.rows:
        if change.count > 1:
            yield from _counted(change)
            continue
        for field in change.fields:
            if _tells(change, field.column) and entry.at not in {field.before, field.after}:
                yield from _value(change.deed, field, said_when)


def _counted(change: RowChange) -> Iterator[str]:
    if change.table in _KINDS:
        number = QLocale().toString(change.count)
        yield _("{field}: {after}").format(field=_(_KINDS[change.table]), after=number)


def _tells(change: RowChange, column: str) -> bool:
    if change.table == "setting" and column == "name":
        return False
    whole = change.deed is not Deed.CHANGED
    return not (column.endswith("_id") or column in _UNSAID or (whole and column in _IN_THE_NAME))


def _value(deed: Deed, field: FieldChange, said_when: Callable[[datetime], str]) -> Iterator[str]:
    after, before = (_written(field.column, value, said_when) for value in (field.after, field.before))
    if deed is Deed.ADDED or not before:
        yield from [after] if after else []
    elif deed is Deed.DELETED or not after:
        yield _("removed: {before}").format(before=before)
    else:
        yield _("{after} (was {before})").format(after=after, before=before)


def _written(column: str, value: object, said_when: Callable[[datetime], str]) -> str:
    """Texts as they are; ticks and numbers alone say nothing without the name of their column."""
    if isinstance(value, datetime):
        return said_when(value)
    if column == "kind" and value in _CODES:
        return _(_CODES[str(value)])
    return value if isinstance(value, str) else ""
