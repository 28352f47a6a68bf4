"""Rows that could not be taken as they stand, as a file to mend: the owner's own columns, and what is wrong beside."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from clientdesk.base.words import N_, _
from clientdesk.formats.fields import neutralise
from clientdesk.formats.payment_cards import without_card_numbers
from clientdesk.formats.table import Table

WHAT_TO_MEND = N_("What to mend")
UID = "UID"
"""The column by which the mended row finds whom it was brought in as."""

_SIGN = "(ClientDesk)"


def mend_header() -> str:
    """The name of the column that tells what is wrong, in the language of the moment."""
    return f"{_(WHAT_TO_MEND)} {_SIGN}"


def is_mend_header(name: str) -> bool:
    """Whether a column tells what was wrong, whatever the language it was written in."""
    return name.rstrip().endswith(_SIGN)


def rows_to_mend(table: Table, told: Mapping[int, Sequence[str]], uids: Mapping[int, str]) -> Iterator[bytes]:
    """The rows at the lines of `told` as CSV (UTF-8 with mark, CRLF, RFC 4180) that spreadsheets open safely.

    Args:
        table: the file they come from; read once more.
        told: what is wrong, by line.
        uids: whom a row was brought in as, by line.

    Raises:
        OSError: the file is gone.
    """
    header = list(table.header) or [f"{number}" for number in range(1, table.width + 1)]
    keep = [place for place, name in enumerate(header) if not is_mend_header(name)]
    has_uid = UID in header
    names = [*(header[place] for place in keep), *([] if has_uid else [UID]), mend_header()]
    yield b"\xef\xbb\xbf" + _line(names)
    # A pass of its own would forget what the last one met.
    for line, row in replace(table, problems=[]).rows():
        if line not in told:
            continue
        cells = [row[place] if place < len(row) else "" for place in keep]
        uid = uids.get(line, "")
        if has_uid and uid and not cells[names.index(UID)]:
            cells[names.index(UID)] = uid
        yield _line([*cells, *([] if has_uid else [uid]), " ".join(told[line])])


def _line(cells: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([neutralise(without_card_numbers(cell)) for cell in cells])
    return text.getvalue().encode("utf-8", "replace")
