"""Writing customers, or the whole shop, to a file that other programs and another ClientDesk can read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.formats.source import open_source
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button
from clientdesk.shell.export_section import ExportSection
from tests.shell.opened import part


@pytest.fixture
def section(context: Context, desk: Desk, qtbot: QtBot) -> Iterator[ExportSection]:
    """The section of a shop with two customers."""
    for name in ("Anna Saar", "כהן"):
        desk.run("Customer added", add_customer, name=name)
    made = ExportSection(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    qtbot.waitUntil(lambda: not context.works.running)


def press(section: ExportSection, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(part(section, Button, name), Qt.MouseButton.LeftButton)


def names_in(path: Path) -> list[str]:
    return [card.shown_name() for card, _problems in open_source(path).reads(country="EE") if card]


@pytest.mark.parametrize(("kind", "chosen"), [("vcf", "all.vcf"), ("csv", "all.csv"), ("csv", "all")])
def test_customers_are_written_where_the_person_chooses(
    section: ExportSection,
    context: Context,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    chosen: str,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / chosen), ""))
    with qtbot.waitSignal(context.said) as said:
        press(section, qtbot, f"export_{kind}")
    assert said.args == [Phrase("Saved as {name}", name=f"all.{kind}")]
    assert names_in(tmp_path / f"all.{kind}") == ["Anna Saar", "כהן"]


def test_the_whole_shop_is_written_as_a_zip(
    section: ExportSection, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.said):
        section.export(tmp_path / "shop.zip")
    with zipfile.ZipFile(tmp_path / "shop.zip") as archive:
        assert {"clientdesk.json", "tables/customer.jsonl", "readable/customers.csv"} <= set(archive.namelist())


def test_the_name_that_is_offered_is_the_shop_s(
    section: ExportSection, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def put_away(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", put_away)
    press(section, qtbot, "export_zip")
    assert offered == [f"{desk.settings.name or 'ClientDesk'}.zip"]


@pytest.mark.parametrize("name", ["shop.zip", "all.csv"])
def test_what_cannot_be_written_is_told_and_the_older_file_stays(
    section: ExportSection, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    section.export(tmp_path / "nowhere" / name)
    qtbot.waitUntil(section.trouble.isVisible)
    assert section.trouble.title.text() == "The file cannot be written there. Choose another place for it."
    folder = tmp_path / name
    folder.mkdir()
    (folder / "older").touch()
    section.export(folder)
    qtbot.waitUntil(lambda: not section._context.works.running)
    assert section.trouble.isVisible() and (folder / "older").exists()
    assert list(tmp_path.glob(".export-*")) == []


def test_the_way_to_the_import_is_here_too(section: ExportSection, context: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.page_asked) as asked:
        press(section, qtbot, "export_import")
    assert asked.args == ["import"]
