"""Actions with shortcuts, said in every language, and the table of keys that Ctrl+/ shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from clientdesk.kit.icons import icon as make_icon
from clientdesk.kit.letters import latin_of
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import Words, said

# Undo, redo, cut, copy, paste, select all: while one writes they belong to the text.
_EDITING = frozenset("zyxcva")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the table of keys, in the language of the moment.

    Args:
        group: where it works.
        words: what it does.
        keys: as the system writes them.
    """

    group: str
    words: str
    keys: str


class Actions(Living, QWidget):
    """The actions of a window or a pane; invisible, a child of it, so that it hears of another language.

    Args:
        owner: the widget in which the shortcuts work.
        group: where they work, in words, for the table of keys.
        anywhere: they work wherever the window has the keyboard; else only inside `owner`.
    """

    def __init__(self, owner: QWidget, group: Words, *, anywhere: bool = True) -> None:
        super().__init__(owner)
        self._owner = owner
        self._group = group
        self._context = Qt.ShortcutContext.WindowShortcut if anywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._words: list[tuple[QAction, Words]] = []
        self._told: list[tuple[Words, str]] = []
        owner.installEventFilter(self)
        self.hide()
        self.come_alive()

    def add(
        self,
        words: Words,
        done: Callable[[], object],
        keys: str | QKeySequence.StandardKey = "",
        *,
        icon: str | None = None,
        name: str = "",
    ) -> QAction:
        """An action of the owner.

        Args:
            words: verb first.
            done: called when it is taken.
            keys: such as "Ctrl+K", written as Qt reads them; Ctrl is Command on macOS by itself.
            icon: a glyph's name.
            name: the object name.
        """
        action = QAction(self._owner)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(self._context)
        if icon is not None:
            action.setIcon(make_icon(icon))
        action.triggered.connect(lambda _checked=False: done())
        self._owner.addAction(action)
        self._words.append((action, words))
        action.setText(said(words))
        return action

    def made(self) -> list[QAction]:
        """The actions, in the order they were added."""
        return [action for action, _words in self._words]

    def source_of(self, action: QAction) -> str:
        """The words of an action as they stand in the program, whatever the language; "" where they are made up."""
        words = next((words for each, words in self._words if each is action), "")
        return words if isinstance(words, str) else ""

    def tell(self, words: Words, keys: str) -> None:
        """A key that a widget handles by itself, for the table only; `keys` as they are read, such as "Space"."""
        self._told.append((words, keys))

    def lines(self) -> list[KeyLine]:
        """The lines of the table of keys, in the order they were added."""
        group = said(self._group)
        native = QKeySequence.SequenceFormat.NativeText
        lines = [
            KeyLine(group, said(words), action.shortcut().toString(native))
            for action, words in self._words
            if not action.shortcut().isEmpty()
        ]
        return lines + [KeyLine(group, said(words), keys) for words, keys in self._told]

    def reachable(self) -> bool:
        """Whether the person can see where they work."""
        return self._owner.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl with a letter of another script: where only a Russian layout is set up, Qt finds no Ctrl+K."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        letter = latin_of(event) if ctrl else ""
        if not letter or event.key() == ord(letter.upper()):
            return False
        key = Qt.Key(ord(letter.upper()))
        focus = QApplication.focusWidget()
        if letter in _EDITING and isinstance(focus, QLineEdit | QPlainTextEdit):
            QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key, event.modifiers()))
            return True
        return self._trigger(QKeySequence(QKeyCombination(event.modifiers(), key)))

    def _trigger(self, keys: QKeySequence) -> bool:
        """Take the action with this shortcut; whether there is one that can be taken."""
        found = next((action for action, _words in self._words if action.shortcut() == keys), None)
        if found is None or not found.isEnabled():
            return False
        found.trigger()
        return True

    def reword(self) -> None:
        """Say every action anew."""
        for action, words in self._words:
            action.setText(said(words))


def all_lines(window: QWidget) -> list[KeyLine]:
    """The whole table of keys of a window: of every `Actions` in it that can be reached now."""
    tables = window.findChildren(Actions)
    return [line for table in tables if table.reachable() for line in table.lines()]
