"""The section of the settings from which duplicates are looked for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button, PlainLabel, column, row


class DuplicatesSection(QWidget):
    """What it does, and the way there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        told = N_(
            "ClientDesk looks for customers who were entered twice, also under another spelling or in other letters. "
            "Nothing is changed until you merge them."
        )
        look = Button(
            N_("Look for duplicates"), "magnifying-glass", clicked=lambda: context.open_page("duplicates"),
            name="settings_duplicates_look",
        )  # fmt: skip
        self.setLayout(column(PlainLabel(told, "text", "ink2", wrap=True), row(look, None), gap=14))
