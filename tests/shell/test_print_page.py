"""Printing through the real page: what is seen before, what is chosen, and what comes out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer, change_customer
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.kit.context import Context
from clientdesk.kit.options import OptionButton
from clientdesk.kit.widgets import Button, PlainLabel, Select, Tick
from clientdesk.shell.print_page import PrintPage
from tests.shell.opened import Opener, opened, part, shop_folder

__all__ = ["opened", "shop_folder"]


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Sixty customers with a phone, every second with an address."""
    return [
        desk.run(
            "Added", add_customer, name=f"Anna {number:02}",
            points=(PointInput(PointKind.PHONE, f"+372 5100 10{number:02}"),),
            addresses=(AddressInput(street=f"Kase {number}", city="Tartu"),) if number % 2 else (),
        )
        for number in range(60)
    ]  # fmt: skip


@pytest.fixture
def page(context: Context, people: list[int], qtbot: QtBot) -> Iterator[PrintPage]:
    """The page in a window of its own, with its first pages made."""
    made = PrintPage(context)
    qtbot.addWidget(made)
    made.resize(1196, 800)
    made.show()
    qtbot.waitExposed(made)
    settle(made, qtbot)
    yield made
    qtbot.waitUntil(lambda: not context.works.running)


def settle(page: PrintPage, qtbot: QtBot) -> None:
    """Wait until what is seen is what was chosen."""
    qtbot.waitUntil(lambda: not page._patience.isActive() and page._task is None and page.pages is not None)


