"""The first step of an import: a file, chosen or dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.style import Role
from clientdesk.kit.widgets import Button, Card, Painted, PlainLabel, Words, boxed, column, row, style_of
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.list_file import choose_folder, choose_list

_WIDEST = 560.0


class DropZone(Card):
    """The dashed card on which a file can be dropped."""

    def __init__(self, *items: QWidget) -> None:
        self._is_over = False
        super().__init__(*items, pad=32, gap=8, fill="surface", stroke=None)
        for widget in items:
            if not isinstance(widget, PlainLabel):
                self.content.setAlignment(widget, Qt.AlignmentFlag.AlignHCenter)

    def set_over(self, is_over: bool) -> None:
        """A file is held over the page, or no longer."""
        self._is_over = is_over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, with the edge of something to drop upon."""
        with self.canvas() as canvas:
            fill, stroke = ("accent_soft", "accent") if self._is_over else ("surface", "field")
            canvas.box(0, 0, canvas.w, canvas.h, radius=12, fill=fill, stroke=stroke, width=1.4, dashed=True)


class ChooseStep(QWidget):
    """What can be brought in, and the button that chooses it."""

    chosen = Signal(object)
    """`Path` of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(N_("Choose a file"), "folder-open", "primary", clicked=self.ask, name="import_choose")
        self.what = _centred(N_("Drop a file here, or choose one"), "card_title", "ink")
        self.folder = Button(N_("A folder of vCards"), None, "ghost", clicked=self.ask_folder, name="import_folder")
        kinds = N_(
            "An Excel sheet or CSV table, your phone’s contacts (vCard), a calendar (iCalendar), "
            "or a shop that ClientDesk wrote (zip)."
        )
        self.kinds = _centred(kinds, "text", "ink2")
        self.zone = DropZone(
            Painted(_sign, height=56, width=56),
            self.what,
            self.kinds,
            boxed(row(self.button, self.folder, gap=8, margins=(0, 12, 0, 0))),
        )
        self.zone.setMaximumWidth(style_of().px(_WIDEST))
        self.zone.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        line = row(None, self.zone, None)
        line.setStretch(1, 100)
        whole = column(None, line, None)
        whole.setStretch(0, 2)
        whole.setStretch(2, 3)
        self.setLayout(whole)

    def show_session(self, session: ImportSession) -> None:
        """Say which file is being read."""
        path = session.path
        reading = session.is_reading and path is not None
        self.button.setEnabled(not session.is_reading)
        self.folder.setEnabled(not session.is_reading)
        self.what.set_words(
            Phrase(N_("Reading {name}…"), name=path.name) if reading and path else N_("Drop a file here, or choose one")
        )

    def ask(self) -> None:
        """Let the person choose by the system's own dialog."""
        chosen = choose_list(self)
        if chosen is not None:
            self.chosen.emit(chosen)

    def ask_folder(self) -> None:
        """Let the person choose a folder."""
        chosen = choose_folder(self)
        if chosen is not None:
            self.chosen.emit(chosen)


def _sign(canvas: Canvas) -> None:
    canvas.disc(28, 28, 56, "upload-simple", fill="accent_soft", colour="accent_text")


def _centred(words: Words, role: Role, colour: str) -> PlainLabel:
    return PlainLabel(words, role, colour, wrap=True, align="center")
