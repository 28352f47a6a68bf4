"""What is shown when the shop cannot be opened: the reason in a sentence, and every way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clientdesk.base.errors import ClientDeskError, StoreError, StoreTrouble
from clientdesk.base.paths import NAME
from clientdesk.base.words import N_, Phrase, _
from clientdesk.kit.canvas import Canvas, isolated
from clientdesk.kit.widgets import (
    Button,
    Card,
    ErrorLine,
    Ground,
    Painted,
    PlainLabel,
    Words,
    column,
    row,
    scrolled,
    style_of,
)

_WIDTH = 560.0
_TITLES = {
    StoreTrouble.MISSING: N_("The shop is not where it was"),
    StoreTrouble.IN_USE: N_("This shop is open elsewhere"),
    StoreTrouble.LOCKED: N_("This shop is in use by another program"),
    StoreTrouble.NEWER: N_("This shop needs a newer ClientDesk"),
}
_TITLE = N_("The shop cannot be opened")


class TroubleWindow(Ground):
    """Stays until a way out is taken; nothing is changed before.

    Args:
        folder: where the shop is, or should be.
        error: why it cannot be opened.

    Attributes:
        again_asked: try to open it once more.
        copy_asked: open a copy to look at.
        backup_chosen: `Path` of a backup to put in place.
        folder_chosen: `Path` of another folder.
        new_asked: begin an empty shop here.
        quit_asked: leave everything as it is.
    """

    again_asked = Signal()
    copy_asked = Signal()
    backup_chosen = Signal(object)
    folder_chosen = Signal(object)
    new_asked = Signal()
    quit_asked = Signal()

    def __init__(self, folder: Path, error: StoreError) -> None:
        super().__init__("bg")
        self.setObjectName("trouble_window")
        self._folder = folder
        self.error = ErrorLine()
        where = Phrase(N_("The folder is {folder}"), folder=isolated(str(folder)))
        title = PlainLabel(_TITLES.get(error.trouble, _TITLE), "record_title", wrap=True)
        card = Card(
            row(Painted(_sign, height=48, width=48), title, gap=16),
            PlainLabel(error.words, "row_title", wrap=True),
            PlainLabel(where, "second", "ink3", wrap=True),
            column(*self._ways(error.trouble), gap=8),
            self.error,
            pad=28,
            gap=14,
            radius=12,
        )
        card.setFixedWidth(style_of().px(_WIDTH))
        inner = Ground("bg")
        room = QVBoxLayout(inner)
        room.addStretch(1)
        # Not by alignment: the height would then be that of a card as wide as the window.
        room.addLayout(row(None, card, None))
        room.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        self.setWindowTitle(NAME)
        self.resize(760, 560)

    def tell(self, error: ClientDeskError) -> None:
        """Say that a way out did not work; the others are still there."""
        self.error.say(error.words)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is leaving everything as it is."""
        super().closeEvent(event)
        self.quit_asked.emit()

    def _ways(self, trouble: StoreTrouble) -> list[QWidget]:
        ways: list[tuple[str, Words, str, Callable[[], object]]] = [
            ("again", N_("Try again"), "arrow-clockwise", self.again_asked.emit),
            ("copy", N_("Look at a copy that cannot be changed"), "eye", self.copy_asked.emit),
            ("backup", N_("Restore a backup"), "clock-counter-clockwise", self._choose_backup),
            ("folder", N_("Choose another folder"), "folder-open", self._choose_folder),
            ("new", N_("Begin an empty shop here"), "storefront", self.new_asked.emit),
            ("quit", N_("Quit and leave everything as it is"), "sign-out", self.close),
        ]
        missing = trouble is StoreTrouble.MISSING
        left_out = {"copy"} if missing else {"new"}
        if trouble is StoreTrouble.IN_USE:
            left_out |= {"backup"}
        return [
            Button(words, icon, clicked=done, height=38, name=f"trouble_{key}")
            for key, words, icon, done in ways
            if key not in left_out
        ]

    def _choose_backup(self) -> None:
        chosen = choose_backup(self, self._folder)
        if chosen is not None:
            self.backup_chosen.emit(chosen)

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, self._folder)
        if chosen is not None:
            self.folder_chosen.emit(chosen)


def choose_backup(parent: QWidget, folder: Path) -> Path | None:
    """Let a backup be chosen, beginning where the shop's own are; None when it was thought better of."""
    begin = folder / "backups" if (folder / "backups").is_dir() else folder
    kinds = _("Backups of ClientDesk") + " (*.clientdesk-backup)"
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Restore a backup"), str(begin), kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget, folder: Path) -> Path | None:
    """Let a folder be chosen; None when it was thought better of."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Choose another folder"), str(folder.parent))
    return Path(chosen) if chosen else None


def _sign(canvas: Canvas) -> None:
    canvas.disc(24, 24, 48, "warning-circle", fill="danger_soft", colour="danger")
