"""One line of the owner's columns: what the file says, what it is taken for, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import N_, Phrase, _, apart
from clientdesk.desk.intake import Target
from clientdesk.formats.fields import LABELS, NEW_FACT, ColumnMatch, Field
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.widgets import (
    Choice,
    ElidedLabel,
    Painted,
    PlainLabel,
    Select,
    Words,
    boxed,
    column,
    literal,
    row,
    style_of,
)
from clientdesk.shell.import_words import DO_NOT_IMPORT, FIELDS, ColumnLine, Mark, fact_words

_SELECT = 184.0
_NARROW_SELECT = 140.0
_ROOMY = 440.0
_INSET = 20.0
_NOT_IMPORTED = ""
_FACT = "fact/"
_SIGNS = {
    Mark.SURE: ("check-circle-fill", "accent"),
    Mark.DOUBTFUL: ("warning-fill", "warn"),
    Mark.LEFT_OUT: ("circle", "ink3"),
}
_INKS = {Mark.SURE: "ink2", Mark.DOUBTFUL: "warn", Mark.LEFT_OUT: "ink3"}


class MarkedSelect(Select):
    """A choice that shows how sure it is: amber around it where it is a guess, grey where nothing is taken."""

    mark = Mark.SURE

    def set_mark(self, mark: Mark) -> None:
        """Look sure, doubtful or left out."""
        self.mark = mark
        self.update()

    def ink(self) -> str:
        """Grey for what is left out."""
        return "ink3" if self.mark is Mark.LEFT_OUT else "ink"

    def paintEvent(self, event: QPaintEvent) -> None:
        """The choice, and the amber around a guess."""
        super().paintEvent(event)
        if self.mark is Mark.DOUBTFUL and not self.hasFocus():
            with self.canvas() as canvas:
                canvas.box(0, 0, canvas.w, canvas.h, stroke="warn", width=2)


class Line(QWidget):
    """What the file says, an arrow, what it is taken for, and why."""

    def __init__(self, said: QWidget, select: MarkedSelect) -> None:
        super().__init__()
        self.select = select
        self._mark = Mark.SURE
        arrow = Painted(lambda k: k.icon("arrow-right", 0, 0, 16), height=16, width=16)
        sign = Painted(self._paint_sign, height=18, width=18)
        self._sign = sign
        self.reason = PlainLabel("", "second", "ink2", wrap=True)
        line = row(said, arrow, select, sign, self.reason, gap=12, margins=(0, 7, 0, 7))
        for widget in (said, self.reason):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.setStretch(0, 9)
        line.setStretch(4, 7)
        for widget in (arrow, select, sign, self.reason):
            line.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)

    def mark(self, mark: Mark, reason: Words) -> None:
        """Say how sure it is, and why."""
        self._mark = mark
        self.select.set_mark(mark)
        self.reason.set_words(reason)
        self.reason.set_look("label" if mark is Mark.DOUBTFUL else "second", _INKS[mark])
        self.select.setAccessibleDescription(self.reason.text())
        self._sign.update()

    def _paint_sign(self, canvas: Canvas) -> None:
        icon, tone = _SIGNS[self._mark]
        canvas.icon(icon, 0, 0, 18, colour=tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the words beside the choice need it more."""
        super().resizeEvent(event)
        px = style_of().px
        self.select.setFixedWidth(px(_SELECT if self.width() >= px(_ROOMY) else _NARROW_SELECT))


class ColumnLineWidget(Line):
    """One column of the table."""

    chosen = Signal(int, object)
    """The column's place and the `ColumnMatch` it is to have."""

    def __init__(self, line: ColumnLine, targets: Sequence[Target]) -> None:
        name: Words = literal(line.name) if line.name else Phrase(N_("Column {number}"), number=line.place + 1)
        self.title = ElidedLabel(name, "row_title_strong")
        self.sample = ElidedLabel(lambda: apart(line.sample), "second", "ink3")
        said = boxed(column(self.title, self.sample, gap=2))
        select = MarkedSelect(_offered(line, targets), _key(line.match), name=f"import_field_{line.place}")
        super().__init__(said, select)
        self._place = line.place
        self._name = name
        select.chosen.connect(self._on_chosen)
        self.show_line(line)

    def show_line(self, line: ColumnLine) -> None:
        """Show what it is taken for now."""
        self.select.choose(_key(line.match))
        self.select.setAccessibleName(_("{column} is taken for").format(column=self.title.text()))
        self.mark(line.mark, line.reason)

    def _on_chosen(self, key: str) -> None:
        if key.startswith(_FACT):
            self.chosen.emit(self._place, ColumnMatch(Field.FACT, fact=key.removeprefix(_FACT)))
        else:
            self.chosen.emit(self._place, ColumnMatch(Field(key) if key else None))


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the file leaves open.

    Args:
        name: the object name of its choice.
        title: what of the file it is about.
        choices: what it may mean.
        accessible: what the choice is about, for those who hear it.
    """

    name: str
    title: str
    choices: tuple[Choice, ...]
    accessible: str


class QuestionLine(Line):
    """One thing in a column that may mean several, indented under it, and the owner's answer."""

    chosen = Signal(str)

    def __init__(self, question: Question, answer: str | None) -> None:
        self.title = ElidedLabel(literal(question.title), "text")
        select = MarkedSelect(question.choices, answer, name=question.name)
        # A widget and no margin: Qt leaves a margin on its side where the window is read from right to left.
        inset = QWidget()
        inset.setFixedWidth(style_of().px(_INSET))
        super().__init__(boxed(row(inset, self.title, gap=0)), select)
        self._accessible = question.accessible
        select.chosen.connect(self.chosen)

    def show_answer(self, answer: str | None) -> None:
        """Show what the owner has said; None while it is a guess."""
        self.select.setAccessibleName(_(self._accessible).format(text=self.title.text()))
        if answer is None:
            self.mark(Mark.DOUBTFUL, N_("Is that right?"))
            return
        self.select.choose(answer)
        self.mark(Mark.SURE, N_("chosen by you"))


def _offered(line: ColumnLine, targets: Sequence[Target]) -> list[Choice]:
    """What a column may be taken for; a kind of phone only where the file shows of which phone."""
    fields = [field for field in FIELDS if field not in LABELS or field is line.match.field]
    several = [line.match.fact] if "\n" in line.match.fact else []
    return [
        Choice(_NOT_IMPORTED, DO_NOT_IMPORT),
        *(Choice(field.value, FIELDS[field]) for field in fields),
        *(Choice(f"{_FACT}{one.fact}", fact_words(one.title)) for one in targets),
        *(Choice(f"{_FACT}{fact}", N_("Every consent")) for fact in several),
        *([Choice(f"{_FACT}{NEW_FACT}", N_("A new field of your own"))] if line.name else []),
    ]


def _key(match: ColumnMatch) -> str:
    if match.field is Field.FACT:
        return f"{_FACT}{match.fact}"
    return match.field.value if match.field else _NOT_IMPORTED
