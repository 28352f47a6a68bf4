"""The system's dialog for a file with customers, the same wherever one is asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clientdesk.base.words import _

_ENDINGS = "*.xlsx *.csv *.tsv *.txt *.tab *.vcf *.vcard *.ics *.ical *.vcs *.zip"


def choose_list(parent: QWidget) -> Path | None:
    """Let the person choose; None when they leave it."""
    kinds = f"{_('Customers and calendars')} ({_ENDINGS});;{_('All files')} (*)"
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Choose a file"), "", kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget) -> Path | None:
    """Let the person choose a folder of vCards; None when they leave it."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Choose a folder of vCards"))
    return Path(chosen) if chosen else None
