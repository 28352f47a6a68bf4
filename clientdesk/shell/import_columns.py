"""The card of the owner's columns: each with what it is taken for, correctable, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.words import N_, Phrase, _, apart
from clientdesk.formats.fields import LABELS, Field
from clientdesk.formats.table_cards import guess_class
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.widgets import (
    Button,
    Card,
    CardHead,
    Choice,
    ElidedLabel,
    Painted,
    PlainLabel,
    Rule,
    Select,
    Words,
    boxed,
    column,
    literal,
    row,
    style_of,
)
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.import_words import DO_NOT_IMPORT, FIELDS, ColumnLine, Mark, column_lines

_AT_FIRST = 40
"""So many columns are shown at once; programs export hundreds, most of them empty."""
_SELECT = 184.0
_NARROW_SELECT = 140.0
_ROOMY = 440.0
_INSET = 20.0
_NOT_IMPORTED = ""
_SIGNS = {
    Mark.SURE: ("check-circle-fill", "accent"),
    Mark.DOUBTFUL: ("warning-fill", "warn"),
    Mark.LEFT_OUT: ("circle", "ink3"),
}
_INKS = {Mark.SURE: "ink2", Mark.DOUBTFUL: "warn", Mark.LEFT_OUT: "ink3"}
_CLASSES = (
    Choice("A", N_("Class A")),
    Choice("B", N_("Class B")),
    Choice("C", N_("Class C")),
    Choice("", N_("A tag, no class")),
)


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


class _Line(QWidget):
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


class ColumnLineWidget(_Line):
    """One column of the table."""

    chosen = Signal(int, object)
    """The column's place and the `Field` it is to be taken for, None for nothing."""

    def __init__(self, line: ColumnLine) -> None:
        name: Words = literal(line.name) if line.name else Phrase(N_("Column {number}"), number=line.place + 1)
        self.title = ElidedLabel(name, "row_title_strong")
        self.sample = ElidedLabel(lambda: apart(line.sample), "second", "ink3")
        said = boxed(column(self.title, self.sample, gap=2))
        select = MarkedSelect(_offered(line), _key(line.match.field), name=f"import_field_{line.place}")
        super().__init__(said, select)
        self._place = line.place
        self._name = name
        select.chosen.connect(self._on_chosen)
        self.show_line(line)

    def show_line(self, line: ColumnLine) -> None:
        """Show what it is taken for now."""
        self.select.choose(_key(line.match.field))
        self.select.setAccessibleName(_("{column} is taken for").format(column=self.title.text()))
        self.mark(line.mark, line.reason)

    def _on_chosen(self, key: str) -> None:
        self.chosen.emit(self._place, Field(key) if key else None)


class ClassLineWidget(_Line):
    """One text of the class column, and which class it means."""

    chosen = Signal(str, str)
    """The text and the letter, "" for none."""

    def __init__(self, text: str, place: int) -> None:
        self.title = ElidedLabel(literal(text), "text")
        select = MarkedSelect(_CLASSES, guess_class(text), name=f"import_class_{place}")
        # A widget and no margin: Qt leaves a margin on its side where the window is read from right to left.
        inset = QWidget()
        inset.setFixedWidth(style_of().px(_INSET))
        super().__init__(boxed(row(inset, self.title, gap=0)), select)
        self._text = text
        select.chosen.connect(lambda letter: self.chosen.emit(text, letter))

    def show_choice(self, letter: str | None) -> None:
        """Show what the owner has said; None while it is a guess."""
        self.select.setAccessibleName(_("{text} means").format(text=self._text))
        if letter is None:
            self.mark(Mark.DOUBTFUL, N_("Is that right?"))
            return
        self.select.choose(letter)
        self.mark(Mark.SURE, N_("chosen by you"))


