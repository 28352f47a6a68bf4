"""What was written and not yet saved, kept for each customer: through a look at another one, and through a crash."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from clientdesk.features.contacts.company import Attached

_FILE = "drafts.json"
_SOON_MS = 400
_MOST = 200
"""Older ones than so many are let go: nobody comes back to them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved words; `kind` is the kind of contact that was chosen, "" for none, `files` what goes with them."""

    text: str
    kind: str
    files: tuple[Attached, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.files)


class Drafts(QObject):
    """The drafts of a shop, in a small file of its folder that only its owner may read.

    Args:
        folder: the shop's.
        parent: as ever.
    """

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / _FILE
        self._drafts = _read(self._path)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.keep)

    def of(self, customer: int) -> Draft | None:
        """What was written about a customer, None for nothing."""
        return self._drafts.get(customer)

    def put(self, customer: int, draft: Draft) -> None:
        """Remember it; without text and files there is nothing to remember."""
        was = self._drafts.pop(customer, None)
        if draft:
            self._drafts[customer] = draft
        if was != self._drafts.get(customer):
            self._soon.start()

    def customers(self) -> frozenset[int]:
        """Whom something unsaved was written about."""
        return frozenset(self._drafts)

    def forget(self, customers: Iterable[int]) -> None:
        """Let go what was written about customers who are gone for good, from the file too."""
        gone = [customer for customer in customers if self._drafts.pop(customer, None) is not None]
        if gone:
            self.keep()

    def keep(self) -> None:
        """Write them down now; a folder that takes nothing leaves them in memory."""
        self._soon.stop()
        newest = list(self._drafts.items())[-_MOST:]
        rows = [{"customer": customer, **asdict(draft)} for customer, draft in newest]
        try:
            if rows:
                _write(self._path, json.dumps(rows, ensure_ascii=False))
            else:
                self._path.unlink(missing_ok=True)
        except OSError:
            # The notes themselves are saved through the desk, which tells of a full disk; this is only the net below.
            return


def _read(path: Path) -> dict[int, Draft]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {int(row["customer"]): _draft(row) for row in rows}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _draft(row: dict[str, Any]) -> Draft:
    """One of those that were kept; an older version knew of no files."""
    files = tuple(Attached(str(one["file"]), str(one["name"])) for one in row.get("files", ()))
    return Draft(str(row["text"]), str(row["kind"]), files)


def _write(path: Path, text: str) -> None:
    """The file is old or new at every moment."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".drafts-", delete=False) as out:
        beside = Path(out.name)
        try:
            out.write(text)
            out.close()
            beside.replace(path)
        except OSError:
            # On a full disk each word written would leave another half behind.
            beside.unlink(missing_ok=True)
            raise
