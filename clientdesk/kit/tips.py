"""Tool tips as plain text: what looks like markup in a name is shown, not obeyed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget


def plain_tip(text: str) -> str:
    """A tool tip's text that Qt will show letter by letter.

    Qt guesses whether a tip is markup; escaping what would pass for it is the only way to forbid the guess.
    """
    return f"<span>{escape(text)}</span>" if "<" in text else text


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip of plain text."""
    widget.setToolTip(plain_tip(text))


def show_tip(at: QPoint, text: str, widget: QWidget) -> None:
    """Show a tip of plain text at a point of the screen, for parts of a widget that are painted."""
    QToolTip.showText(at, plain_tip(text), widget)
