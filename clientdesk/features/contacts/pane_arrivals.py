"""What arrives in the window as files, and the sheets that show it; each part is imported when it is first wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.base.words import N_
from clientdesk.features.contacts.opening import clear_opened
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, ProfileAction


def begin_opening(context: Context) -> None:
    """Copies that were opened go when the program ends; those that a crash left go now."""
    folder = context.bridge.desk.store.folder
    clear_opened(folder)
    app = QApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(partial(clear_opened, folder))


def attach(context: Context, table: str, row: int, paths: Sequence[Path]) -> bool:
    """Keep files with an entry; whether entries of that table take files."""
    from clientdesk.features.contacts import pane_mail

    return pane_mail.attach(context, table, row, paths)


def take_files(context: Context, customer: int | None, paths: Sequence[Path]) -> list[Path]:
    """Take the e-mails among `paths`; on the profile of a customer all else, too. Returns what is left."""
    from clientdesk.features.contacts import pane_mail

    return pane_mail.take_files(context, customer, paths)


def without_mails(context: Context, customer: int | None, paths: Sequence[Path]) -> list[Path]:
    """Let the e-mails among `paths` become entries of a customer; returns the others."""
    from clientdesk.formats.mail_box import is_mail_name

    take_files(context, customer, [path for path in paths if is_mail_name(path)])
    return [path for path in paths if not is_mail_name(path)]


def _preview(context: Context, row: int | None, _first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.contacts.pane_files_preview import FilePreview

    return FilePreview(context, row or 0)


def _whose(context: Context, _row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.contacts.pane_mail_sheet import MailSheet
    from clientdesk.features.contacts.queries_mail import Sorting

    return MailSheet(context, first_values.get("sorting", Sorting()))


def _bring(context: Context, _customer: int = 0) -> None:
    from clientdesk.features.contacts.pane_mail import choose_mails

    choose_mails(context)


ARRIVALS = (Editor("contact_file", _preview), Editor("mails", _whose))
BRING_MAILS = ProfileAction("bring_mails", N_("Bring in e-mails…"), "envelope-open", 145, _bring, alone=_bring)
