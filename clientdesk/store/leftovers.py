"""What a power cut left behind: halves of files that never got their names, cleared away at a later start."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

_HALVES = (".restore-*", ".drafts-*", "backups/.backup-*", "files/.keep-*")
_OLD_S = 3_600
"""Younger ones may be another process's, in the middle of its work."""


def clear_leftovers(folder: Path) -> None:
    """Clear away what was never finished in a data folder; what cannot be removed stays, and harms nobody."""
    then = time.time() - _OLD_S
    for half in (path for pattern in _HALVES for path in folder.glob(pattern)):
        try:
            if half.lstat().st_mtime > then:
                continue
            if half.is_dir() and not half.is_symlink():
                shutil.rmtree(half)
            else:
                half.unlink()
        except OSError:
            continue