def press(page: QWidget, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(part(page, Button, name), Qt.MouseButton.LeftButton)


def take(page: PrintPage, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(part(page, OptionButton, name), Qt.MouseButton.LeftButton)
    settle(page, qtbot)


def choose(page: PrintPage, qtbot: QtBot, name: str, key: str) -> None:
    """Choose by keyboard a line of the choice that is seen."""
    found = next(one for one in page.findChildren(Select, name) if one.isVisible())
    keys = [choice.key for choice in found._choices]
    while found.currentIndex() != keys.index(key):
        down = found.currentIndex() < keys.index(key)
        QTest.keyClick(found, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    settle(page, qtbot)


def pdf(page: PrintPage, qtbot: QtBot, path: Path) -> list[str]:
    """What a PDF of it says, page by page."""
    page.save(path)
    qtbot.waitUntil(lambda: path.exists() and page._writing is None)
    return [re.sub(r"\s+", " ", one.extract_text()) for one in PdfReader(path).pages]


def where(page: PrintPage) -> str:
    label = part(page, PlainLabel, "print_where")
    assert isinstance(label, PlainLabel)
    return label.text()


def test_the_list_is_seen_first_and_paged_through(page: PrintPage, qtbot: QtBot) -> None:
    assert where(page) == "Page 1 of 2"
    press(page, qtbot, "print_after")
    assert where(page) == "Page 2 of 2"
    view = page.preview.view
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert where(page) == "Page 1 of 2"
    QTest.keyClick(view, Qt.Key.Key_End)
    assert where(page) == "Page 2 of 2"


def test_the_page_can_be_seen_larger(page: PrintPage, qtbot: QtBot) -> None:
    before = page.preview.view.width()
    press(page, qtbot, "print_larger")
    assert page.preview.view.width() > before
    QTest.keyClick(page.preview.view, Qt.Key.Key_Minus)
    press(page, qtbot, "print_fit")
    assert page.preview.view.width() == before


def test_columns_are_chosen(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert "+372 5100 1000" in pdf(page, qtbot, tmp_path / "with.pdf")[0]
    tick = part(page, Tick, "print_column_phone")
    assert isinstance(tick, Tick)
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert "+372" not in "".join(pdf(page, qtbot, tmp_path / "without.pdf"))


def test_those_the_list_hands_over_are_printed_and_nobody_else(
    page: PrintPage, context: Context, people: list[int], qtbot: QtBot, tmp_path: Path
) -> None:
    context.export_asked.emit(array("q", people[3:5]))
    settle(page, qtbot)
    found = " ".join(pdf(page, qtbot, tmp_path / "two.pdf"))
    assert re.findall(r"Anna \d\d", found) == ["Anna 03", "Anna 04"]
    choose(page, qtbot, "print_who", "everybody")
    assert where(page) == "Page 1 of 2"


def test_a_phone_list_says_who_is_left_out(page: PrintPage, desk: Desk, people: list[int], qtbot: QtBot) -> None:
    desk.run("Changed", change_customer, customer=people[0], points=())
    take(page, qtbot, "print_kind_phones")
    told = [one.text() for one in page.findChildren(PlainLabel, "print_told") if one.isVisible()]
    assert told == ["1 customer without a phone number is left out."]


def test_labels_begin_where_a_used_sheet_does(page: PrintPage, qtbot: QtBot) -> None:
    take(page, qtbot, "print_kind_labels")
    assert where(page) == "Page 1 of 2"
    choose(page, qtbot, "print_sheet", "L7173")
    assert where(page) == "Page 1 of 3"
    choose(page, qtbot, "print_first", "2")
    assert where(page) == "Page 1 of 4"


def test_what_is_changed_in_the_shop_is_seen_at_once(
    page: PrintPage, context: Context, people: list[int], qtbot: QtBot, tmp_path: Path
) -> None:
    context.bridge.run("Changed", change_customer, customer=people[0], name="Zoe")
    settle(page, qtbot)
    assert "Zoe" in " ".join(pdf(page, qtbot, tmp_path / "new.pdf"))


def test_the_sheet_of_one_customer_offers_no_list(
    page: PrintPage, people: list[int], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_print("sheet", [people[7]])
    settle(page, qtbot)
    assert not page.kinds.isVisible() and not page.who.isVisible()
    offered: list[str] = []

    def dialog(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "sheet"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    with qtbot.waitSignal(page._context.offered) as said:
        press(page, qtbot, "print_save")
    assert offered == ["Anna 07.pdf"]
    assert said.args[:2] == [Phrase("Saved as {name}", name="sheet.pdf"), "Show in folder"]
    assert "Kase 7" in PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text().replace("\t", " ")


def test_whoever_saves_at_once_gets_what_was_chosen_last(
    page: PrintPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "phones.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    qtbot.mouseClick(part(page, OptionButton, "print_kind_phones"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page._context.offered):
        press(page, qtbot, "print_save")
    said = PdfReader(out).pages[0].extract_text().replace("\t", " ")
    assert "+372 5100 1000" in said and "Class" not in said


def test_a_place_that_cannot_be_written_is_told(page: PrintPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.save(tmp_path / "nowhere" / "list.pdf")
    qtbot.waitUntil(page.banner.isVisible)
    assert page.banner.title.text() == "The file cannot be written there. Choose another place for it."


def test_writing_is_stopped_and_leaves_nothing(page: PrintPage, context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    page.save(tmp_path / "list.pdf")
    with qtbot.waitSignal(context.said) as said:
        press(page, qtbot, "print_stop")
    assert said.args == [Phrase("Stopped. No file was written.")]
    assert not (tmp_path / "list.pdf").exists() and not list(tmp_path.glob(".print-*"))


def test_the_chosen_pages_go_to_the_printer(
    page: PrintPage, context: Context, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printer.pdf"

    def accept(dialog: QPrintDialog) -> int:
        assert (dialog.minPage(), dialog.maxPage()) == (1, 2)
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setFromTo(2, 2)
        return int(QPrintDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    with qtbot.waitSignal(context.said) as said:
        press(page, qtbot, "print_print")
    assert said.args == [Phrase("Handed to the printer")]
    (text,) = [one.extract_text() for one in PdfReader(out).pages]
    assert "59" in text and "Anna\t00" not in text


def test_ctrl_p_prints_the_list_from_the_list_and_the_customer_from_the_profile(
    opened: Opener, shop_folder: Path, qtbot: QtBot
) -> None:
    window = opened(shop_folder)
    window.open_page("customers")
    window.context.show_customer(1)
    directory = window.findChild(QWidget, "customer_list")
    assert directory is not None
    directory.setFocus()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.currentWidget()
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: page.pages is not None)
    assert page.kinds.isVisible() and page.kinds.current() == "list"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.current == "customers"
    part(window, QPushButton, "profile_more").setFocus()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.current == "print" and not page.kinds.isVisible()
