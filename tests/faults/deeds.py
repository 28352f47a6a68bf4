"""A program that does the larger deeds one after the other and says after each how the shop is; run by its test."""

# ruff: noqa: T201 - what it prints is what the test reads

from __future__ import annotations

import hashlib
import itertools
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import xlsxwriter

from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.facts import FactKind
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Duplicates
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.consents.commands import record_consent
from clientdesk.features.consents.rules import Answer, Channel
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.bringing import carry_out, plan_source
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.commands_bulk import tag_customers
from clientdesk.features.customers.commands_photo import set_photo
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.photos import photo_name
from clientdesk.features.duplicates.commands_merge import merge_customers, part_customers
from clientdesk.features.fields.commands import add_own_field, change_field_kind, set_own_value
from clientdesk.features.staff.commands import add_staff
from clientdesk.formats.card import Card
from clientdesk.formats.source import open_source
from clientdesk.formats.vcard import write_vcards
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock

TWINS = 3
CALLS = 30
OTHERS = 120
ROWS = 60
TABLE, CARDS = "list.xlsx", "cards.vcf"


@contextmanager
def opened(folder: Path, *, create: bool = False) -> Iterator[Desk]:
    """The shop with a clock that stands still and identities that are counted: twice the same is twice the same."""
    numbers = itertools.count(1 if create else 1_000_000)
    with patch("uuid.uuid4", lambda: uuid.UUID(int=next(numbers))):
        store = open_store(folder, plan_of(CATALOGUE), create=create)
        try:
            yield Desk(store, CATALOGUE, FakeClock())
        finally:
            store.close()


def state(desk: Desk) -> str:
    """A digest of every row of every table."""
    digest = hashlib.sha256()
    for table in desk.store.plan.by_table:
        rows = desk.store.database.execute_sql(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
        digest.update(repr((table, rows)).encode())
    return digest.hexdigest()


def make(folder: Path) -> None:
    """A shop with three customers who are the same, much that hangs on them, and others; files to bring in."""
    folder.mkdir()
    with opened(folder, create=True) as desk:
        desk.staff = desk.run("Taken on", add_staff, name="Kati")
        drink = desk.run("Field", add_own_field, name="Favourite drink", kind=FactKind.TEXT)
        for number in range(TWINS):
            photo = desk.ask(photo_name, content=_photo(number))
            twin = desk.run("Added", add_customer, name="Anna Saar", photo=photo, tags=(f"tag {number}",))
            desk.run("Told", set_own_value, customer=twin, field=drink, value=f"drink {number}")
            answer = Answer.NO if number else Answer.YES
            desk.run(
                "Said", record_consent, customer=twin, purpose="news", channel=Channel.EMAIL, answer=answer
            )  # fmt: skip
            for call in range(CALLS):
                desk.run("Called", log_contact, customer=twin, kind=ContactKind.CALL, note=f"call {call} " * 20)
        desk.run_batch("Added", _add_others, field=drink)
    _write_table(folder.parent / TABLE)
    people = [Card(fn=f"Pictured {number}", photo=_photo(100 + number)) for number in range(12)]
    (folder.parent / CARDS).write_bytes(write_vcards(people))


def deeds(desk: Desk, files: Path) -> Iterator[Callable[[], object]]:
    """What is done, in this order."""
    yield lambda: desk.run("Merged", merge_customers, into=1, others=(2, 3))
    yield lambda: desk.run("Parted", part_customers, merge=1)
    yield lambda: desk.run("Changed", change_field_kind, field=1, kind=FactKind.ONE_OF)
    yield lambda: desk.run_batch("Tagged", tag_customers, customers=tuple(desk.ask(customer_ids)), name="many")
    yield lambda: _bring(desk, files / TABLE)
    yield lambda: _bring(desk, files / CARDS)
    yield lambda: desk.run("Set", set_photo, customer=5, photo=desk.ask(photo_name, content=_photo(500)))


def main(folder: Path) -> None:
    """Do all of it, and say after each how the shop is."""
    with opened(folder) as desk:
        desk.staff = 1
        print(state(desk), flush=True)
        for deed in deeds(desk, folder.parent):
            deed()
            print(state(desk), flush=True)


def _bring(desk: Desk, path: Path) -> None:
    progress: Progress = lambda _done, _of: None  # noqa: E731
    carry_out(desk, plan_source(desk, open_source(path), progress, duplicates=Duplicates.ADD), progress)


def _add_others(shop: object, *, field: int) -> None:
    for number in range(OTHERS):
        other = add_customer(shop, name=f"Other {number}")  # type: ignore[arg-type]
        set_own_value(shop, customer=other, field=field, value=f"drink {number % 7}")  # type: ignore[arg-type]


def _photo(number: int) -> bytes:
    return b"\xff\xd8\xff" + bytes([number % 250]) * (20_000 + number)


def _write_table(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Phone", "Newsletter", "Favourite drink"])
        for row in range(1, ROWS + 1):
            sheet.write_row(row, 0, [f"Row {row}", 51_000_000 + row, "no" if row % 2 else "yes", f"drink {row % 7}"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
