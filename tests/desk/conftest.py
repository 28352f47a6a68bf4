"""A desk over a throw-away table: the mechanisms are shown on a table that no feature knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import peewee as pw
import pytest

from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import Feature
from clientdesk.desk.shop import Shop
from clientdesk.store.database import open_store
from clientdesk.store.record import Record
from tests.fakes.clock import FakeClock


class Thing(Record):
    """A table that was thrown in for the test; `anything` has no type at all."""

    title: ClassVar[str | None] = "label"

    label = pw.TextField(default="")
    count = pw.IntegerField(null=True)
    share = pw.FloatField(null=True)
    ticked = pw.BooleanField(default=False)
    anything = pw.BareField(null=True)


class Part(Record):
    """Hangs on a thing and goes with it."""

    thing = pw.ForeignKeyField(Thing, on_delete="CASCADE")
    note = pw.TextField(default="")


class Entry(Record):
    """A ledger line: never changed, countered by its negative."""

    append_only: ClassVar[bool] = True

    points = pw.IntegerField()
    counters = pw.IntegerField(null=True)

    @classmethod
    def reversal(cls, row: dict[str, object]) -> dict[str, object]:
        """The same points with the other sign, naming what it counters."""
        return {"points": -int(str(row["points"])), "counters": row["id"]}


class Promise(Record):
    """Said about a thing: never changed, countered, and gone with the thing."""

    append_only: ClassVar[bool] = True

    thing = pw.ForeignKeyField(Thing, on_delete="CASCADE")
    kept = pw.BooleanField()

    @classmethod
    def reversal(cls, row: dict[str, object]) -> dict[str, object]:
        """The contrary."""
        return {"thing_id": row["thing_id"], "kept": not row["kept"]}


def add_thing(shop: Shop, /, **columns: object) -> int:
    """Add a thing."""
    return int(Thing.create(**columns).id)


def change_thing(shop: Shop, /, *, thing: int, **columns: object) -> None:
    """Change some columns of a thing."""
    Thing.update(**columns).where(Thing.id == thing).execute()


def drop_thing(shop: Shop, /, *, thing: int) -> None:
    """Delete a thing and, by the foreign key, its parts."""
    Thing.delete().where(Thing.id == thing).execute()


THROWAWAY = Feature("throwaway", records=(Thing, Part, Entry, Promise))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in an empty shop that holds the throw-away tables only."""
    store = open_store(tmp_path / "shop", plan_of([THROWAWAY]), create=True)
    yield Desk(store, [THROWAWAY], FakeClock())
    store.close()
