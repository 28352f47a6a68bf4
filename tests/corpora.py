"""Where the real files are that nobody here wrote: vCards, calendars and contact lists of many programs."""

from __future__ import annotations

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def is_demanded() -> bool:
    """Whether the tests that need the corpora must fail, not skip, where a file is missing."""
    return bool(os.environ.get("CLIENTDESK_CORPORA"))


def folder() -> Path | None:
    """The folder named by `CLIENTDESK_CORPORA`, else a `corpora` in a folder beside the checkout, else None."""
    named = os.environ.get("CLIENTDESK_CORPORA")
    if named:
        return Path(named).expanduser().resolve()
    beside = sorted(found for found in CHECKOUT.parent.glob("*/corpora") if found.is_dir())
    return beside[0] if beside else None


def files(kind: str, pattern: str = "*") -> list[Path]:
    """The files of one kind (`"vcard"`, `"csv"`, `"ics"` …), sorted; empty where the corpora are absent.

    For `pytest.mark.parametrize`; ask for the fixture `corpora` too, which skips or fails as it should.
    """
    root = folder()
    return sorted(path for path in (root / kind).glob(pattern) if path.is_file()) if root else []
