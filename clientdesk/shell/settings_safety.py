"""Settings of safety: where the data is, backups made, brought back and checked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase, _, shown
from clientdesk.base.words import Words as Told
from clientdesk.desk.safekeeping import Kept, back_up, check, kept_backups, restore_backup
from clientdesk.kit.canvas import isolated
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.widgets import (
    ActionBar,
    Banner,
    Button,
    Card,
    CardHead,
    IconButton,
    MenuLine,
    PlainLabel,
    boxed,
    column,
    literal,
    open_menu,
    row,
)
from clientdesk.shell.question import Question
from clientdesk.shell.trouble_window import choose_backup

_SHOWN = 12
_REASONS = {
    "daily": N_("of the day"),
    "by-hand": N_("made by hand"),
    "before-import": N_("before an import"),
    "before-migration": N_("before a new version"),
    "before-restore": N_("before a backup was restored"),
}


class SafetySection(QWidget):
    """Everything that keeps the data safe, on this computer alone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._desk = context.bridge.desk
        self.verdict = Banner("accent", closable=True, name="safety_verdict")
        self.last = PlainLabel("", "text", "ink2", wrap=True)
        self.last.setObjectName("safety_last")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        deeds = [
            Button(N_("Back up now"), "shield-check", "primary", clicked=self.back_up, name="safety_backup"),
            Button(N_("Check the data"), "magnifying-glass", clicked=self.check, name="safety_check"),
            Button(N_("Restore a backup…"), "clock-counter-clockwise", clicked=self._choose, name="safety_restore"),
        ]
        buttons = ActionBar(deeds)
        folder = self._desk.store.folder
        kept_in = Phrase(N_("Everything is kept in {folder}"), folder=isolated(str(folder)))
        where = PlainLabel(kept_in, "text", "ink2", wrap=True)
        reveal = Button(N_("Open the folder"), "folder-open", clicked=partial(_reveal, folder), name="safety_folder")
        self.setLayout(
            column(
                self.verdict,
                self.last,
                buttons,
                Card(CardHead(N_("Backups"), "shield-check"), boxed(self._rows), gap=6),
                Card(CardHead(N_("Where the data is"), "folder-open"), where, row(reveal, None), gap=10),
                gap=14,
            )
        )
        self._read()

    # --- What the buttons do

    def back_up(self) -> None:
        """Make a backup."""
        self._context.works.start(
            Phrase(N_("Making a backup")), lambda progress: back_up(self._desk, progress), then=self._on_backed_up
        )

    def check(self) -> None:
        """Look through all of the data."""
        self._context.works.start(
            Phrase(N_("Checking the data")), lambda _progress: check(self._desk), then=self._on_checked
        )

    def restore(self, source: Path) -> None:
        """Put a backup in the place of the present data, after asking."""
        question = Question(
            N_("Put this backup in the place of the present data?"),
            N_("The present data are backed up first, so you can go back to them."),
            [("keep", N_("Keep the present data"), "plain"), ("restore", N_("Restore the backup"), "primary")],
            self.window(),
        )
        question.exec()
        if question.answer == "restore":
            self._context.works.start(
                Phrase(N_("Restoring a backup")),
                lambda _progress: restore_backup(self._desk, source),
                then=self._on_restored,
            )

    # --- What came of it

    def _on_backed_up(self, _path: Path) -> None:
        self._context.said.emit(Phrase(N_("Backup made and checked")))
        self._read()

    def _on_checked(self, problems: list[Told]) -> None:
        if problems:
            self.verdict.say(N_("Not everything is in order."), literal("\n".join(map(shown, problems))), tone="danger")
        else:
            self.verdict.say(N_("Everything is in order."), tone="accent")

    def _on_restored(self, _saved: Path) -> None:
        self._context.said.emit(Phrase(N_("Backup restored")))
        self._read()

    # --- The list

    def changeEvent(self, event: QEvent) -> None:
        """Write dates in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._read()

    def _read(self) -> None:
        kept = kept_backups(self._desk)
        self.last.set_words(self._last_words(kept))
        clear_out(self._rows)
        for one in kept[:_SHOWN]:
            self._rows.addWidget(self._line(one))
        if not kept:
            self._rows.addWidget(PlainLabel(N_("There are none yet."), "text", "ink3"))

    def _last_words(self, kept: list[Kept]) -> Phrase:
        newest = next((one for one in kept if one.at), None)
        if newest is None:
            return Phrase(N_("No backup has been made yet."))
        return Phrase(N_("Last backup made and checked: {when}."), when=self._when(newest))

    def _when(self, kept: Kept) -> str:
        if kept.at is None:
            return kept.path.name
        today = self._context.bridge.ask(lambda shop: shop.today())
        return _("{day}, {time}").format(day=short_date(kept.at.date(), today), time=f"{kept.at:%H:%M}")

    def _line(self, kept: Kept) -> QWidget:
        said = self._when(kept)
        reason = PlainLabel(_REASONS.get(kept.reason, ""), "second", "ink3")
        size = PlainLabel(literal(QLocale().formattedDataSize(kept.size)), "second", "ink3")
        more = IconButton("dots-three", lambda: _("What to do with the backup of {when}").format(when=said))
        more.clicked.connect(
            lambda: open_menu(
                more, [MenuLine(N_("Restore this backup"), partial(self.restore, kept.path), "clock-counter-clockwise")]
            )
        )
        return boxed(row(PlainLabel(literal(said), "text"), reason, None, size, more, gap=12, margins=(0, 2, 0, 2)))

    def _choose(self) -> None:
        chosen = choose_backup(self, self._desk.store.folder)
        if chosen is not None:
            self.restore(chosen)


def _reveal(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
