"""What the import contracts cannot say: rules for the panes of all features, by name of the file."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.corpora import CHECKOUT

PACKAGE = CHECKOUT / "clientdesk"
QT = {"PySide6", "shiboken6", "qtpy", "qtawesome"}
STORE = {"peewee", "playhouse", "sqlite3"}
FILES = sorted(PACKAGE.rglob("*.py"))


def _imported(path: Path) -> set[str]:
    """The modules that a file names in its imports, wherever they stand in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _may_name_qt(path: Path) -> bool:
    room, *inner = path.relative_to(PACKAGE).parts
    if room == "features":
        return inner[-1].startswith("pane")
    return room in ("kit", "shell", "app.py", "furnishing.py", "handover.py", "pictures.py")


def _may_name_the_store(path: Path) -> bool:
    room, *inner = path.relative_to(PACKAGE).parts
    if room == "features":
        return not inner[-1].startswith(("pane", "rules"))
    return room in ("store", "desk", "sample", "app.py", "cli.py", "furnishing.py", "pictures.py", "verbs")


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(PACKAGE).as_posix() for path in FILES])
def test_qt_and_the_store_stay_in_their_rooms(path: Path) -> None:
    named = _imported(path)
    roots = {module.split(".")[0] for module in named}
    if not _may_name_qt(path):
        assert not roots & QT
    if not _may_name_the_store(path):
        assert not roots & STORE
        assert not {module for module in named if module.startswith("clientdesk.store")}
