"""A file of a contact in the side sheet: what is in it where that is safe, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QSizePolicy, QWidget

from clientdesk.base.errors import UserError
from clientdesk.base.file_names import harmless_name, may_be_opened
from clientdesk.base.text import visible_bidi
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.contacts.commands_files import remove_file
from clientdesk.features.contacts.opening import copy_to_open, save_copy
from clientdesk.features.contacts.pane_files_keeping import while_there
from clientdesk.features.contacts.pane_files_looking import Look, look_into
from clientdesk.features.contacts.queries_files import FileView, contact_file
from clientdesk.formats.source import is_calendar_name, is_vcard_name
from clientdesk.kit.context import Context
from clientdesk.kit.file_looks import file_icon, size_words
from clientdesk.kit.layouts import column, hide_unless, row
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of
from clientdesk.kit.widgets import Button, ErrorLine, PlainLabel

_AT_ONCE = 3 << 20
"""So large a file is looked into before a person could notice."""


class FilePreview(QWidget):
    """Shows one file; only what cannot do harm is shown here, all else by another program or not at all.

    Args:
        context: of the window.
        row: the id of the file.
    """

    def __init__(self, context: Context, row: int) -> None:
        super().__init__()
        self.setObjectName("file_preview")
        self._context = context
        self._row = row
        self.view = context.bridge.ask(contact_file, row=row)
        self.error = ErrorLine()
        self.picture = Picture()
        self.text = QPlainTextEdit()
        self.more = PlainLabel(N_("Only the beginning is shown."), "label", "ink3")
        self.open = Button(N_("Open"), "arrow-square-out", "primary", clicked=self.open_copy, name="file_preview_open")
        self.save = Button(
            N_("Save a copy…"), "download-simple", clicked=self.choose_place, name="file_preview_save"
        )  # fmt: skip
        self.bring = Button(
            N_("Bring in"), "upload-simple", tip=N_("Look at what is in it, and bring it into the shop"),
            clicked=self.bring_in, name="file_preview_bring",
        )  # fmt: skip
        self.remove = Button(
            N_("Remove"), "trash", "ghost", tip=N_("Take it off this entry"), clicked=self.take_off,
            name="file_preview_remove",
        )  # fmt: skip
        self._dress()
        self._lay_out()
        self._look()

    # --- What its buttons do

    def open_copy(self) -> None:
        """Show a copy in the program that the system has for it."""
        self.error.say("")
        try:
            copy = self._context.bridge.ask(copy_to_open, row=self._row)
        except UserError as error:
            self.error.say(error.words)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.error.say(N_("No program on this computer shows such a file. Save a copy of it."))

    def bring_in(self) -> None:
        """Let the window look at an invitation or a card, as if it had been dropped."""
        self.error.say("")
        try:
            copy = self._context.bridge.ask(copy_to_open, row=self._row)
        except UserError as error:
            self.error.say(error.words)
            return
        open_files = getattr(self.window(), "open_files", None)
        if callable(open_files):
            open_files([copy])

    def choose_place(self) -> None:
        """Ask where a copy is to be written."""
        if self.view is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), harmless_name(self.view.name))
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write a copy."""
        self.error.say("")
        try:
            self._context.bridge.ask(save_copy, row=self._row, path=path)
        except UserError as error:
            self.error.say(error.words)
        else:
            self._context.said.emit(Phrase(N_("Saved: {name}"), name=path.name))

    def take_off(self) -> None:
        """Take the file off its entry; Undo brings it back."""
        self._context.bridge.run(N_("File removed"), remove_file, then=self._on_removed, row=self._row)

    def changeEvent(self, event: QEvent) -> None:
        """Say in the other language what is shown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.text.setAccessibleName(_("What is in the file"))

    # --- Inside

    def _dress(self) -> None:
        self.text.setReadOnly(True)
        self.text.setObjectName("file_preview_text")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What is in the file"))
        self.text.hide()
        self.picture.hide()
        self.more.hide()
        if self.view is None or self.view.size is None:
            self.open.hide()
            self.save.hide()
        can_come_in = self.view is not None and self.view.size and _comes_in(self.view.name)
        hide_unless(can_come_in, self.bring)
        hide_unless(self.view, self.remove)

    def _lay_out(self) -> None:
        view = self.view
        name = visible_bidi(view.name) if view else ""
        sign = file_icon(name)
        head = PlainLabel(literal(name), "card_title", wrap=True)
        head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        size = PlainLabel(size_words(view.size) if view and view.size else "", "label", "ink3")
        title = row(Painted(lambda k: k.icon(sign, 0, 2, 22, colour="ink2"), height=26, width=30), head, gap=6)
        title.setStretch(1, 1)
        is_risky = view is not None and not may_be_opened(view.name)
        hide_unless(not is_risky, self.open)
        risk = PlainLabel(
            N_("Files of this kind can run something, so they are never opened from here. A copy can be saved."),
            "second", "ink2", wrap=True,
        )  # fmt: skip
        hide_unless(is_risky and view and view.size, risk)
        whole = column(title, size, risk, self.picture, self.text, self.more, self.error, gap=8)
        whole.addStretch(1)
        whole.addLayout(row(self.open, self.bring, self.save, None, self.remove))
        whole.setStretch(whole.indexOf(self.picture), 100)
        whole.setStretch(whole.indexOf(self.text), 100)
        self.setLayout(whole)

    def _look(self) -> None:
        view = self.view
        if view is None or view.size is None:
            # Only now that it stands in the sheet: a widget without a parent would be a window of its own.
            self.error.say(N_("This file is missing. A backup may still hold it."))
            return
        if view.size <= _AT_ONCE:
            self._on_looked(self._look_into(view))
            return
        self._context.works.start(
            Phrase(N_("Reading a file")), lambda _progress: self._look_into(view), then=while_there(self._on_looked)
        )

    def _look_into(self, view: FileView) -> Look:
        return self._context.bridge.ask(look_into, file=view.file, name=view.name)

    def _on_looked(self, look: Look) -> None:
        if look.image is not None:
            self.picture.show_image(look.image)
        elif look.text:
            self.text.setPlainText(look.text)
            self.text.show()
            self.more.setVisible(look.is_cut)

    def _on_removed(self, _result: object) -> None:
        window = self.window()
        step_back = getattr(window, "step_back", None)
        if callable(step_back):
            step_back()


def _comes_in(name: str) -> bool:
    """Whether a file is one of those that the import takes: an invitation, a card."""
    return is_calendar_name(Path(name)) or is_vcard_name(Path(name))


class Picture(Living, QWidget):
    """A picture as large as there is room for, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("file_preview_picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pixmap = QPixmap()
        self.come_alive()

    def show_image(self, image: QImage) -> None:
        """Show this one."""
        self._pixmap = QPixmap.fromImage(image)
        self.show()
        self.update()

    def reword(self) -> None:
        """Say what it is."""
        self.setAccessibleName(_("Picture"))

    def sizeHint(self) -> QSize:
        """Some room."""
        return QSize(style_of().px(320), style_of().px(320))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture at the top, in the middle of the line."""
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio)).boundedTo(self._pixmap.size())
        kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown = self._pixmap.scaled(room, kept, smooth)
        shown.setDevicePixelRatio(ratio)
        with self.canvas() as canvas:
            left = (self.width() - shown.width() / ratio) / 2
            canvas.painter.drawPixmap(round(left), 0, shown)
