"""The files of a contact while it is written: chosen, dropped or pasted, shown one below the other, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.errors import UserError
from clientdesk.base.text import visible_bidi
from clientdesk.base.words import N_, Phrase, apart
from clientdesk.features.contacts.attachments import size_of
from clientdesk.features.contacts.company import Attached
from clientdesk.features.contacts.pane_files_keeping import (
    choose_files,
    clipboard,
    image_in,
    keep,
    keep_image,
)
from clientdesk.kit.context import Context
from clientdesk.kit.dropped import files_in
from clientdesk.kit.file_looks import file_icon, size_words
from clientdesk.kit.layouts import boxed, clear_out, column, row
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import literal
from clientdesk.kit.widgets import Button, ElidedLabel, ErrorLine, IconButton, PlainLabel


class FilesField(QWidget):
    """Holds files; an `Editor` of a form, its value a tuple of `Attached`.

    Args:
        context: to keep what was chosen.
        name: the object name; its parts begin with it.
        bare: without its own button: whoever shows it calls `choose`, and it takes no room while it is empty.
        parent: as ever.

    Attributes:
        edited: other files are shown.
        added: there are more of them.
    """

    edited = Signal()
    added = Signal()

    def __init__(
        self, context: Context, *, name: str = "contact_files", bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self._bare = bare
        self._files: list[Attached] = []
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.error = ErrorLine()
        self.add = Button(
            N_("Add a file…"), "paperclip", tip=N_("Files can be dropped and pasted here, too"), height=32,
            clicked=self.choose, name=f"{name}_add",
        )  # fmt: skip
        self.setLayout(column(boxed(self._rows), self.error, row(self.add, None), gap=6))
        self.add.setVisible(not bare)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.add)
        self._show()

    def value(self) -> tuple[Attached, ...]:
        """The files, in their order."""
        return tuple(self._files)

    def set_value(self, value: object) -> None:
        """Show these files instead."""
        self._files = [one for one in value if isinstance(one, Attached)] if isinstance(value, tuple | list) else []
        self.error.say("")
        self._show()

    def choose(self) -> None:
        """Ask the system for files."""
        self.take(choose_files(self))

    def paste(self) -> bool:
        """Take the files or the picture on the clipboard; whether there are any."""
        copied = clipboard()
        paths, image = files_in(copied), image_in(copied)
        if paths:
            self.take(paths)
        elif image is not None:
            keep_image(self._context, image, self._on_kept, self._on_failed)
        return bool(paths) or image is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Keep files of this computer, and show them."""
        if paths:
            self.error.say("")
            keep(self._context, paths, self._on_kept, self._on_failed)

    # --- Keys and drops

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take all of them."""
        event.acceptProposedAction()
        self.take(files_in(event.mimeData()))

    # --- Inside

    def _on_kept(self, kept: tuple[Attached, ...]) -> None:
        held = {one.file for one in self._files}
        self._files += [one for one in kept if one.file not in held]
        self._show()
        self.edited.emit()
        self.added.emit()

    def _on_failed(self, error: UserError) -> None:
        self.error.say(error.words)
        self.show()

    def _remove(self, place: int) -> None:
        del self._files[place]
        self._show()
        lines = self.findChildren(IconButton)
        (lines[min(place, len(lines) - 1)] if lines else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _show(self) -> None:
        clear_out(self._rows)
        for place, one in enumerate(self._files):
            self._rows.addWidget(self._line(place, one))
        if self._bare:
            self.setVisible(bool(self._files))

    def _line(self, place: int, one: Attached) -> QWidget:
        shown = visible_bidi(one.name)
        sign = Painted(lambda k: k.icon(file_icon(one.name), 0, 6, 16, colour="ink2"), height=28, width=20)
        name = ElidedLabel(literal(shown))
        size = self._context.bridge.ask(size_of, file=one.file)
        remove = IconButton(
            "x", Phrase(N_("Take {name} away"), name=apart(shown)), size=26, clicked=partial(self._remove, place),
            name=f"{self.objectName()}_remove_{place}",
        )  # fmt: skip
        words = PlainLabel(N_("missing") if size is None else size_words(size), "label", "ink3")
        line = row(sign, name, words, remove, gap=6)
        line.setStretch(1, 1)
        return boxed(line)
