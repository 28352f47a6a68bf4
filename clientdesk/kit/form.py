"""Forms said in a list of fields: labels, More, errors beneath, Enter saves, Esc asks only if text would go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import N_
from clientdesk.kit.buttons import Button
from clientdesk.kit.editors import Bound, FormField, bind
from clientdesk.kit.fields import ErrorLine, Field
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import row
from clientdesk.kit.spoken import Words
from clientdesk.kit.style import style_of
from clientdesk.kit.ticks import Tick

_SAVE = N_("Save")


class Form(QWidget):
    """Shows fields, gathers their values, keeps what was written until it is saved.

    Args:
        fields: top to bottom; those with `more` stand behind More.
        title: what is written here, above the fields; "" where whoever shows the form says it.
        save: what the button says.
        may_leave: asked when Esc or Cancel would lose text; whether it may go. Without it nothing is lost by Esc.
        name: the object name; the editors are named "<name>_<field>".
        parent: as ever.
    """

    submitted = Signal(dict)
    """Enter or the button: the values by field name. Call `saved` when they are, `show_error` when they are not."""
    left = Signal()
    """The person has left without saving."""
    edited = Signal()
    """Something was written."""

    def __init__(
        self,
        fields: Sequence[FormField],
        *,
        title: Words = "",
        save: Words = _SAVE,
        may_leave: Callable[[], bool] | None = None,
        name: str = "form",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._may_leave = may_leave
        self._bound: dict[str, Bound] = {}
        self._fields: dict[str, Field] = {}
        self._errors: dict[str, ErrorLine] = {}
        self._behind_more = {field.name for field in fields if field.more}
        self._clean: dict[str, object] = {}
        self._is_offered = False
        self._is_saved = False
        self.error = ErrorLine()
        self.save_button = Button(save, None, "primary", clicked=self.submit, name=f"{name}_save")
        self.cancel_button = Button(N_("Cancel"), None, "ghost", clicked=self.leave, name=f"{name}_cancel")
        self.more_button = Button(
            N_("More"), None, "ghost", trailing="caret-down", clicked=self.open_more, name=f"{name}_more"
        )
        self._more = QWidget()
        self.title = PlainLabel(title, "card_title", wrap=True)
        self._lay_out(fields)
        self.title.setVisible(bool(title))
        self._clean = self.values()

    # --- Values

    def values(self) -> dict[str, object]:
        """What is written, by field name."""
        return {name: bound.read() for name, bound in self._bound.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show these values, as saved; fields that are not named stay. More opens where something stands behind it."""
        for name, value in values.items():
            self._bound[name].write(value)
        self.saved()
        self._is_saved = False
        if any(values.get(name) for name in self._behind_more):
            self.open_more()

    def saved(self) -> None:
        """What is written now is safe."""
        self._clean = self.values()
        # What a form begins with is called saved, too, and may be offered as it stands.
        self._is_saved = self._is_offered
        self.clear_errors()

    def is_dirty(self) -> bool:
        """Whether something would be lost."""
        return self.values() != self._clean

    def editor(self, name: str) -> QWidget:
        """The editor of a field."""
        return self._bound[name].widget

    # --- Saving and leaving

    def submit(self) -> None:
        """Offer the values, whatever was wrong before; not again what is saved already.

        One Ctrl+Enter arrives twice from a line that tells of its Enter: by the line, and by the form around it.
        """
        if self._is_saved and not self.is_dirty():
            return
        self.clear_errors()
        self._is_offered = True
        self.submitted.emit(self.values())

    def ask_before_leaving(self, may_leave: Callable[[], bool]) -> None:
        """Ask this from now on when Esc or Cancel would lose text; for whoever shows the form."""
        self._may_leave = may_leave

    def leave(self) -> None:
        """Go without saving; asks first where something would be lost."""
        if not self.is_dirty() or (self._may_leave is not None and self._may_leave()):
            self.clear_errors()
            self.left.emit()

    def show_error(self, error: ClientDeskError) -> None:
        """Say what is wrong: under its field where it names one, else above the buttons; the text stays."""
        name = error.field if isinstance(error, UserError) else ""
        if name not in self._bound:
            self.error.say(error.words)
            return
        if name in self._behind_more:
            self.open_more()
        if name in self._fields:
            self._fields[name].show_error(error.words)
        else:
            self._errors[name].say(error.words)
        self._bound[name].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def errors(self) -> dict[str, str]:
        """What is said to be wrong now, by field name; "" is the form itself."""
        lines = {name: field.error for name, field in self._fields.items()} | self._errors | {"": self.error}
        return {name: line.text() for name, line in lines.items() if line.text()}

    def clear_errors(self) -> None:
        """All is well."""
        self.error.say("")
        for field in self._fields.values():
            field.show_error("")
        for line in self._errors.values():
            line.say("")

    def open_more(self) -> None:
        """Show the fields behind More."""
        self._more.show()
        self.more_button.hide()

    def offer(self, name: str, *, on: bool) -> None:
        """Show a field, or leave it out where it makes no sense for what else is told."""
        holder = self._fields.get(name) or self._bound[name].widget.parentWidget()
        if holder is not None:
            holder.setVisible(on)

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        self._bound[name].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_at(self, name: str) -> None:
        """Have the keyboard go to a field first, where what that says decides what the others ask."""
        self.setFocusProxy(self._bound[name].widget)

    # --- Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere, Esc leaves."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line of text saves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.submit()
                return True
        return False

    # --- Building

    def _lay_out(self, fields: Sequence[FormField]) -> None:
        px = style_of().px
        stack, more = QVBoxLayout(self), QVBoxLayout(self._more)
        for layout in (stack, more):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(px(12))
        stack.addWidget(self.title)
        lines: dict[bool, QHBoxLayout] = {}
        for field in fields:
            if not field.beside or field.more not in lines:
                lines[field.more] = QHBoxLayout()
                lines[field.more].setSpacing(px(12))
                (more if field.more else stack).addLayout(lines[field.more])
            lines[field.more].addWidget(self._make(field), 1)
        stack.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addWidget(self._more)
        self._more.hide()
        self.more_button.setVisible(bool(self._behind_more))
        stack.addWidget(self.error)
        stack.addLayout(row(None, self.cancel_button, self.save_button))

    def _make(self, field: FormField) -> QWidget:
        bound = bind(field)
        self._bound[field.name] = bound
        bound.widget.setObjectName(f"{self.objectName()}_{field.name}")
        bound.edited.connect(lambda *_args: self.edited.emit())
        if isinstance(bound.widget, QLineEdit):
            bound.widget.installEventFilter(self)
        if isinstance(bound.widget, Tick):
            # A tick says its own words; its error stands beneath it all the same.
            self._errors[field.name] = ErrorLine()
            box = QWidget()
            stack = QVBoxLayout(box)
            stack.setContentsMargins(0, 0, 0, 0)
            stack.addWidget(bound.widget)
            stack.addWidget(self._errors[field.name])
            return box
        self._fields[field.name] = Field(field.label, bound.widget, hint=field.hint)
        return self._fields[field.name]
