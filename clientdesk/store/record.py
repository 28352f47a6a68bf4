"""Record: a table of the shop; everything the journal needs to know of it is said on the class."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any, ClassVar

import peewee as pw
from playhouse.sqlite_ext import AutoIncrementField

database = pw.DatabaseProxy()
"""The one global of the house: Peewee binds its classes to a database when they are defined."""


def new_uid() -> str:
    """A fresh identity for a row that may leave the shop and come back: a random UUID (RFC 9562, version 4)."""
    return str(uuid.uuid4())


class Record(pw.Model):
    """One row of the shop's data; every insert, update and delete of it is kept by the journal.

    `about` names the column holding the id of the customer that a row is about ("id" for the customers themselves),
    so that the audit trail of one customer is found without a search. `title` names the column that tells a person
    which row is meant. An `append_only` row is never changed, and deleted only with the row it belongs to: undo
    adds what `reversal` returns.
    Ids are never given twice (AUTOINCREMENT), or the trail of a deleted row would become another row's.
    """

    id = AutoIncrementField()

    about: ClassVar[str | None] = None
    title: ClassVar[str | None] = None
    append_only: ClassVar[bool] = False

    class Meta:
        database = database
        legacy_table_names = False

    @classmethod
    def reversal(cls, row: dict[str, Any]) -> dict[str, Any]:
        """The columns of the entry that counters `row` (columns by name, with its id) in an append-only table."""
        raise NotImplementedError(cls.__name__)

    @classmethod
    def table(cls) -> str:
        """The table's name."""
        return str(cls._meta.table_name)

    @classmethod
    @cache
    def columns(cls) -> tuple[str, ...]:
        """The names of its columns, in the order of their declaration."""
        return tuple(field.column_name for field in cls._meta.sorted_fields)

    @classmethod
    def blank(cls) -> dict[str, Any]:
        """The value of every column that may be left untold: its plain default, or None where it may be empty."""
        plain = {field.column_name: field.default for field in cls._meta.sorted_fields if not callable(field.default)}
        return {
            name: value
            for name, value in plain.items()
            if value is not None or any(one.null for one in cls._meta.sorted_fields if one.column_name == name)
        }


class Identified(Record):
    """A row that leaves the shop and comes back: by zip, vCard, iCalendar, another till."""

    uid = pw.CharField(max_length=255, unique=True, default=new_uid)
