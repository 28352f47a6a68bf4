"""The steps of an export: who, in which format, what stays behind, done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.base.words import Words as Told
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.options import Option, Options
from clientdesk.kit.widgets import (
    ActionBar,
    Button,
    Card,
    CardHead,
    Painted,
    PlainLabel,
    Words,
    boxed,
    column,
    literal,
    row,
    style_of,
)
from clientdesk.shell.import_figures import number

_WIDEST = 640.0

EVERYBODY, CHOSEN, LISTED = "everybody", "chosen", "listed"


def who_options(everybody: int, chosen: Sequence[int], listed: Sequence[int] | None) -> list[Option]:
    """Whom a page can write or print, with how many they are; what would be nobody is not offered."""
    options = [Option(EVERYBODY, N_("Everyone"), _counted(everybody))]
    if listed:
        options.append(Option(LISTED, N_("Those in the list now, as searched and filtered"), _counted(len(listed))))
    if chosen:
        options.append(Option(CHOSEN, N_("Those chosen in the list"), _counted(len(chosen))))
    return options


def _counted(count: int) -> Phrase:
    return Phrase(N_("{count} customer"), N_("{count} customers"), count, count=number(count))


class Step(QWidget):
    """A question above its answers, no wider than one likes to read."""

    def __init__(self, question: Words, *items: QWidget) -> None:
        super().__init__()
        self.question = PlainLabel(question, "card_title", wrap=True)
        inner = boxed(column(self.question, *items, gap=12))
        inner.setMaximumWidth(style_of().px(_WIDEST))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        line = row(inner, None)
        line.setStretch(0, 100)
        self.setLayout(column(line, None))


class OptionStep(Step):
    """A step that is answered by one of several options."""

    def __init__(self, question: Words, name: str, options: Sequence[Option] = ()) -> None:
        self.options = Options(options, name=name)
        super().__init__(question, self.options)


class LossStep(Step):
    """What goes into the file, and what cannot."""

    def __init__(self) -> None:
        self.goes = PlainLabel("", "text", "ink", wrap=True)
        self.goes.setObjectName("export_goes")
        self._said: list[PlainLabel] = []
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(style_of().px(8))
        self.card = Card(CardHead(N_("What stays behind"), "info"), boxed(self._lines), gap=10)
        self.card.setObjectName("export_losses")
        super().__init__(N_("Before you choose a place"), Card(self.goes), self.card)

    def show_losses(self, goes: Told, losses: Sequence[Told]) -> None:
        """Say both; without losses, that everything goes along."""
        self.goes.set_words(_words(goes))
        clear_out(self._lines)
        told = losses or [Phrase(N_("Nothing: everything the shop knows goes along."))]
        self._said = [PlainLabel(_words(words), "text", "ink2", wrap=True) for words in told]
        for label in self._said:
            self._lines.addWidget(_dotted(label))

    def said(self) -> list[str]:
        """The sentences about what stays behind."""
        return [label.text() for label in self._said]


def _dotted(label: PlainLabel) -> QWidget:
    """A sentence of a list, with a dot before it."""
    dot = Painted(lambda k: k.box(5, 7, 5, 5, radius=2.5, fill="ink3"), height=20, width=16)
    line = row(dot, label, gap=6)
    line.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return boxed(line)


class WrittenStep(Step):
    """What was written and where."""

    shown = Signal()
    """The folder is wanted."""
    again = Signal()
    """Another export is wanted."""

    def __init__(self) -> None:
        self.title = PlainLabel("", "card_title", "ink", wrap=True)
        self.title.setObjectName("export_done_title")
        self.where = PlainLabel("", "text", "ink2", wrap=True)
        sign = Painted(
            lambda k: k.disc(22, 22, 44, "check", fill="accent_soft", colour="accent_text"), height=44, width=44
        )
        told = row(sign, column(self.title, self.where, gap=4), gap=14)
        told.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        told.setStretch(1, 1)
        self.reveal = Button(N_("Show in folder"), "folder-open", clicked=self._ask_to_show, name="export_reveal")
        other = Button(
            N_("Write another file"), "download-simple", "ghost", clicked=self._ask_again, name="export_again"
        )
        super().__init__("", Card(told, ActionBar([self.reveal, other]), gap=16))
        self.question.hide()

    def _ask_to_show(self) -> None:
        self.shown.emit()

    def _ask_again(self) -> None:
        self.again.emit()

    def show_written(self, said: Phrase, path: Path) -> None:
        """Say what was written, and where."""
        self.title.set_words(said)
        self.where.set_words(literal(str(path)))


def customers_written(n: int, count: str) -> Phrase:
    """So many customers, given also as it is written."""
    return Phrase(N_("{count} customer was written"), N_("{count} customers were written"), n, count=count)


def _words(told: Told) -> Words:
    return told if isinstance(told, Phrase) else literal(told)