class ColumnsCard(Card):
    """All columns, those with something in them first shown."""

    field_chosen = Signal(int, object)
    class_chosen = Signal(str, str)
    left = Signal()
    """Another file is to be chosen."""

    def __init__(self, country: str) -> None:
        self._country = country
        self.head = CardHead(N_("Your columns"), "table", "accent", link=N_("Start over"), followed=self._on_left)
        self.head.link.setObjectName("import_start_over")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.more = Button("", "caret-down", "ghost", clicked=self._on_more, name="import_more_columns")
        super().__init__(self.head, self._rows, self.more, gap=4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shape: tuple[object, ...] = ()
        self._asked: tuple[int | None, tuple[str, ...]] = (None, ())
        self._shows_all = False
        self._lines: dict[int, ColumnLineWidget] = {}
        self._classes: dict[str, ClassLineWidget] = {}
        self._session: ImportSession | None = None

    def show_session(self, session: ImportSession) -> None:
        """Show the columns as they are taken now; the widgets stay while the table is the same."""
        self._session = session
        source = session.source
        if source is None or source.table is None:
            self._shape, self._shows_all = (), False
            return
        texts = session.glance.class_texts if session.glance else ()
        classes = session.wish.classes or {}
        columns = session.wish.columns
        lines = column_lines(source.table, columns, country=self._country, classes=classes, texts=texts)
        shown = self._chosen_lines(lines)
        shape = (source.path, source.table.header, tuple((line.place, line.sample) for line in shown))
        if shape != self._shape:
            self._shape = shape
            self._build(shown)
        self._show_texts(next((line.place for line in shown if line.match.field is Field.CLASS), None), texts)
        self.head.set_count(len(lines))
        for line in shown:
            self._lines[line.place].show_line(line)
        for text, widget in self._classes.items():
            widget.show_choice(classes.get(text))
        left = len(lines) - len(shown)
        self.more.set_words(Phrase(N_("Show {n} more column"), N_("Show {n} more columns"), left))
        self.more.setVisible(left > 0)

    def first_field(self) -> QWidget | None:
        """Where the keyboard begins: the first guess that is in doubt, or the first column."""
        doubtful = (line for line in self._lines.values() if line.select.mark is Mark.DOUBTFUL)
        first = next(doubtful, next(iter(self._lines.values()), None))
        return first.select if first else None

    def _chosen_lines(self, lines: list[ColumnLine]) -> list[ColumnLine]:
        if self._shows_all:
            return lines
        filled = [line for line in lines if line.sample or line.match.field is not None]
        return (filled or lines)[:_AT_FIRST]

    def _build(self, lines: Sequence[ColumnLine]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._lines, self._classes, self._asked = {}, {}, (None, ())
        for line in lines:
            if self._lines:
                self._rows.addWidget(Rule())
            widget = ColumnLineWidget(line)
            widget.chosen.connect(self.field_chosen)
            self._lines[line.place] = widget
            self._rows.addWidget(widget)

    def _show_texts(self, place: int | None, texts: Sequence[str]) -> None:
        """Ask under the class column what each of its texts means."""
        asked = (place, tuple(texts))
        if asked == self._asked:
            return
        self._asked = asked
        for old in self._classes.values():
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._classes = {}
        if place is None:
            return
        below = self._rows.indexOf(self._lines[place]) + 1
        for number, text in enumerate(texts):
            widget = ClassLineWidget(text, number)
            widget.chosen.connect(self.class_chosen)
            self._classes[text] = widget
            self._rows.insertWidget(below + number, widget)

    def _on_more(self) -> None:
        self._shows_all = True
        if self._session is not None:
            self.show_session(self._session)

    def _on_left(self) -> None:
        self.left.emit()


def _offered(line: ColumnLine) -> list[Choice]:
    """What a column may be taken for; a kind of phone only where the file shows of which phone."""
    fields = [field for field in FIELDS if field not in LABELS or field is line.match.field]
    return [Choice(_NOT_IMPORTED, DO_NOT_IMPORT), *(Choice(field.value, FIELDS[field]) for field in fields)]


def _key(field: Field | None) -> str:
    return field.value if field else _NOT_IMPORTED
