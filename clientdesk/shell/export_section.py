"""Settings of what goes in and out: customers as vCard or table, the whole shop as a zip, and the way to the import."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clientdesk.base.errors import ClientDeskError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.exporting import WHOLE, export, exporters
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Banner, Button, Card, CardHead, PlainLabel, column, row

_WORDS = {
    ".vcf": N_("For phones and other address books."),
    ".csv": N_("For Excel and other tables; it can be brought in again."),
}
_WHOLE_WORDS = N_("Every customer with everything the shop knows, in open formats; an empty shop can be made from it.")


class ExportSection(QWidget):
    """A card for each way out, and one for the way in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._desk = context.bridge.desk
        self.trouble = Banner("danger", closable=True, name="export_trouble")
        inward = Button(
            N_("Bring in a file"), "upload-simple", clicked=partial(context.open_page, "import"), name="export_import"
        )
        told = PlainLabel(N_("From a table, your phone’s contacts, or another ClientDesk."), "text", "ink2", wrap=True)
        cards: list[QWidget] = [
            Card(CardHead(N_("Bring customers in"), "upload-simple"), told, row(inward, None), gap=10),
            *(self._card(suffix, one.title, _WORDS.get(suffix, "")) for suffix, one in exporters(self._desk).items()),
            self._card(WHOLE, N_("The whole shop (zip)"), _WHOLE_WORDS),
        ]
        self.setLayout(column(self.trouble, *cards, gap=14))

    def _card(self, suffix: str, title: str, words: str) -> Card:
        name = f"export_{suffix.removeprefix('.')}"
        save = Button(N_("Save as…"), "download-simple", clicked=partial(self._ask_where, suffix, title), name=name)
        save.setAccessibleDescription(_(title))
        return Card(
            CardHead(title, "download-simple"), PlainLabel(words, "text", "ink2", wrap=True), row(save, None), gap=10
        )

    def export(self, out: Path) -> None:
        """Write to `out`; its ending says the format."""
        self.trouble.clear()
        self._context.works.start(
            Phrase(N_("Writing {name}"), name=out.name),
            lambda told: export(self._desk, out, told),
            then=lambda _counts: self._context.said.emit(Phrase(N_("Saved as {name}"), name=out.name)),
            failed=self._on_failed,
        )

    def _ask_where(self, suffix: str, title: str) -> None:
        shop = self._desk.settings.name or "ClientDesk"
        safe = "".join(char if char.isalnum() or char in " -_" else " " for char in shop).strip()
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save as…"), f"{safe or 'ClientDesk'}{suffix}", f"{_(title)} (*{suffix})"
        )
        if chosen:
            out = Path(chosen)
            self.export(out if out.suffix.lower() == suffix else out.with_name(out.name + suffix))

    def _on_failed(self, error: ClientDeskError) -> None:
        self.trouble.say(error.words)
