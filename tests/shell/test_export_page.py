"""Writing customers, or the whole shop, to a file: whom, which format, what stays behind, where."""

from __future__ import annotations

import zipfile
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.formats.source import open_source
from clientdesk.kit.context import Context
from clientdesk.kit.options import OptionButton
from clientdesk.kit.widgets import Button
from clientdesk.shell.export_page import ExportPage, Stage
from clientdesk.shell.export_section import ExportSection
from tests.shell.opened import part


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Three customers, by id."""
    return [desk.run("Customer added", add_customer, name=name) for name in ("Anna Saar", "כהן", "Дмитрий")]


@pytest.fixture
def page(context: Context, people: list[int], qtbot: QtBot) -> Iterator[ExportPage]:
    """The page in a window of its own."""
    made = ExportPage(context)
    qtbot.addWidget(made)
    made.resize(1196, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: not context.works.running)


def press(page: ExportPage | ExportSection, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(part(page, Button, name), Qt.MouseButton.LeftButton)


def take(page: ExportPage, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(part(page, OptionButton, name), Qt.MouseButton.LeftButton)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """What the system's dialog is asked, and what it says."""
    offered: list[str] = []

    def dialog(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    return offered


def names_in(path: Path) -> list[str]:
    return [card.shown_name() for card, _problems in open_source(path).reads(country="EE") if card]


@pytest.mark.parametrize(("kind", "chosen"), [("vcard4", "all.vcf"), ("vcard3", "all.vcf"), ("csv", "all")])
def test_everyone_is_written_where_the_person_chooses(
    page: ExportPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str, chosen: str
) -> None:
    answer(monkeypatch, tmp_path / chosen)
    press(page, qtbot, "export_next")
    take(page, qtbot, f"export_format_{kind}")
    press(page, qtbot, "export_next")
    assert page.losses.goes.text().startswith("3 customers go into the file")
    press(page, qtbot, "export_next")
    qtbot.waitUntil(lambda: page.stage is Stage.DONE)
    out = tmp_path / ("all.csv" if kind == "csv" else "all.vcf")
    assert names_in(out) == ["Anna Saar", "Дмитрий", "כהן"]
    assert page.done.title.text() == "3 customers were written"
    if kind != "csv":
        assert f"VERSION:{kind[-1]}.0" in out.read_text(encoding="utf-8")


def test_by_keyboard_alone(page: ExportPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = answer(monkeypatch, tmp_path / "out.xlsx")
    page.window().activateWindow()
    qtbot.waitUntil(lambda: isinstance(page.window().focusWidget(), OptionButton))
    for keys in ([Qt.Key.Key_Return], [Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return], [Qt.Key.Key_Return]):
        for key in keys:
            focused = page.window().focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
    qtbot.waitUntil(lambda: page.stage is Stage.DONE)
    assert offered == ["ClientDesk.xlsx"]
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_those_handed_over_by_the_list_are_written_and_nobody_else(
    page: ExportPage, context: Context, people: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    context.export_asked.emit(array("q", [people[2], people[0]]))
    assert page.stage is Stage.FORMAT and page.customers() == array("q", [people[2], people[0]])
    take(page, qtbot, "export_format_csv")
    with qtbot.waitSignal(context.offered) as offered:
        page.export(tmp_path / "two.csv")
    assert offered.args[:2] == [Phrase("Saved as {name}", name="two.csv"), "Show in folder"]
    assert names_in(tmp_path / "two.csv") == ["Дмитрий", "Anna Saar"]


def test_those_listed_are_offered_with_their_number(page: ExportPage, people: list[int], qtbot: QtBot) -> None:
    page.take_customers((), people[:2])
    take(page, qtbot, "export_who_listed")
    assert list(page.customers() or ()) == people[:2]
    assert part(page, OptionButton, "export_who_listed").accessibleDescription() == "2 customers"
    take(page, qtbot, "export_who_everybody")
    assert page.customers() is None


def test_what_stays_behind_is_told_before_a_place_is_asked_for(
    page: ExportPage, desk: Desk, people: list[int], qtbot: QtBot
) -> None:
    for customer in (people[0], people[0], people[1]):
        desk.run("Contact logged", log_contact, customer=customer, kind=ContactKind.CALL, note="hello")
    press(page, qtbot, "export_next")
    press(page, qtbot, "export_next")
    told = "{n} entries of the history (contacts, reminders, appointments and the like) are only in the zip."
    assert told.format(n=3) in page.losses.said()
    page.take_customers([people[0]], None)
    press(page, qtbot, "export_next")
    press(page, qtbot, "export_next")
    assert told.format(n=2) in page.losses.said()
    press(page, qtbot, "export_back")
    take(page, qtbot, "export_format_shop")
    press(page, qtbot, "export_next")
    assert page.losses.said() == ["Nothing: everything the shop knows goes along."]


def test_the_whole_shop_is_written_as_a_zip(page: ExportPage, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, qtbot, "export_format_shop")
    page.export(tmp_path / "shop.zip")
    qtbot.waitUntil(lambda: page.stage is Stage.DONE)
    with zipfile.ZipFile(tmp_path / "shop.zip") as archive:
        names = set(archive.namelist())
    assert {"clientdesk.json", "tables/customer.jsonl", "readable/customers.csv", "readable/customers.xlsx"} <= names


@pytest.mark.parametrize("name", ["shop.zip", "all.csv", "all.xlsx"])
def test_what_cannot_be_written_is_told_and_the_older_file_stays(
    page: ExportPage, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    take(page, qtbot, "export_format_shop" if name == "shop.zip" else f"export_format_{name[4:]}")
    page.export(tmp_path / "nowhere" / name)
    qtbot.waitUntil(page.banner.isVisible)
    assert page.banner.title.text() == "The file cannot be written there. Choose another place for it."
    folder = tmp_path / name
    folder.mkdir()
    (folder / "older").touch()
    page.export(folder)
    qtbot.waitUntil(lambda: not page._context.works.running)
    assert page.banner.isVisible() and (folder / "older").exists()
    assert list(tmp_path.glob(".export-*")) == []


def test_it_can_be_stopped_and_leaves_nothing(page: ExportPage, context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    older = tmp_path / "all.csv"
    older.write_text("older")
    take(page, qtbot, "export_format_csv")
    page.export(older)
    with qtbot.waitSignal(context.said) as said:
        press(page, qtbot, "export_stop")
    assert said.args == [Phrase("Stopped. No file was written.")]
    assert older.read_text() == "older" and list(tmp_path.glob(".export-*")) == []


def test_the_folder_of_the_file_is_shown(
    page: ExportPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    page.export(tmp_path / "all.vcf")
    qtbot.waitUntil(lambda: page.stage is Stage.DONE)
    press(page, qtbot, "export_reveal")
    assert shown == [str(tmp_path)]


@pytest.mark.parametrize("way", ["import", "export"])
def test_settings_lead_to_the_ways_in_and_out(context: Context, people: list[int], qtbot: QtBot, way: str) -> None:
    section = ExportSection(context)
    qtbot.addWidget(section)
    section.show()
    with qtbot.waitSignal(context.page_asked) as asked:
        press(section, qtbot, f"exchange_{way}")
    assert asked.args == [way]
