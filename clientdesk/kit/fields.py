"""Fields to write in and to choose from, with their label above and their error beneath."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from clientdesk.kit.choice_row import Choice
from clientdesk.kit.icons import icon as make_icon
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import hide_unless, row
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import Role, style_of


def mark_wrong(editor: QWidget, wrong: bool) -> None:
    """Give an editor the red border, or take it away."""
    if bool(editor.property("wrong")) != wrong:
        editor.setProperty("wrong", wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.update()


def offer_beneath(field: QLineEdit, completer: QCompleter) -> None:
    """Let `completer` show what it finds beneath the field, in the look of the house."""
    popup = completer.popup()
    if popup is not None:
        popup.setObjectName("finds")
    field.setCompleter(completer)


class TextField(Living, QLineEdit):
    """One line of text.

    Args:
        placeholder: an example of what belongs here.
        height: in design pixels.
        role: size and weight.
        name: the object name.
        parent: as ever.
    """

    def __init__(
        self,
        placeholder: Words = "",
        *,
        height: float = 36,
        role: Role = "text",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self._height = height
        self._role: Role = role
        self.setObjectName(name)
        self.come_alive()

    def reword(self) -> None:
        """Say the placeholder anew; it names the field where no label does."""
        words = said(self._placeholder)
        self.setPlaceholderText(words)
        if not self.accessibleName():
            self.setAccessibleName(words)

    def restyle(self) -> None:
        """Take font and height anew."""
        style = style_of()
        self.setFont(style.font(self._role))
        self.setFixedHeight(style.px(self._height))
        # Left to itself Qt sets an empty field, or digits, by the direction of the keyboard, not of the window.
        edge = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        super().restyle()


class SearchField(TextField):
    """A field with a magnifying glass and, while empty, the key that leads to it; Esc empties it.

    Args:
        placeholder: what can be found.
        key: the key hint, such as "Ctrl F".
        height: 36 in a pane, 60 at the counter.
        name: the object name.
        parent: as ever.
    """

    emptied = Signal()
    """Esc was pressed; the field is empty now, and the page may go one step back if it already was."""

    def __init__(
        self, placeholder: Words, *, key: str = "", height: float = 36, name: str = "", parent: QWidget | None = None
    ) -> None:
        self._key = key
        self._glyph = 24 if height > 44 else 17
        super().__init__(placeholder, height=height, role="entry" if height > 44 else "text", name=name, parent=parent)

    def reword(self) -> None:
        """Say placeholder and name anew."""
        super().reword()
        self.setAccessibleName(said(self._placeholder))

    def restyle(self) -> None:
        """Leave room for glass and key."""
        px = style_of().px
        lead = px(self._glyph + (20 if self._glyph > 20 else 7))
        trail = px(style_of().text_width(self._key, "small") + 16) if self._key else 0
        if self.isRightToLeft():
            lead, trail = trail, lead
        self.setTextMargins(lead, 0, trail, 0)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, the glass, the key."""
        super().paintEvent(event)
        with self.canvas() as canvas:
            left = 18 if self._glyph > 20 else 12
            canvas.icon("magnifying-glass", left, (canvas.h - self._glyph) / 2, self._glyph, colour="ink3")
            if self._key and not self.text():
                canvas.key_hint(canvas.w - canvas.key_hint_width(self._key) - 8, (canvas.h - 20) / 2, self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties."""
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.clear()
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class NoteField(Living, QPlainTextEdit):
    """Several lines of text; Tab leaves it, Ctrl+Enter is left to the form.

    Args:
        placeholder: an example of what belongs here.
        lines: how many lines are seen at once.
        name: the object name.
        parent: as ever.
    """

    def __init__(
        self, placeholder: Words = "", *, lines: int = 3, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self._lines = lines
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.come_alive()

    def reword(self) -> None:
        """Say the placeholder anew."""
        words = said(self._placeholder)
        self.setPlaceholderText(words)
        if not self.accessibleName():
            self.setAccessibleName(words)

    def restyle(self) -> None:
        """As high as its lines."""
        style = style_of()
        self.setFont(style.font("text"))
        self.setFixedHeight(round(style.metrics("text").lineSpacing() * self._lines) + style.px(12) + 8)
        super().restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter and Esc to whoever stands around."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Select(Living, QComboBox):
    """One of several, behind a caret.

    Args:
        choices: first to last.
        current: the key chosen at first; the first one where it is missing.
        name: the object name.
        accessible: its name where no label stands above it.
        parent: as ever.
    """

    chosen = Signal(str)
    """The person has taken another key."""

    def __init__(
        self,
        choices: Sequence[Choice],
        current: str | None = None,
        *,
        name: str = "",
        accessible: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._accessible = accessible
        self.setObjectName(name)
        self.view().setObjectName("choices")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill(current)
        self.activated.connect(lambda place: self.chosen.emit(self._choices[place].key))
        self.come_alive()

    def current(self) -> str:
        """The key that is chosen, "" when there is none to choose."""
        place = self.currentIndex()
        return self._choices[place].key if 0 <= place < len(self._choices) else ""

    def choose(self, key: str) -> None:
        """Choose a key, without a signal; nothing happens when there is no such key."""
        place = next((i for i, choice in enumerate(self._choices) if choice.key == key), -1)
        if place >= 0:
            self.setCurrentIndex(place)

    def set_choices(self, choices: Sequence[Choice], current: str | None = None) -> None:
        """Offer others; what was chosen stays chosen where it is still there."""
        kept = self.current() if current is None else current
        self._choices = tuple(choices)
        self._fill(kept)

    def reword(self) -> None:
        """Say the choices anew."""
        for place, choice in enumerate(self._choices):
            self.setItemText(place, said(choice.words))
        if self._accessible:
            self.setAccessibleName(said(self._accessible))

    def restyle(self) -> None:
        """Take font and height anew."""
        self.setFont(style_of().font("button"))
        self.view().setFont(style_of().font("text"))
        self.setFixedHeight(style_of().px(36))
        super().restyle()

    def sizeHint(self) -> QSize:
        """As wide as its widest choice."""
        style = style_of()
        widest = max((style.text_width(said(choice.words), "button") for choice in self._choices), default=60.0)
        icons = 24 if any(choice.icon for choice in self._choices) else 0
        return QSize(style.px(widest + icons + 48), style.px(36))

    def minimumSizeHint(self) -> QSize:
        """It may shrink; the words are cut then."""
        return QSize(style_of().px(72), style_of().px(36))

    def ink(self) -> str:
        """The colour of the words: a token."""
        return "ink"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Border, words, caret."""
        with self.canvas() as canvas:
            if not self.isEnabled():
                canvas.painter.setOpacity(0.5)
            wrong = bool(self.property("wrong"))
            stroke = "danger" if wrong else "focus" if self.hasFocus() else "field"
            fill = "hover" if self.underMouse() and self.isEnabled() else "surface"
            canvas.box(0, 0, canvas.w, canvas.h, fill=fill, stroke=stroke, width=2 if stroke != "field" else 1)
            x = 12.0
            place = self.currentIndex()
            glyph = self._choices[place].icon if 0 <= place < len(self._choices) else None
            if glyph is not None:
                canvas.icon(glyph, x, (canvas.h - 16) / 2, 16)
                x += 24
            canvas.text(x, 0, canvas.w - x - 34, canvas.h, self.currentText(), role="button", colour=self.ink())
            canvas.icon("caret-down", canvas.w - 26, (canvas.h - 14) / 2, 14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice, unless it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fill(self, current: str | None) -> None:
        self.clear()
        for choice in self._choices:
            if choice.icon is None:
                self.addItem(said(choice.words))
            else:
                self.addItem(make_icon(choice.icon), said(choice.words))
        if current is not None:
            self.choose(current)
        self.update()


class ErrorLine(QWidget):
    """What is wrong, in words with a way out, beneath the field; takes no room while all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel("", "label", "danger", wrap=True)
        sign = Painted(lambda k: k.icon("warning-circle-fill", 0, 1, 16, colour="danger"), height=18, width=16)
        line = row(sign, self._label, gap=6)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def say(self, words: Words) -> None:
        """Show a sentence; "" hides the line."""
        self._label.set_words(words)
        self.setVisible(bool(words))

    def text(self) -> str:
        """What it says now."""
        return "" if self.isHidden() else self._label.text()


class Field(Living, QWidget):
    """An editor under its label and above its error.

    Args:
        label: what belongs here, said above the editor and as its accessible name.
        editor: any widget to write in or choose from.
        hint: a quiet sentence beneath.
        parent: as ever.
    """

    def __init__(self, label: Words, editor: QWidget, *, hint: Words = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_words = label
        self.editor = editor
        self.label = PlainLabel(label, "label", "ink2")
        self.label.setBuddy(editor)
        self.hint = PlainLabel(hint, "second", "ink3", wrap=True)
        hide_unless(hint, self.hint)
        self.error = ErrorLine()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(4)
        stack.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self.label, editor, self.hint, self.error):
            stack.addWidget(widget)
        self.come_alive()

    def reword(self) -> None:
        """Name the editor."""
        self.editor.setAccessibleName(said(self._label_words))

    def show_error(self, words: Words) -> None:
        """Say what is wrong and mark the editor; "" says that all is well."""
        mark_wrong(self.editor, bool(words))
        self.error.say(words)
        self.editor.setAccessibleDescription(said(words))
