"""Nobody but the kit's own label and tip may show text that Qt could read as markup."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import clientdesk

ROOT = Path(clientdesk.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))

# Where the safe ways are made.
ALLOWED = {
    "kit/labels.py": {"QLabel"},
    "kit/tips.py": {"setToolTip", "showText"},
    # The help is Markdown of our own; nothing of the shop's stands in it.
    "shell/help_page.py": {"QTextBrowser"},
    # The tip of the tray icon is a count in our own words; no customer's name stands in it.
    "shell/tray.py": {"setToolTip"},
    # A cell of the preview is told whole in its tip, through `plain_tip`.
    "shell/import_preview.py": {"ToolTipRole"},
}
# Each of them guesses whether its text is markup, or shows HTML by its nature.
GUESSING = {
    "QLabel", "QMessageBox", "QErrorMessage", "QTextBrowser", "QWhatsThis", "setToolTip", "setWhatsThis", "showText",
    "setHtml", "insertHtml", "ToolTipRole",
}  # fmt: skip


def guessing(source: str) -> set[str]:
    """The names called, inherited or looked up in a module that let Qt guess."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            if any(isinstance(arg, ast.Call) and ast.unparse(arg.func) == "plain_tip" for arg in node.args):
                continue
            found.add(node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", ""))
            if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
                found.add(node.func.value.id)
        elif isinstance(node, ast.ClassDef):
            found |= {base.id for base in node.bases if isinstance(base, ast.Name)}
        elif isinstance(node, ast.Attribute):
            found.add(node.attr if node.attr == "ToolTipRole" else "")
    return found & GUESSING


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_text_is_shown_letter_by_letter(path: Path) -> None:
    allowed = ALLOWED.get(path.relative_to(ROOT).as_posix(), set())
    assert guessing(path.read_text(encoding="utf-8")) - allowed == set()


def test_a_text_made_plain_may_be_shown() -> None:
    assert not guessing("view.setToolTip(plain_tip(name))")


@pytest.mark.parametrize(
    "line",
    [
        "QLabel('x')",
        "class Name(QLabel): pass",
        "QMessageBox.warning(None, 'x', name)",
        "widget.setToolTip(name)",
        "QToolTip.showText(pos, name)",
        "role == Qt.ItemDataRole.ToolTipRole",
    ],
)
def test_the_check_sees_each_way(line: str) -> None:
    assert guessing(line)
