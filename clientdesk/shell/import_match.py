"""The second step of an import: what each column is taken for, beside the first rows and the figures."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from clientdesk.formats.dates import DateOrder
from clientdesk.formats.name_order import NameOrder
from clientdesk.kit.widgets import boxed, column, style_of
from clientdesk.shell.import_columns import ColumnsCard
from clientdesk.shell.import_defaults import DefaultsCard
from clientdesk.shell.import_figures import FiguresCard
from clientdesk.shell.import_preview import PreviewCard
from clientdesk.shell.import_questions import CLASS, DATES, NAMES
from clientdesk.shell.import_reading import ReadingCard
from clientdesk.shell.import_session import ImportSession

SIDE_BY_SIDE = 900.0


class TwoColumns(QWidget):
    """Two halves side by side, one below the other where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(style_of().px(16))

    def set_halves(self, lead: QWidget, trail: QWidget) -> None:
        """Show these two."""
        self._box.addWidget(lead, 1)
        self._box.addWidget(trail, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the halves out for the new width."""
        super().resizeEvent(event)
        beside = self.width() >= style_of().px(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
            self._box.setStretch(0, 1 if beside else 0)


class MatchStep(TwoColumns):
    """Columns at the leading side, what comes of them at the other."""

    def __init__(self, session: ImportSession, country: str) -> None:
        super().__init__()
        self.columns = ColumnsCard(country)
        self.preview = PreviewCard()
        self.figures = FiguresCard(leads_on=True)
        self.reading = ReadingCard()
        self.defaults = DefaultsCard(session)
        self.set_halves(
            boxed(column(self.columns, self.defaults, None, gap=16)),
            boxed(column(self.preview, self.figures, self.reading, None, gap=16)),
        )
        self._session = session
        self.columns.field_chosen.connect(session.choose_field)
        self.columns.answered.connect(self._on_answered)
        self.columns.guessed_again.connect(session.guess_again)
        self.columns.left.connect(session.start_over)
        self.reading.chosen.connect(session.choose_reading)

    def show_session(self, session: ImportSession) -> None:
        """Show how the file is taken now."""
        self.columns.show_session(session)
        self.preview.show_session(session)
        self.figures.show_session(session)
        self.reading.show_session(session)
        self.defaults.show_session(session)

    def _on_answered(self, key: str, answer: str) -> None:
        if key == NAMES:
            self._session.choose_terms(names=NameOrder(answer))
        elif key == DATES:
            self._session.choose_terms(dates=DateOrder(answer))
        else:
            self._session.choose_class(key.removeprefix(CLASS), answer)
