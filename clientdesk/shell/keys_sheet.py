"""The keys: everything that can be done by keyboard where one stands now."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.actions import KeyLine, all_lines
from clientdesk.kit.widgets import IconButton, Painted, PlainLabel, boxed, column, literal, row, scrolled, style_of
from clientdesk.shell.frame import Frame


class KeysSheet(QWidget):
    """Stands in the side sheet; groups in the order in which the window makes them."""

    def __init__(self, window: Frame) -> None:
        super().__init__()
        self.setObjectName("keys_sheet")
        self.lines = all_lines(window)
        close = IconButton("x", N_("Close"), clicked=window.sheet.drop_form, name="keys_close")
        head = row(PlainLabel(N_("Keys"), "record_title"), None, close)
        groups = [_group(name, list(lines)) for name, lines in groupby(self.lines, lambda one: one.group)]
        inner = column(*groups, None, gap=18)
        body = column(head, scrolled(boxed(inner)), gap=12)
        body.setStretch(1, 1)
        self.setLayout(body)


def _group(name: str, lines: list[KeyLine]) -> QWidget:
    title = PlainLabel(literal(name), "label_strong", "ink3")
    return boxed(column(title, *(_line(line) for line in lines), gap=6))


def _line(line: KeyLine) -> QWidget:
    words = PlainLabel(literal(line.words), "text", "ink", wrap=True)
    width = style_of().text_width(line.keys, "small") + 12
    keys = Painted(lambda k: (k.key_hint(0, 3, line.keys), None)[1], height=26, width=width, name=literal(line.keys))
    shown = row(words, keys, gap=12)
    shown.setStretch(0, 1)
    return boxed(shown)
