"""Bringing customers in through the window: chosen or dropped, corrected, checked, done, and taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.desk.archive import export_archive
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.safekeeping import kept_backups
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import add_customer
from clientdesk.kit.context import Context
from clientdesk.shell.import_page import ImportPage, Stage
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock
from tests.shell.importing import (
    ANNA,
    CARDS,
    TABLE,
    bring_in,
    click,
    figures,
    is_at,
    names,
    page,
    previewed,
    settle,
    stage_of,
    table,
    take,
)
from tests.shell.opened import Opener, opened, shop_folder

__all__ = ["opened", "page", "shop_folder", "table"]


# --- The whole way


def test_a_list_comes_in_step_by_step_and_is_taken_back_at_one_stroke(
    page: ImportPage, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    assert stage_of(page) is Stage.CHOOSE
    take(page, qtbot, table)
    assert stage_of(page) is Stage.MATCH
    assert previewed(page)[0] == ["Anna Saar", "+372 5123 4567", "anna@post.ee", "3 Mar 1986", "A"]
    assert figures(page) == ["3 new customers", "1 looks like somebody you already have", "1 row needs a look"]
    assert page.next.text() == "Check 4 rows"
    click(page, qtbot, "import_next")
    assert stage_of(page) is Stage.CHECK
    assert page.check.known.list.texts() == [
        "Line 5: Anna again. The same phone number is there already: +372 5123 4567."
    ]
    assert page.check.problems.list.texts()[0].startswith("Line 4: ")
    assert names(desk) == []
    click(page, qtbot, "import_next")
    assert stage_of(page) is Stage.DONE
    assert names(desk) == ["Anna Saar", "Arvo Mägi", "Helena Kask"]
    assert page.done.title.text() == "3 customers were brought in"
    assert page.done.details.text() == "1 was left out."
    click(page, qtbot, "import_undo")
    qtbot.waitUntil(lambda: page.session.is_undone)
    assert names(desk) == []
    assert page.done.title.text() == "The import was taken back"
    assert not page.done.undo.isVisible()
    page.session._context.bridge.redo()
    assert names(desk) == ["Anna Saar", "Arvo Mägi", "Helena Kask"]
    assert page.done.title.text() == "3 customers were brought in"


def test_what_was_counted_is_what_is_done(page: ImportPage, desk: Desk, table: Path, qtbot: QtBot) -> None:
    desk.run("Customer added", add_customer, name="Annie", points=(ANNA,))
    take(page, qtbot, table)
    assert figures(page)[:2] == ["2 new customers", "2 look like people you already have"]
    click(page, qtbot, "import_next")
    assert page.next.text() == "Bring in 2 customers"
    click(page, qtbot, "import_next")
    assert names(desk) == ["Annie", "Arvo Mägi", "Helena Kask"]


def test_the_last_step_leads_to_the_customers_or_to_another_file(
    page: ImportPage, context: Context, table: Path, qtbot: QtBot
) -> None:
    bring_in(page, qtbot, table)
    with qtbot.waitSignal(context.page_asked) as asked:
        click(page, qtbot, "import_next")
    assert asked.args == ["customers"]
    click(page, qtbot, "import_another")
    assert stage_of(page) is Stage.CHOOSE and page.session.path is None


def test_a_shop_that_holds_something_is_backed_up_first(
    page: ImportPage, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bring_in(page, qtbot, table)
    assert kept_backups(desk) == []
    cards = tmp_path / "phone.vcf"
    cards.write_text(CARDS, encoding="utf-8")
    bring_in(page, qtbot, cards)
    assert [kept.reason for kept in kept_backups(desk)] == ["before-import"]


# --- Choosing


def test_the_system_s_dialog_chooses_a_file(
    page: ImportPage, table: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(table), ""))
    click(page, qtbot, "import_choose")
    qtbot.waitUntil(lambda: stage_of(page) is Stage.MATCH)


def test_a_dialog_that_is_put_away_chooses_nothing(
    page: ImportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    click(page, qtbot, "import_choose")
    assert stage_of(page) is Stage.CHOOSE and page.session.path is None


def test_a_file_is_dropped_on_the_page(page: ImportPage, table: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300).toPoint(), Qt.DropAction.CopyAction, data, left, no_key)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, no_key))
    qtbot.waitUntil(lambda: stage_of(page) is Stage.MATCH)
    assert page.session.path == table


def test_text_that_is_dropped_is_no_file(page: ImportPage) -> None:
    data = QMimeData()
    data.setText("Anna Saar")
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300).toPoint(), Qt.DropAction.CopyAction, data, left, no_key)
    enter.ignore()
    page.dragEnterEvent(enter)
    assert not enter.isAccepted()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("gone.csv", None, "This file cannot be opened."),
        ("empty.csv", b"", "This file is empty."),
        (
            "list.xlsx",
            b"PK\x03\x04rest",
            "This Excel file is damaged, or no Excel file. Open it in Excel, save it anew and try again.",
        ),
        ("list.pdf", b"%PDF-1.7", "This kind of file cannot be read. Save it as CSV or vCard and try again."),
        ("photos.zip", b"PK\x03\x04rest", "This zip was not written by ClientDesk, or it is damaged."),
        ("gone.zip", None, "This file cannot be opened."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence_where_it_was_chosen(
    page: ImportPage, desk: Desk, tmp_path: Path, qtbot: QtBot, name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    take(page, qtbot, path)
    assert stage_of(page) is Stage.CHOOSE
    assert page.banner.isVisible() and page.banner.title.text() == sentence
    assert page.choose.button.isEnabled()
    good = tmp_path / "good.csv"
    good.write_text(TABLE, encoding="utf-8")
    take(page, qtbot, good)
    assert stage_of(page) is Stage.MATCH and page.banner.isHidden()


def test_contacts_of_a_phone_need_no_columns(page: ImportPage, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(CARDS, encoding="utf-8")
    take(page, qtbot, path)
    assert stage_of(page) is Stage.CHECK
    assert page.check.preview.isVisible() and page.check.preview.table.rows.preview.rows[0].cells[0].text == "Liis Tamm"
    click(page, qtbot, "import_next")
    assert names(desk) == ["Liis Tamm"]


# --- A whole shop


@pytest.fixture
def whole_shop(tmp_path: Path) -> Path:
    """Another shop, written to a zip and closed; to be asked for before the desk, since one shop is open at a time."""
    store = open_store(tmp_path / "other", plan_of(CATALOGUE), create=True)
    other = Desk(store, CATALOGUE, FakeClock())
    other.run("Customer added", add_customer, name="Anna Saar", points=(ANNA,))
    path = tmp_path / "shop.zip"
    export_archive(other, path, lambda _done, _of: None)
    store.close()
    return path


def test_a_whole_shop_comes_into_an_empty_one(whole_shop: Path, page: ImportPage, desk: Desk, qtbot: QtBot) -> None:
    take(page, qtbot, whole_shop)
    assert stage_of(page) is Stage.CHECK and page.next.text() == "Bring in the whole shop"
    assert "1 customer" in page.check.whole.what.text()
    click(page, qtbot, "import_next")
    assert stage_of(page) is Stage.DONE and names(desk) == ["Anna Saar"]
    click(page, qtbot, "import_undo")
    qtbot.waitUntil(lambda: page.session.is_undone)
    assert names(desk) == []


def test_a_whole_shop_is_refused_by_one_that_has_customers(
    page: ImportPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.run("Customer added", add_customer, name="Anna Saar")
    path = tmp_path / "shop.zip"
    export_archive(desk, path, lambda _done, _of: None)
    take(page, qtbot, path)
    assert stage_of(page) is Stage.CHOOSE
    assert page.banner.title.text() == "A whole shop can be brought only into an empty one. Nothing was changed."


# --- Keys, names, languages


def test_esc_goes_back_step_by_step(page: ImportPage, table: Path, qtbot: QtBot) -> None:
    take(page, qtbot, table)
    click(page, qtbot, "import_next")
    assert page.step_back() and stage_of(page) is Stage.MATCH
    assert page.step_back() and stage_of(page) is Stage.CHOOSE
    assert not page.step_back()


def test_the_keyboard_alone_is_enough(opened: Opener, shop_folder: Path, table: Path, qtbot: QtBot) -> None:
    window = opened(shop_folder)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_file(table)
    page: Any = window.pages.currentWidget()
    assert isinstance(page, ImportPage)
    settle(page, qtbot)
    assert stage_of(page) is Stage.MATCH and window.rail.buttons["customers"].isChecked()
    assert page.match.isAncestorOf(focused())
    for stage in (Stage.CHECK, Stage.DONE):
        reach(page.next)
        QTest.keyClick(focused(), Qt.Key.Key_Space)
        qtbot.waitUntil(partial(is_at, page, stage))
    reach(page.done.undo)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.session.is_undone)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.current == "today"


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def reach(widget: QWidget) -> None:
    """Go to a widget by Tab."""
    for _ in range(80):
        if focused() is widget:
            return
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(widget.objectName())


@pytest.mark.parametrize("stage", list(Stage))
def test_every_control_has_a_name(page: ImportPage, table: Path, qtbot: QtBot, stage: Stage) -> None:
    if stage is not Stage.CHOOSE:
        take(page, qtbot, table)
    while stage_of(page) is not stage:
        click(page, qtbot, "import_next")
    controls = [
        one
        for kind in (QAbstractButton, QComboBox, QAbstractItemView)
        for one in page.findChildren(kind)
        if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert controls and [one.objectName() for one in controls if not one.accessibleName()] == []


def test_the_page_speaks_another_language_at_once(opened: Opener, shop_folder: Path, table: Path, qtbot: QtBot) -> None:
    window = opened(shop_folder)
    window.open_file(table)
    page: Any = window.pages.currentWidget()
    settle(page, qtbot)
    click(page, qtbot, "import_next")
    before = texts(page)
    reasons = page.check.known.list.texts()
    window.choices.choose(language="he")
    settle(page, qtbot)
    assert stage_of(page) is Stage.CHECK
    assert not {one for one in before & texts(page) if any(char.isascii() and char.isalpha() for char in one)} - {
        "Anna again"
    }
    assert page.check.known.list.texts() != reasons


def texts(page: ImportPage) -> set[str]:
    """Every text of the step that can be seen."""
    return {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page) and label.text()}


def test_the_models_keep_qt_s_rules(page: ImportPage, table: Path, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    take(page, qtbot, table)
    qtmodeltester.check(page.match.preview.table.rows)
    click(page, qtbot, "import_next")
    qtmodeltester.check(page.check.known.list.found)


def test_markup_in_a_file_is_shown_letter_by_letter(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "<i>list.csv"
    path.write_text("<b>Name</b>,Phone\n<u>Anna</u>,51234567\n", encoding="utf-8")
    take(page, qtbot, path)
    assert {"<i>list.csv", "<b>Name</b>", "<u>Anna</u>"} <= texts(page)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


def test_an_import_that_ends_while_another_page_is_open_is_told(
    opened: Opener, shop_folder: Path, table: Path, qtbot: QtBot
) -> None:
    window = opened(shop_folder)
    window.open_file(table)
    page: Any = window.pages.currentWidget()
    settle(page, qtbot)
    click(page, qtbot, "import_next")
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    window.open_page("today")
    qtbot.waitUntil(lambda: "3 customers brought in" in window.toasts.shown())
