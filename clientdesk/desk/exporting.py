"""Writing the shop out in an open format: a whole file, or the older one stays as it was."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from clientdesk.base.errors import StoreTrouble, UserError
from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.archive import export_archive
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Exporter, Progress, all_of
from clientdesk.store.troubles import store_error

WHOLE = ".zip"


def exporters(desk: Desk) -> dict[str, Exporter]:
    """What can be written besides the whole shop, by key."""
    found: list[Exporter] = all_of(desk.features, "exporters")
    return {one.key: one for one in found}


def losses(desk: Desk, key: str, customers: Sequence[int] | None = None) -> list[Words]:
    """What a format cannot carry of these customers (all where None), told before anything is written."""
    return list(desk.ask(exporters(desk)[key].losses, customers=customers))


def export(
    desk: Desk, out: Path, progress: Progress, *, customers: Sequence[int] | None = None, key: str = ""
) -> dict[str, int]:
    """Write customers, or everything, to `out`; returns the rows by kind.

    Args:
        desk: the shop's.
        out: its ending says the format; an older file there is replaced only by a whole one.
        progress: told how far it is.
        customers: these only, in this order; None for all. A zip holds the whole shop always.
        key: which exporter, where there are several of this ending.

    Raises:
        UserError: no format has this ending, or nothing can be written there.
        StoreError: the disk is full.
    """
    suffix = out.suffix.lower()
    known = [one for one in exporters(desk).values() if one.suffix == suffix and key in {"", one.key}]
    if suffix != WHOLE and not known:
        endings = ", ".join([*sorted({one.suffix for one in exporters(desk).values()}), WHOLE])
        raise UserError("out", Phrase(N_("The ending of the file must be one of {known}."), known=endings))
    if suffix != WHOLE:
        return export_with(desk, known[0], out, progress, customers=customers)
    with _room():
        return export_archive(desk, out, progress)


def export_with(
    desk: Desk, exporter: Exporter, out: Path, progress: Progress, *, customers: Sequence[int] | None = None
) -> dict[str, int]:
    """Write by one exporter; the arguments mean what they mean for `export`.

    Raises:
        UserError: nothing can be written there.
        StoreError: the disk is full.
    """
    with _room():
        return _written_beside(desk, exporter, out, customers, progress)


@contextmanager
def _room() -> Iterator[None]:
    """What can go wrong with a disk, in words."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise store_error(StoreTrouble.FULL) from error
        raise UserError("out", N_("The file cannot be written there. Choose another place for it.")) from error


def _written_beside(
    desk: Desk, exporter: Exporter, out: Path, customers: Sequence[int] | None, progress: Progress
) -> dict[str, int]:
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as room:
        beside = Path(room) / out.name
        progress(0, 0)
        counts: dict[str, int] = desk.ask(exporter.write, path=beside, customers=customers, progress=progress)
        progress(0, 0)
        beside.replace(out)
    return counts
