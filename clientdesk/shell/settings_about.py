"""About the program: its version, what it is made of, and under which licences."""

from __future__ import annotations

import sys
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from clientdesk import __version__
from clientdesk.base.words import N_, Phrase
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button, Card, CardHead, PlainLabel, boxed, column, literal, row

LICENCES = {
    "PySide6-Essentials": "LGPL-3.0",
    "QtAwesome": "MIT",
    "peewee": "MIT",
    "appdirs": "MIT",
    "python-dateutil": "Apache-2.0, BSD-3-Clause",
    "phonenumbers": "Apache-2.0",
    "anyascii": "ISC",
    "rapidfuzz": "MIT",
    "chardet": "0BSD",
    "XlsxWriter": "BSD-2-Clause",
    "python-calamine": "MIT",
    "Babel": "BSD-3-Clause",
    "tzlocal": "MIT",
    "tzdata": "Apache-2.0",
}
"""What the program is shipped with, by the name of its distribution, and the licence of each."""


class AboutSection(QWidget):
    """What one asks of a program before trusting it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        python = sys.version.split()[0]
        self.version = PlainLabel(Phrase(N_("ClientDesk {version}"), version=__version__), "card_title")
        made_of = Phrase(N_("Python {python}, Qt {qt}"), python=python, qt=qVersion())
        promise = N_("Everything stays on this computer. The program never uses the network.")
        licence = N_("ClientDesk is free software under the MIT licence.")
        help_button = Button(
            N_("Open the help"), "question", clicked=lambda: context.open_page("help"), name="about_help"
        )
        parts = [_line(name, licence_of) for name, licence_of in LICENCES.items() if _version(name)]
        self.setLayout(
            column(
                self.version,
                PlainLabel(made_of, "text", "ink2"),
                PlainLabel(promise, "text", wrap=True),
                row(help_button, None),
                Card(CardHead(N_("Licences"), "file-text"), PlainLabel(licence, "text", wrap=True), *parts, gap=8),
                gap=12,
            )
        )


def _line(name: str, licence: str) -> QWidget:
    shown = f"{name} {_version(name)}"
    return boxed(row(PlainLabel(literal(shown), "text"), None, PlainLabel(literal(licence), "second", "ink3")))


def _version(name: str) -> str:
    """The version that is installed; "" in a frozen program that took no metadata of it along."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
