"""The table of days that are otherwise than the week says."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.store.record import Identified


class ClosedDay(Identified):
    """Days on which the shop is closed, or with `is_open` open although a public holiday would close it.

    `first` to `last`, both included; with `yearly` on the same days of each year, from the year of `first` on.
    """

    title: ClassVar[str | None] = "name"

    name = pw.TextField()
    first = pw.DateField(index=True)
    last = pw.DateField()
    yearly = pw.BooleanField(default=False)
    is_open = pw.BooleanField(default=False)
