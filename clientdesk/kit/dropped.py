"""Files that were dropped on the window, or copied in another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def files_in(mime: QMimeData | None) -> list[Path]:
    """The files of this computer and its shares; what lies on the web is never fetched, an empty clipboard has none."""
    urls = mime.urls() if mime is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
