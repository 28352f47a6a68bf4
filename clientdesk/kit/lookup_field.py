"""A field that finds one row by its name: type, take one of the finds; empty means none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QWidget

from clientdesk.kit.fields import TextField, offer_beneath
from clientdesk.kit.spoken import Words


@dataclass(frozen=True, slots=True)
class LookedUp:
    """Something that was found.

    Args:
        row: its id.
        name: what stands in the field once it is taken.
        more: what tells it from others of the name; may be "".
    """

    row: int
    name: str
    more: str = ""

    def line(self) -> str:
        """As the list of finds shows it."""
        return f"{self.name} · {self.more}" if self.more else self.name


class LookupField(TextField):
    """Holds the id of a row, shows its name.

    Args:
        find: the rows that meet a text, best first.
        name_of: the name of a row, "" when it is gone.
        placeholder: what can be typed.
        name: the object name.
        parent: as ever.
    """

    edited = Signal()
    """Another row was taken, or something else was written."""

    def __init__(
        self,
        find: Callable[[str], Sequence[LookedUp]],
        name_of: Callable[[int], str],
        placeholder: Words,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, name=name, parent=parent)
        self._find = find
        self._name_of = name_of
        self._row: int | None = None
        self._found: list[LookedUp] = []
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # By place, not by text: two customers may have the same name. It is told after the line was put into the field.
        completer.activated[QModelIndex].connect(self._on_taken)  # type: ignore[index] # stubs know no overloads
        offer_beneath(self, completer)
        self.textEdited.connect(self._on_written)

    def value(self) -> int | None:
        """The id, None while nothing was taken."""
        return self._row

    def set_value(self, value: object) -> None:
        """Hold another row, or none."""
        self._row = value if isinstance(value, int) else None
        self.setText("" if self._row is None else self._name_of(self._row))

    def is_unknown(self) -> bool:
        """Whether something is written that was not found or not taken."""
        return bool(self.text().strip()) and self._row is None

    def take_only(self) -> bool:
        """Take the find where there is but one; whether a row is held now."""
        if self._row is None and len(self._found) == 1:
            self._take(self._found[0])
        return self._row is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on after typing enough means the only find."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take_only()
        super().focusOutEvent(event)

    def _on_written(self, text: str) -> None:
        self._row = None
        self._found = list(self._find(text)) if text.strip() else []
        self._lines.setStringList([one.line() for one in self._found])
        self.edited.emit()

    def _on_taken(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self._take(self._found[index.row()])

    def _take(self, one: LookedUp) -> None:
        self._row = one.row
        self.setText(one.name)
        self.edited.emit()
