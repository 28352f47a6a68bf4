"""The tables of pairs that are not the same, and of customers that were made one."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Identified, Record


class NotSame(Record):
    """Two customers that look alike and are two; `one` has the smaller id."""

    about: ClassVar[str | None] = "one_id"

    one = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="not_same_as")
    other = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="not_same_with")

    class Meta:
        indexes = ((("one", "other"), True),)
        constraints = (pw.Check("one_id < other_id"),)


class Merge(Identified):
    """One customer was merged into another; `undone_at` once they were parted again."""

    about: ClassVar[str | None] = "into_id"

    into = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="merged_from")
    gone = pw.ForeignKeyField(Customer, on_delete="CASCADE", backref="merged_as")
    at = pw.DateTimeField()
    by = pw.ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    undone_at = pw.DateTimeField(null=True)


class MergedRow(Record):
    """What a merge did to one row: `column` went from `before` to `after` (JSON); column "" is a row it added."""

    merge = pw.ForeignKeyField(Merge, on_delete="CASCADE", backref="rows")
    table_name_of = pw.TextField(column_name="table")
    row = pw.IntegerField()
    column = pw.TextField()
    before = pw.TextField(default="null")
    after = pw.TextField(default="null")
