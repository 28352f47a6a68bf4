"""The whole shop in one zip of open formats, and a shop made from it again.

Every table is one file of JSON Lines (RFC 8259, one object a line, columns by name); bytes stand as
`{"base64": "…"}`. The journal is left out: the new shop begins its own. Beside them `readable/` holds what the
exporters of the catalogue write (vCard, CSV, XLSX), for people and other programs. `files/` holds the kept files
that rows name, each called by the SHA-256 of what is in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Exporter, Progress, all_of
from clientdesk.desk.kept_files import named_files
from clientdesk.desk.shop import Shop
from clientdesk.store.files import FOLDER as FILES
from clientdesk.store.files import Files
from clientdesk.store.record import Record

MANIFEST = "clientdesk.json"
FORMAT = 1
_BLOCK = 2_000
_LARGEST_LINE = 32 << 20
"""No row is longer than this; a line without end is no shop."""
_LARGEST_FILE = 64 << 20
"""Nor is a kept file larger."""

NOT_OURS = N_("This zip was not written by ClientDesk, or it is damaged.")


def export_archive(desk: Desk, out: Path, progress: Progress) -> dict[str, int]:
    """Write everything to `out`; returns the rows by table. An older file is replaced only by a whole one."""
    records = desk.store.plan.records
    counts: dict[str, int] = {}
    digests: dict[str, str] = {}
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as room:
        beside = Path(room) / "archive"
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            for done, record in enumerate(records):
                progress(done, len(records))
                name = record.table()
                counts[name], digests[name] = desk.ask(_write_table, record=record, archive=archive)
            _write_readable(desk, archive, Path(room), progress)
            manifest = {
                "format": FORMAT,
                "schema": desk.store.plan.schema,
                "counts": counts,
                "sha256": digests,
                "files": _write_files(desk, archive),
            }
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        beside.replace(out)
    return counts


class Filled(NamedTuple):
    """What bringing a whole shop in has done: the step, and the rows by table."""

    batch: int
    counts: dict[str, int]


def look_into(desk: Desk, source: Path) -> dict[str, int]:
    """How many rows of each table are in `source`, and whether this shop could take them.

    Raises:
        UserError: `source` is not ours, of a newer version, or this shop is not empty.
    """
    with _only_ours(), zipfile.ZipFile(source) as archive:
        manifest = _manifest(archive, desk.store.plan.schema)
        desk.ask(_refuse_unless_empty, records=desk.store.plan.records)
        return {str(table): int(count) for table, count in manifest["counts"].items()}


def import_archive(desk: Desk, source: Path, progress: Progress) -> Filled:
    """Make this empty shop equal to the one in `source`, as one step.

    Raises:
        UserError: `source` is not ours, damaged, of a newer version, or this shop is not empty; nothing is changed.
    """
    with _only_ours(), zipfile.ZipFile(source) as archive:
        manifest = _manifest(archive, desk.store.plan.schema)
        for table, digest in manifest["sha256"].items():
            _verify(archive, table, digest)
        _bring_files(desk, archive, manifest)
        return desk.run_batch(
            N_("Shop brought in from a file"), fill_shop,
            archive=archive, records=desk.store.plan.records, progress=progress,
        )  # fmt: skip


@contextmanager
def _only_ours() -> Iterator[None]:
    """Say of whatever is wrong with a file that it is not ours, or that it cannot be opened."""
    try:
        yield
    except OSError as error:
        raise UserError("file", N_("This file cannot be opened.")) from error
    except (zipfile.BadZipFile, KeyError, AttributeError, ValueError, TypeError) as error:
        raise UserError("file", NOT_OURS) from error


def fill_shop(shop: Shop, *, archive: zipfile.ZipFile, records: Sequence[type[Record]], progress: Progress) -> Filled:
    """Put the rows of `archive` into the empty tables, with their ids."""
    if shop.step is None:
        raise RuntimeError("a command runs within a step")
    _refuse_unless_empty(shop, records=records)
    shop.database.execute_sql("PRAGMA defer_foreign_keys = ON")
    for record in reversed(records):
        record.delete().execute()
    counts = {}
    for done, record in enumerate(records):
        progress(done, len(records))
        counts[record.table()] = _fill_table(shop, record, _rows(archive, record))
    return Filled(shop.step.id, counts)


def _refuse_unless_empty(shop: Shop, *, records: Sequence[type[Record]]) -> None:
    for record in records:
        if record.about and shop.database.execute_sql(f'SELECT 1 FROM "{record.table()}" LIMIT 1').fetchone():  # noqa: S608 - our own table
            raise UserError("file", N_("A whole shop can be brought only into an empty one. Nothing was changed."))


def _fill_table(shop: Shop, record: type[Record], rows: Iterable[tuple[Any, ...]]) -> int:
    columns = record.columns()
    listed, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    insert = f'INSERT INTO "{record.table()}" ({listed}) VALUES ({places})'  # noqa: S608 - our own columns
    where = columns.index("id")
    first = last = count = 0
    if shop.step is None:
        raise UserError("file", NOT_OURS)
    with shop.step.quiet():
        for block in _blocks(rows):
            shop.database.cursor().executemany(insert, block)
            ids = [int(row[where]) for row in block]
            first, last = min([*ids, first or ids[0]]), max([*ids, last])
            count += len(block)
    if count:
        shop.step.added(record, first, last)
    return count


def _blocks(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    block: list[tuple[Any, ...]] = []
    for row in rows:
        block.append(row)
        if len(block) == _BLOCK:
            yield block
            block = []
    if block:
        yield block


def _write_table(shop: Shop, *, record: type[Record], archive: zipfile.ZipFile) -> tuple[int, str]:
    columns = record.columns()
    listed = ", ".join(f'"{name}"' for name in columns)
    cursor = shop.database.execute_sql(f'SELECT {listed} FROM "{record.table()}" ORDER BY id')  # noqa: S608 - our own
    digest, count = hashlib.sha256(), 0
    with archive.open(_inside(record.table()), "w", force_zip64=True) as out:
        for row in cursor:
            line = json.dumps(dict(zip(columns, map(_told, row), strict=True)), ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            out.write(line)
            count += 1
    return count, digest.hexdigest()


def _write_readable(desk: Desk, archive: zipfile.ZipFile, room: Path, progress: Progress) -> None:
    exporters: list[Exporter] = all_of(desk.features, "exporters")
    for suffix, exporter in {one.suffix: one for one in reversed(exporters)}.items():
        path = room / f"customers{suffix}"
        desk.ask(exporter.write, path=path, customers=None, progress=progress)
        archive.write(path, f"readable/{path.name}")


def _write_files(desk: Desk, archive: zipfile.ZipFile) -> list[str]:
    """Write the files that rows name and return their names; one that is missing or altered is left out."""
    files = Files(desk.store.folder)
    sound = [name for name in sorted(named_files(desk)) if files.is_sound(name)]
    for name in sound:
        archive.write(files.path(name), f"{FILES}/{name}", zipfile.ZIP_STORED)
    return sound


def _bring_files(desk: Desk, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    """Keep the files of an archive, before the rows that name them; a file too many harms nobody."""
    files = Files(desk.store.folder)
    for name in manifest.get("files", []):
        entry = archive.getinfo(f"{FILES}/{name}")
        if entry.file_size > _LARGEST_FILE:
            raise UserError("file", NOT_OURS)
        files.put(name, archive.read(entry))


def _manifest(archive: zipfile.ZipFile, schema: int) -> dict[str, Any]:
    manifest = json.loads(archive.read(MANIFEST))
    if not isinstance(manifest, dict) or manifest["format"] > FORMAT or manifest["schema"] > schema:
        raise UserError("file", N_("This zip was written by a newer ClientDesk. Nothing was changed."))
    return manifest


def _verify(archive: zipfile.ZipFile, table: str, digest: str) -> None:
    reading = hashlib.sha256()
    with archive.open(_inside(table)) as inside:
        while block := inside.read(1 << 20):
            reading.update(block)
    if reading.hexdigest() != digest:
        raise UserError("file", NOT_OURS)


def _rows(archive: zipfile.ZipFile, record: type[Record]) -> Iterator[tuple[Any, ...]]:
    """The rows of one table, in the order of its columns; what an older archive does not know is empty."""
    columns, defaults = record.columns(), record.blank()
    if _inside(record.table()) not in archive.namelist():
        return
    with archive.open(_inside(record.table())) as inside:
        while line := inside.readline(_LARGEST_LINE):
            row = json.loads(line)
            yield tuple(_read(row[name] if name in row else defaults[name]) for name in columns)


def _inside(table: str) -> str:
    return f"tables/{table}.jsonl"


def _told(value: object) -> object:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _read(value: Any) -> object:  # noqa: ANN401 - plain JSON
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value
