"""A program that attaches a file and presses Ctrl+Enter on a disk that is full for a while; says what it sees."""

# ruff: noqa: T201 - what it prints is what the test reads

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clientdesk.desk.desk import Desk
from clientdesk.desk.tasks import Tasks
from clientdesk.features.contacts.pane_composer import Composer
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.furnishing import application
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.work import Works
from tests.faults.working_day import OFFER, opened

TEXT = "Called about the wheel, call again tomorrow 15:00"
TRIES = 8
MARK = b"from here on the disk is full"
"""Written to a file of its own, so that it stands in the log of the system calls."""


def main(folder: Path) -> None:
    """Attach and log, again and again until it is done."""
    app = application()
    with opened(folder) as desk:
        desk.staff = 1
        bridge = Bridge(desk)
        bridge.trouble.connect(lambda error, _again: print("banner", error.words.text(), flush=True))
        composer = Composer(Context(bridge, style_of(), Works(Tasks(desk.store))))
        composer.show()
        composer.show_customer(1)
        QTest.keyClicks(composer.entry, TEXT)
        app.processEvents()
        _mark(folder.parent / "mark")
        for _try in range(TRIES):
            composer.files.take([folder.parent / OFFER])
            app.processEvents()
            if composer.files.value():
                break
            print("line", composer.files.error.text(), flush=True)
        for _try in range(TRIES):
            QTest.keyClick(composer.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            app.processEvents()
            _tell(desk, composer)
            if not composer.entry.toPlainText():
                break
        bridge.close()
    os._exit(0)


def _tell(desk: Desk, composer: Composer) -> None:
    files = [one.name for contact in desk.ask(contacts, customer=1) for one in contact.files]
    planned = [one.what for one in desk.ask(open_reminders, customer=1) if "wheel" in one.what or "again" in one.what]
    print("there", files, planned, repr(composer.entry.toPlainText()), flush=True)


def _mark(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    os.pwrite(handle, MARK, 0)
    os.close(handle)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
