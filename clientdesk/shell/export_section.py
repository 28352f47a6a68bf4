"""Settings of what goes in and out: the ways to the import, to the export, and to what can be printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button, Card, CardHead, PlainLabel, column, row

_INWARD = N_(
    "An Excel sheet or CSV table, your phone’s contacts (vCard), a calendar (iCalendar), "
    "or a shop that ClientDesk wrote (zip)."
)
_OUTWARD = N_("To a phone, another address book, Excel, or as the whole shop: everyone, those listed or those chosen.")
_PAPER = N_("A list, a phone list, or labels for envelopes; also as PDF.")


class ExportSection(QWidget):
    """A card for each way."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setLayout(
            column(
                _card(
                    context, "import", "upload-simple", N_("Bring customers in"), words=_INWARD,
                    button=N_("Bring in a file"),
                ),
                _card(
                    context, "export", "download-simple", N_("Write customers to a file"), words=_OUTWARD,
                    button=N_("Export"),
                ),
                _card(
                    context, "print", "printer", N_("Print customers"), words=_PAPER, button=N_("Print"),
                ),
                gap=14,
            )
        )  # fmt: skip


def _card(context: Context, page: str, icon: str, title: str, *, words: str, button: str) -> Card:
    go = Button(button, icon, clicked=partial(context.open_page, page), name=f"exchange_{page}")
    return Card(CardHead(title, icon), PlainLabel(words, "text", "ink2", wrap=True), row(go, None), gap=10)
