"""Where the value of a filter is written or chosen: the right field for each kind of fact."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, shown
from clientdesk.desk.fact_values import YES_NO
from clientdesk.desk.facts import Fact, FactKind
from clientdesk.features.customers.pane_filters_words import Ask
from clientdesk.kit.widgets import Choice, DateField, Field, Select, TextField, Words, boxed, column, literal, row

_CHOSEN = frozenset({FactKind.YES_NO, FactKind.ONE_OF, FactKind.SOME_OF})
_Editor = TextField | DateField | Select


class ValueFields(QWidget):
    """One field, two for a span, none where nothing is to be said.

    Args:
        parent: as ever.
    """

    entered = Signal()
    """Enter in a field of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: list[_Editor] = []
        self._room = column(gap=0)
        self.setLayout(self._room)

    def ask(self, fact: Fact, ask: Ask) -> None:
        """Show the fields for this question."""
        while (item := self._room.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._editors = []
        if ask is Ask.SPAN:
            fields = (
                self._field(fact, N_("from"), "filter_first"),
                # Translators: above the field for the end of a span, in a filter.
                self._field(fact, N_("to"), "filter_last"),
            )
            # Two days do not fit beside one another into the list.
            lay_out = column if fact.kind is FactKind.DATE else row
            self._room.addWidget(boxed(lay_out(*fields, gap=8)))
        elif ask not in {Ask.KNOWN, Ask.UNKNOWN}:
            self._room.addWidget(self._field(fact, lambda: shown(fact.title), "filter_value"))

    def texts(self) -> tuple[str, str]:
        """What is written, the first and the last; "" where nothing is."""
        told = [_told(editor) for editor in self._editors]
        first, last, *_more = [*told, "", ""]
        return first, last

    def editors(self) -> list[_Editor]:
        """The fields, first to last."""
        return list(self._editors)

    def _field(self, fact: Fact, label: Words, name: str) -> QWidget:
        editor = self._editor(fact, name)
        self._editors.append(editor)
        return Field(label, editor)

    def _editor(self, fact: Fact, name: str) -> _Editor:
        if fact.kind in _CHOSEN:
            offered = fact.choices or YES_NO
            choices = [Choice(one.key, literal(shown(one.words))) for one in offered]
            return Select(choices, name=name)
        if fact.kind is FactKind.DATE:
            return DateField(optional=True, name=name)
        editor = TextField(name=name)
        editor.returnPressed.connect(self.entered)
        return editor


def _told(editor: _Editor) -> str:
    if isinstance(editor, DateField):
        day = editor.day()
        return day.isoformat() if day else ""
    return editor.current() if isinstance(editor, Select) else editor.text()
