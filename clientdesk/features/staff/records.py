"""The people behind the counter."""

from __future__ import annotations

from typing import ClassVar

import peewee as pw

from clientdesk.store.record import Identified


class Staff(Identified):
    """One person who works in the shop; someone who has left is `retired`, never deleted: the history names them."""

    title: ClassVar[str | None] = "name"

    name = pw.TextField()
    retired = pw.BooleanField(default=False)
