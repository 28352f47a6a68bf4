"""Which folders have held a shop: so that one that vanished is looked for, and not begun anew in silence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import appdirs

from clientdesk.base.paths import NAME

_FILE = "shops.json"
_MOST = 50


def remember_shop(folder: Path) -> None:
    """There is a shop in `folder` now; nothing happens where that cannot be written down."""
    real = str(folder.resolve())
    known = _known()
    if known[:1] == [real]:
        return
    import tempfile  # at most starts the shop is known

    listed = [real, *(one for one in known if one != real)][:_MOST]
    try:
        _place().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, beside = tempfile.mkstemp(dir=_place().parent, prefix=f".{_FILE}-")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(listed, out, ensure_ascii=False)
        Path(beside).replace(_place())
    except OSError:
        # It would only be missed if the folder vanished as well.
        return


def held_a_shop(folder: Path) -> bool:
    """Whether a shop was once opened in `folder` on this computer."""
    return str(folder.resolve()) in _known()


def _known() -> list[str]:
    try:
        stored = json.loads(_place().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [str(one) for one in stored] if isinstance(stored, list) else []


def _place() -> Path:
    return Path(appdirs.user_config_dir(NAME, appauthor=False)) / _FILE
