"""Keeps Qt for Python from reading the source of every module that is loaded after it."""

from __future__ import annotations

import sys
from types import ModuleType

_READER = "shibokensupport.feature"
_READS = "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """Answer by its name whether a module uses Qt: reading all of them takes time, and their lines stay in memory.

    Qt for Python asks that of each, in case somebody switches to its other spelling of names. Where it asks no more, or
    otherwise, all stays as it is.
    """
    import PySide6.QtCore  # noqa: F401 - brings the reader along

    reader = sys.modules.get(_READER)
    if hasattr(reader, _READS):
        setattr(reader, _READS, _is_ours)


def _is_ours(module: ModuleType) -> bool:
    return module.__name__.startswith("clientdesk")
