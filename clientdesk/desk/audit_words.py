"""The audit trail in sentences: what was done, and each field before and after, in the words of the cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import peewee as pw

from clientdesk.base.days import short_date
from clientdesk.base.words import Phrase, _, ngettext
from clientdesk.desk.audit import AuditEntry, Deed, FieldChange, RowChange
from clientdesk.desk.feature import all_of
from clientdesk.desk.setting_words import SAID, SETTING, setting_title
from clientdesk.desk.shop import Setting, Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.store.record import Record

_LONGEST = 300
"""More of a note is not repeated here."""


def table_words(shop: Shop) -> dict[str, TableWords]:
    """The words of every table that has some, by its name, in the order of the catalogue."""
    return {one.table: one for one in (*all_of(shop.cards, "words"), SETTING)}


def title_of(entry: AuditEntry) -> str:
    """What was done, or taken back, or done once more."""
    if entry.is_undo:
        return _("Undone: {what}").format(what=entry.label.text())
    return _("Done again: {what}").format(what=entry.label.text()) if entry.is_redo else entry.label.text()


def lines_of(shop: Shop, entry: AuditEntry) -> tuple[str, ...]:
    """Each field in a sentence (`City: Tartu (was Elva)`); of a run, how many there were."""
    words, records = table_words(shop), _records(shop.cards)
    return tuple(line for change in entry.rows for line in _told(shop, change, words, records, entry.at))


def _told(
    shop: Shop, change: RowChange, words: dict[str, TableWords], records: dict[str, type[Record]], at: datetime
) -> Iterator[str]:
    known, record = words.get(change.table), records.get(change.table)
    if known is None or record is None:
        return
    if change.count > 1:
        # Translators: {kind} is "Customers" or "Contacts", {n} how many came in one import.
        yield _("{kind}: {n}").format(kind=_(known.title), n=change.count)
        return
    fields = {field.column: field for field in change.fields}
    for column, label in known.columns.items():
        if column in fields and not _goes_without_saying(change, fields[column], known, record, at):
            yield _Teller(shop, known, record).sentence(change, fields[column], label)


def _goes_without_saying(
    change: RowChange, field: FieldChange, known: TableWords, record: type[Record], at: datetime
) -> bool:
    """Of a row that came or went: ticks that were not set, and the moment at which all this was done."""
    if change.deed is Deed.CHANGED:
        return False
    is_tick = isinstance(_field(record, field.column), pw.BooleanField)
    unset = is_tick and not (field.after or field.before)
    return unset or field.column in known.later or at in {field.before, field.after}


class _Teller:
    """Says fields of one table."""

    def __init__(self, shop: Shop, words: TableWords, record: type[Record]) -> None:
        self._shop = shop
        self._words = words
        self._record = record

    def sentence(self, change: RowChange, field: FieldChange, label: str) -> str:
        """A field before and after."""
        key = self._setting(change) if self._record is Setting else ""
        name = setting_title(key, label)
        before, after = (self._value(field.column, value, key) for value in (field.before, field.after))
        if change.deed is Deed.DELETED or not after:
            return _("{field}: removed (was {before})").format(field=name, before=before)
        if before:
            return _("{field}: {after} (was {before})").format(field=name, after=after, before=before)
        alone = field.column in self._words.alone
        return after if alone else _("{field}: {after}").format(field=name, after=after)

    def _setting(self, change: RowChange) -> str:
        """Which setting a row is; a change of it names its value alone."""
        named = next((field.after or field.before for field in change.fields if field.column == "name"), None)
        if named is None:
            found = self._shop.database.execute_sql("SELECT name FROM setting WHERE id = ?", (change.row,)).fetchone()
            named = found[0] if found else ""
        return str(named)

    def _value(self, column: str, value: object, setting: str) -> str:
        """A stored value as a person reads it."""
        if value is None or value == "":
            return ""
        say = SAID.get(setting) if setting else self._words.says.get(column)
        if say is not None:
            return say(str(value))
        return self._moment(value) if isinstance(value, datetime) else self._typed(column, value)

    def _typed(self, column: str, value: object) -> str:
        """A value by what its column holds."""
        kind = _field(self._record, column)
        if isinstance(kind, pw.BooleanField):
            return _("yes") if value else _("no")
        if isinstance(kind, pw.ForeignKeyField) and isinstance(value, int):
            return self._name(kind, value)
        if isinstance(kind, pw.DateField):
            return short_date(date.fromisoformat(str(value)), self._shop.today())
        return _cut(str(value))

    def _moment(self, at: datetime) -> str:
        day = short_date(at.date(), self._shop.today())
        return _("{day}, {time}").format(day=day, time=f"{at:%H:%M}")

    def _name(self, field: Any, row: int) -> str:  # noqa: ANN401 - Peewee's fields carry no types
        """What the row that is referred to is called, as it is now or was last."""
        record: type[Record] = field.rel_model
        if record.title is None:
            return str(row)
        execute: Callable[..., Any] = self._shop.database.execute_sql
        table, title = record.table(), record.title
        found = execute(f'SELECT "{title}" FROM "{table}" WHERE id = ?', (row,)).fetchone()  # noqa: S608 - of ours
        found = (
            found
            or execute(
                "SELECT old FROM journal_cell JOIN journal_change ON id = change "
                "WHERE tbl = ? AND first = ? AND col = ? ORDER BY change DESC LIMIT 1",
                (table, row, title),
            ).fetchone()
        )
        return _cut(str(found[0])) if found else str(row)


def about_words(entry: AuditEntry) -> str:
    """Whom it is about: a name, or how many."""
    if entry.about:
        return entry.about
    count = len(entry.customers)
    return ngettext("{n} customer", "{n} customers", count).format(n=count) if count > 1 else ""


def kinds(shop: Shop) -> list[tuple[str, Phrase]]:
    """The tables by which the trail can be narrowed, with their titles."""
    return [(one.table, Phrase(one.title)) for one in table_words(shop).values()]


def _records(cards: tuple[Any, ...]) -> dict[str, type[Record]]:
    return {record.table(): record for record in (Setting, *all_of(cards, "records"))}


def _field(record: type[Record], column: str) -> Any:  # noqa: ANN401 - Peewee's fields carry no types
    return next((field for field in record._meta.sorted_fields if field.column_name == column), None)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
