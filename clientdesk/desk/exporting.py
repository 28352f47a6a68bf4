"""Writing the shop out in an open format: a whole file, or the older one stays as it was."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

from clientdesk.base.errors import StoreTrouble, UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.archive import export_archive
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Exporter, Progress, all_of
from clientdesk.store.troubles import store_error

WHOLE = ".zip"


def exporters(desk: Desk) -> dict[str, Exporter]:
    """What can be written besides the whole shop, by the ending of the file."""
    found: list[Exporter] = all_of(desk.features, "exporters")
    return {one.suffix: one for one in found}


def export(desk: Desk, out: Path, progress: Progress) -> dict[str, int]:
    """Write customers, or everything, to `out`; its ending says the format. Returns the rows by kind.

    Raises:
        UserError: no format has this ending, or nothing can be written there.
        StoreError: the disk is full.
    """
    suffix = out.suffix.lower()
    known = exporters(desk)
    if suffix != WHOLE and suffix not in known:
        endings = ", ".join([*sorted(known), WHOLE])
        raise UserError("out", Phrase(N_("The ending of the file must be one of {known}."), known=endings))
    try:
        if suffix == WHOLE:
            return export_archive(desk, out, progress)
        return _written_beside(desk, known[suffix], out, progress)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise store_error(StoreTrouble.FULL) from error
        raise UserError("out", N_("The file cannot be written there. Choose another place for it.")) from error


def _written_beside(desk: Desk, exporter: Exporter, out: Path, progress: Progress) -> dict[str, int]:
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as room:
        beside = Path(room) / out.name
        progress(0, 0)
        counts = desk.ask(exporter.write, path=beside)
        progress(0, 0)
        beside.replace(out)
    return counts
