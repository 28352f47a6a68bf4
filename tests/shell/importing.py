"""The import page in a window of its own, and how a person goes about on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button, Select
from clientdesk.shell.import_page import ImportPage, Stage
from tests.shell.opened import part

ANNA = PointInput(PointKind.PHONE, "+372 5123 4567")
TABLE = """Nimi;Telefon;E-post;Sünnipäev;Klass;Märkus;Vana kood
Anna Saar;5123 4567;anna@post.ee;03.03.1986;VIP;helista pärast 16;K-217
Arvo Mägi;5300 1180;arvo@magi.ee;;C;;K-218
Helena Kask;51;helena@kask.ee;21.11.1986;hea;;K-219
Anna again;+372 5123 4567;a.saar@gmail.com;;;;K-220
"""
CARDS = "BEGIN:VCARD\nVERSION:4.0\nFN:Liis Tamm\nTEL:+37255511188\nEND:VCARD\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A list as shopkeepers keep it."""
    path = tmp_path / "kliendid.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[ImportPage]:
    """The page in a window of its own."""
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1196, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    context.works.cancel_all()
    qtbot.waitUntil(lambda: not context.works.running)


def settle(page: ImportPage, qtbot: QtBot) -> None:
    """Wait until what is shown is true of the file."""
    qtbot.waitUntil(lambda: page.session.is_ready, timeout=10_000)


def take(page: ImportPage, qtbot: QtBot, path: Path) -> None:
    page.take_file(path)
    settle(page, qtbot)


def click(page: ImportPage, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(part(page, Button, name), Qt.MouseButton.LeftButton)
    settle(page, qtbot)


def choose(page: ImportPage, qtbot: QtBot, name: str, words: str) -> None:
    """Choose by the keyboard what is written on a line of a choice."""
    found = part(page, Select, name)
    assert isinstance(found, Select)
    place = found.findText(words)
    assert place >= 0, (words, [found.itemText(at) for at in range(found.count())])
    while found.currentIndex() != place:
        QTest.keyClick(found, Qt.Key.Key_Down if found.currentIndex() < place else Qt.Key.Key_Up)
    settle(page, qtbot)


def bring_in(page: ImportPage, qtbot: QtBot, path: Path) -> None:
    """From the file to the last step."""
    take(page, qtbot, path)
    while stage_of(page) is not Stage.DONE:
        click(page, qtbot, "import_next")


def previewed(page: ImportPage) -> list[list[str]]:
    """What stands in the preview."""
    rows = page.match.preview.table.rows
    return [
        [rows.cell(rows.index(row, column)).text for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def figures(page: ImportPage) -> list[str]:
    """The figures that can be seen."""
    card = page.match.figures if stage_of(page) is Stage.MATCH else page.check.figures
    return [one.title.text() for one in (card.fresh, card.known, card.doubtful) if not one.isHidden()]


def everyone(desk: Desk) -> list[Profile]:
    return [known for one in desk.ask(customer_ids) if (known := desk.ask(profile, customer=one))]


def names(desk: Desk) -> list[str]:
    return [one.name for one in everyone(desk)]


def stage_of(page: ImportPage) -> Stage:
    """Which step is shown."""
    return page.stage


def is_at(page: ImportPage, stage: Stage) -> bool:
    """Whether this step is shown."""
    return page.stage is stage
