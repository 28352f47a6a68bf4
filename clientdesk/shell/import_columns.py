"""The card of the owner's columns: each with what it is taken for, correctable, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.intake import Target
from clientdesk.kit.widgets import Button, Card, CardHead, PlainLabel, Rule, boxed, row
from clientdesk.shell.import_lines import ColumnLineWidget, QuestionLine
from clientdesk.shell.import_questions import Asked, questions
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.import_words import ColumnLine, Mark, column_lines

_AT_FIRST = 40
"""So many columns are shown at once; programs export hundreds, most of them empty."""


class ColumnsCard(Card):
    """All columns, those with something in them first shown."""

    field_chosen = Signal(int, object)
    """The column's place and its new `ColumnMatch`."""
    answered = Signal(str, str)
    """The key of a question and the answer."""
    left = Signal()
    """Another file is to be chosen."""
    guessed_again = Signal()

    def __init__(self, country: str) -> None:
        self._country = country
        self.head = CardHead(N_("Your columns"), "table", "accent", link=N_("Start over"), followed=self._on_left)
        self.head.link.setObjectName("import_start_over")
        told = PlainLabel(N_("Read as the last file with these columns."), "second", "ink2", wrap=True)
        again = Button(N_("Guess again"), None, "ghost", clicked=self._on_guess_again, name="import_guess_again")
        line = row(told, again, gap=8)
        line.setStretch(0, 1)
        self.remembered = boxed(line)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.more = Button("", "caret-down", "ghost", clicked=self._on_more, name="import_more_columns")
        super().__init__(self.head, self.remembered, self._rows, self.more, gap=4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shape: tuple[object, ...] = ()
        self._asked: tuple[Asked, ...] = ()
        self._shows_all = False
        self._lines: dict[int, ColumnLineWidget] = {}
        self._questions: dict[str, QuestionLine] = {}
        self._session: ImportSession | None = None

    def show_session(self, session: ImportSession) -> None:
        """Show the columns as they are taken now; the widgets stay while the table is the same."""
        self._session = session
        source = session.source
        if source is None or source.table is None:
            self._shape, self._shows_all = (), False
            return
        glance = session.glance
        lines = column_lines(source.table, session.reading_of_columns, country=self._country, glance=glance)
        shown = self._chosen_lines(lines)
        several = tuple(line.match.fact for line in shown if "\n" in line.match.fact)
        shape = (
            source.path, source.table.options.sheet, source.table.header, several,
            tuple((line.place, line.sample) for line in shown),
        )  # fmt: skip
        if shape != self._shape:
            self._shape = shape
            self._build(shown, session.targets)
        self._ask(questions(shown, session.reading_of_columns, glance) if glance else ())
        self.remembered.setVisible(session.is_remembered)
        self.head.set_count(len(lines))
        for line in shown:
            self._lines[line.place].show_line(line)
        for one in self._asked:
            self._questions[one.key].show_answer(one.answer)
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

    def _build(self, lines: Sequence[ColumnLine], targets: Sequence[Target]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._lines, self._questions, self._asked = {}, {}, ()
        for line in lines:
            if self._lines:
                self._rows.addWidget(Rule())
            widget = ColumnLineWidget(line, targets)
            widget.chosen.connect(self.field_chosen)
            self._lines[line.place] = widget
            self._rows.addWidget(widget)

    def _ask(self, asked: Sequence[Asked]) -> None:
        """Ask under each column what the file leaves open; what is asked already stays as it is."""
        is_same = [(one.place, one.question) for one in asked] == [(one.place, one.question) for one in self._asked]
        self._asked = tuple(asked)
        if is_same:
            return
        for old in self._questions.values():
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._questions = {}
        for one in asked:
            widget = QuestionLine(one.question, one.answer if one.answer is not None else one.guess)
            widget.chosen.connect(lambda answer, key=one.key: self.answered.emit(key, answer))
            beside = sum(1 for other in self._asked if other.place == one.place and other.key in self._questions)
            self._questions[one.key] = widget
            self._rows.insertWidget(self._rows.indexOf(self._lines[one.place]) + 1 + beside, widget)

    def _on_more(self) -> None:
        self._shows_all = True
        if self._session is not None:
            self.show_session(self._session)

    def _on_left(self) -> None:
        self.left.emit()

    def _on_guess_again(self) -> None:
        self.guessed_again.emit()
