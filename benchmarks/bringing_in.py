"""P7: a table of customers brought in, against bare INSERTs of the rows that come of it."""

from __future__ import annotations

import csv
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.figures import Figure, middle, ms, paired
from benchmarks.shops import Bench, bare
from clientdesk.base.clock import SystemClock
from clientdesk.base.words import Phrase
from clientdesk.desk import bringing
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import Progress, all_of
from clientdesk.desk.intake import Duplicates, Importer, Report, Wish
from clientdesk.desk.tasks import Tasks
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.staff.commands import add_staff
from clientdesk.store.database import Store, open_store

TABLES = ("tag", "customer", "contact_point", "address", "customer_tag")
_HEADER = (
    "First name", "Last name", "Company", "Phone", "E-mail", "Street", "City", "Postcode", "Country", "Birthday",
    "Class", "Notes",
)  # fmt: skip
_PEOPLE = """
    SELECT c.given, c.family, CASE WHEN c.is_organisation THEN c.name ELSE c.organisation END,
        (SELECT key FROM contact_point p WHERE p.customer_id = c.id AND kind = 'phone' ORDER BY position LIMIT 1),
        (SELECT value FROM contact_point p WHERE p.customer_id = c.id AND kind = 'email' ORDER BY position LIMIT 1),
        a.street, a.city, a.postcode, a.country,
        CASE WHEN c.birth_year THEN printf('%04d-%02d-%02d', birth_year, birth_month, birth_day) END,
        c.potential, c.note
    FROM customer c LEFT JOIN address a ON a.customer_id = c.id AND a.preferred
    WHERE c.trashed_at IS NULL ORDER BY c.id
"""
_PHONE = _HEADER.index("Phone")
_WISH = Wish(duplicates=Duplicates.ADD)
"""Those who share a phone number or an e-mail are looked for and told, and all come in: so the rows are the file's."""
_OWN_CODE = "+372"
"""Of the sample shop's country: numbers with it are also read as they are dialled there."""


def import_of_a_table(bench: Bench) -> list[Figure]:
    """The customers of the sample shop, written as a table, come into an empty shop."""
    international, national = _tables(bench)
    report: list[Report] = []
    kept = bench.scratch / "kept"
    _brought_in(kept, international, report)
    rows = _rows_of(kept)
    pairs = paired(
        bench.sizes.rounds,
        lambda: _brought_in(bench.scratch / "shop", international, report),
        lambda: _inserted(bench.scratch / "raw", rows),
        warm_up=False,
    )
    dialled = paired(
        max(1, bench.sizes.rounds // 3),
        lambda: _brought_in(bench.scratch / "shop", national, report),
        lambda: _inserted(bench.scratch / "raw", rows),
        warm_up=False,
    )
    counts = ", ".join(f"{len(rows[table]):,} rows of {table}" for table in TABLES)
    return [
        pairs.figure(
            "P7", f"import of a CSV file of {bench.sizes.large:,} customers", must=20, goal=10,
            baseline=f"executemany of the same rows into the same tables and indexes ({ms(middle(pairs.baseline))})",
            data=f"{bench.told(bench.sizes.large)}, written as CSV; {counts}", took=ms(middle(pairs.measured)),
            with_national_phones=f"{dialled.ratio:.2f} × ({ms(middle(dialled.measured))})",
        )
    ]  # fmt: skip


def _tables(bench: Bench) -> tuple[Path, Path]:
    """Two CSV files: phones in E.164, and those of the shop's own country as they are dialled there."""
    paths = bench.scratch / "international.csv", bench.scratch / "national.csv"
    with bare(bench.shop(bench.sizes.large)) as connection:
        people = connection.execute(_PEOPLE).fetchall()
    for path in paths:
        with path.open("w", encoding="utf-8", newline="") as out:
            table = csv.writer(out)
            table.writerow(_HEADER)
            table.writerows(people)
        people = [(*row[:_PHONE], (row[_PHONE] or "").removeprefix(_OWN_CODE), *row[_PHONE + 1 :]) for row in people]
    return paths


def _brought_in(folder: Path, table: Path, report: list[Report]) -> float:
    """Seconds from the chosen file to the synced shop, done on the worker as the window has it done."""
    store = _new_shop(folder)
    desk = Desk(store, CATALOGUE, SystemClock(ZoneInfo("UTC")))
    desk.staff = desk.run_as_program("Staff added", add_staff, name="Mari")
    importer: Importer = all_of(CATALOGUE, "importers")[0]
    tasks = Tasks(store)

    def work(progress: Progress) -> Report:
        source = bringing.look_at(desk, table)
        if isinstance(source, bringing.WholeShop):
            raise TypeError(table)
        reckoned = bringing.reckon(desk, importer, source, _WISH, progress)
        return bringing.bring_in(desk, importer, reckoned.plan, progress)

    began = time.perf_counter()
    report[:] = [tasks.start(Phrase("Importing"), work, durable=False).future.result()]
    tasks.close()
    took = time.perf_counter() - began
    store.close()
    return took


def _rows_of(folder: Path) -> dict[str, list[Sequence[Any]]]:
    """The rows that an import made, by table."""
    with bare(folder) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def _inserted(folder: Path, rows: dict[str, list[Sequence[Any]]]) -> float:
    """Seconds to insert the rows bare: the same pragmas, one transaction, synced; no journal and no search."""
    store = _new_shop(folder)
    for (trigger,) in store.database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        store.database.execute_sql(f'DROP TRIGGER "{trigger}"')
    store.close()
    began = time.perf_counter()
    with store.connection(durable=False), store.transaction():
        for table in TABLES:
            if rows[table]:
                places = ", ".join("?" * len(rows[table][0]))
                store.database.cursor().executemany(f"INSERT INTO {table} VALUES ({places})", rows[table])
    return time.perf_counter() - began


def _new_shop(folder: Path) -> Store:
    shutil.rmtree(folder, ignore_errors=True)
    return open_store(folder, plan_of(CATALOGUE), create=True)
