"""The palette and the one small style sheet; what they cannot do is painted by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from PySide6.QtGui import QColor, QPalette

from clientdesk.kit.theme import Theme

_COLOURS: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.ToolTipBase, "ink"),
    (QPalette.ColorRole.ToolTipText, "surface"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Accent, "accent"),
)


def palette(theme: Theme) -> QPalette:
    """The colours for all that Qt paints by itself."""
    made = QPalette()
    for role, token in _COLOURS:
        made.setColor(role, theme.colour(token))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(disabled, role, QColor(theme.ink3))
    return made


def sheet(theme: Theme, px: Callable[[float], int]) -> str:
    """The style sheet for a theme; `px` turns design pixels into pixels."""
    lengths = {f"px{n}": f"{px(n)}px" for n in (2, 4, 5, 6, 8, 9, 10, 12, 14, 24, 26, 30, 32, 34)}
    colours = {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    return _SHEET % (colours | lengths)


# Everything painted with a style sheet needs WA_StyledBackground when it is a bare QWidget (kit/cards.py sets it).
_SHEET = """
QMainWindow, QDialog, QWidget[ground="bg"] { background: %(bg)s; }
QWidget[ground="surface"] { background: %(surface)s; }
QWidget[ground="sunken"] { background: %(sunken)s; }
QListView, QTableView, QTreeView { background: transparent; border: none; outline: 0; }
/* Its delegate paints the chosen row itself; a QTableView would lay its own ground beneath. */
ListView { selection-background-color: transparent; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QLineEdit, QPlainTextEdit, QAbstractSpinBox {
  background: %(surface)s; color: %(ink)s; placeholder-text-color: %(ink3)s; border: 1px solid %(field)s;
  border-radius: 8px; padding: %(px6)s %(px10)s;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QPlainTextEdit { padding: %(px6)s %(px8)s; }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus { border: 2px solid %(focus)s; }
QLineEdit:focus, QAbstractSpinBox:focus { padding: %(px5)s %(px9)s; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QAbstractSpinBox[wrong="true"] { border: 2px solid %(danger)s; }
QLineEdit[wrong="true"], QAbstractSpinBox[wrong="true"] { padding: %(px5)s %(px9)s; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled { color: %(ink3)s; border-color: %(line)s; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent; padding: 0; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: none; }
QDateEdit::drop-down { width: %(px30)s; border: none; }
QDateEdit::down-arrow { image: none; }
QCalendarWidget QWidget { background: %(surface)s; color: %(ink)s; alternate-background-color: %(sunken)s; }
QCalendarWidget QToolButton { color: %(ink)s; background: transparent; border: none; border-radius: 6px;
  padding: %(px6)s; }
QCalendarWidget QToolButton:hover { background: %(hover)s; }
QCalendarWidget QAbstractItemView { selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QCheckBox, QRadioButton { spacing: %(px8)s; }
QAbstractItemView#choices { background: %(surface)s; color: %(ink)s; border: 1px solid %(line)s; padding: %(px4)s;
  selection-background-color: %(selected)s; selection-color: %(ink)s; }
QAbstractItemView#finds { background: %(surface)s; color: %(ink)s; border: 1px solid %(line)s; padding: 0;
  selection-background-color: %(selected)s; selection-color: %(ink)s; }
QAbstractItemView#finds::item { padding: %(px6)s %(px10)s; color: %(ink)s; }
QAbstractItemView#finds::item:selected { background: %(selected)s; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: %(press)s; border-radius: 3px; min-height: %(px32)s; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: %(press)s; border-radius: 3px; min-width: %(px32)s; }
QScrollBar::handle:hover { background: %(field)s; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QHeaderView { background: %(sunken)s; border: none; }
QHeaderView::section { background: %(sunken)s; color: %(ink2)s; border: none; border-bottom: 1px solid %(line)s;
  padding: %(px8)s %(px12)s; font-weight: 600; }
QSplitter::handle { background: %(line)s; }
QToolTip { background: %(ink)s; color: %(surface)s; border: none; padding: %(px6)s %(px8)s; }
QMenu { background: %(surface)s; color: %(ink)s; border: 1px solid %(line)s; border-radius: 8px; padding: %(px6)s; }
QMenu::item { padding: %(px8)s %(px14)s %(px8)s %(px10)s; border-radius: 6px; }
QMenu::item:selected { background: %(hover)s; color: %(ink)s; }
QMenu::item:disabled { color: %(ink3)s; }
QMenu::icon { padding-left: %(px10)s; padding-right: %(px4)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: %(px4)s %(px8)s; }
"""
