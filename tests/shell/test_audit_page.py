"""The change history as a person uses it: narrowed, scrolled, undone, saved; each row leads to the customer."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clientdesk.desk.shop import change_settings
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer, change_customer
from clientdesk.features.customers.commands_bulk import tag_customers
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.widgets import Button, Select
from clientdesk.shell.audit_page import AuditPage
from clientdesk.shell.audit_rows import AuditRow
from clientdesk.shell.main_window import MainWindow
from tests.shell.opened import opened, part, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> AuditPage:
    """The page, opened from the settings."""
    bridge = window.context.bridge
    bridge.run("Customer changed", change_customer, customer=1, name="Anna Kask")
    bridge.run("Staff added", add_staff, name="Kati")
    bridge.run("Contact logged", log_contact, customer=1, kind=ContactKind.CALL, direction=Direction.OUTGOING)
    window.open_settings("audit")
    button = part(window, Button, "settings_open_audit")
    QTest.keyClick(button, Qt.Key.Key_Space)
    found = window.pages.currentWidget()
    assert isinstance(found, AuditPage)
    qtbot.waitUntil(lambda: bool(rows(found)))
    return found


def rows(page: AuditPage) -> list[AuditRow]:
    return [row for row in page.list.rows() if not row.is_head]


def titles(page: AuditPage) -> list[str]:
    return [row.title for row in rows(page)]


def take(page: AuditPage, name: str, key: str) -> None:
    select = part(page, Select, name)
    assert isinstance(select, Select)
    select.choose(key)
    select.chosen.emit(key)


def test_who_what_and_what_it_was(page: AuditPage) -> None:
    logged, _hired, changed = rows(page)[:3]
    assert (logged.title, logged.second) == ("Contact logged", "09:05 · Mart · Anna Kask")
    assert logged.lines == ("Kind: Call", "Which way: To the customer", "Who of us: Mart")
    assert changed.lines == ("Name: Anna Kask (was Anna Saar)",)
    assert page.list.rows()[0].heading == "Today"
    assert page.state.text().endswith("The history begins on Friday 20 November.")


def test_narrowed_by_each_filter(page: AuditPage, qtbot: QtBot) -> None:
    take(page, "audit_kind", "staff")
    assert titles(page)[0] == "Staff added" and "Contact logged" not in titles(page)
    take(page, "audit_kind", "")
    take(page, "audit_person", "2")
    assert rows(page) == [] and page.state.text() == "Nothing was found."
    take(page, "audit_person", "")
    page.filters.text.setText("kask")
    qtbot.waitUntil(lambda: bool(rows(page)) and all("Kask" in str(row) for row in rows(page)))
    page.filters.text.clear()
    page.filters.first.set_day(date(2026, 11, 21))
    qtbot.waitUntil(lambda: rows(page) == [])
    QTest.keyClick(page.filters.clear_button, Qt.Key.Key_Space)
    assert len(rows(page)) > 4
    page.show_customer(2)
    assert all("Dmitri" in str(row) for row in rows(page)) and len(rows(page)) == 1


def test_only_what_can_be_undone_and_bulk_changes(page: AuditPage, window: MainWindow) -> None:
    bridge = window.context.bridge
    bridge.desk.run_batch("Customers tagged", tag_customers, customers=(1, 2), name="club")
    take(page, "audit_only", "batches")
    assert titles(page) == ["Customers tagged"]
    assert rows(page)[0].about == "2 customers"
    take(page, "audit_only", "undoable")
    bridge.undo()
    assert "Customers tagged" not in titles(page)


def test_enter_leads_to_the_customer(page: AuditPage, window: MainWindow) -> None:
    page.list.setFocus()
    page.list.choose(1)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.pages.current == "customers"
    customers: object = window.pages.currentWidget()
    assert getattr(customers, "current_customer")() == 1  # noqa: B009 - whatever page it is


def test_one_step_is_undone_from_its_menu(page: AuditPage, window: MainWindow) -> None:
    place = next(n for n, row in enumerate(page.list.rows()) if row.title == "Customer changed")
    page.list.choose(place)
    page.list.menu_wanted.emit(page.list.current_row(), page.list.visualRect(page.list.currentIndex()).center())
    menu = page.list.findChild(QMenu)
    assert menu is not None
    [undo] = [action for action in menu.actions() if action.objectName() == "audit_undo"]
    undo.trigger()
    menu.close()
    assert titles(page)[0] == "Undone: Customer changed"
    assert next(row for row in rows(page) if row.title == "Customer changed").undone


def test_it_reads_on_as_one_scrolls(page: AuditPage, window: MainWindow, qtbot: QtBot) -> None:
    desk = window.context.bridge.desk
    for n in range(130):
        desk.run("Customer changed", change_customer, customer=2, nickname=f"No {n}")
    page.filters.clear()
    first = len(rows(page))
    assert first < 130
    for _ in range(20):
        page.list.scrollToBottom()
        qtbot.wait(5)
    qtbot.waitUntil(lambda: len(rows(page)) > 130)
    assert len({row.step for row in rows(page)}) == len(rows(page))


def test_saved_as_a_table_that_runs_nothing(page: AuditPage, window: MainWindow, tmp_path: Path) -> None:
    window.context.bridge.run("Customer added", add_customer, name="=cmd()")
    target = tmp_path / "history.csv"
    page.save(target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert table[0] == ["Day", "Time", "Who", "What", "Customer", "Before and after"]
    assert table[1][:5] == ["2026-11-20", "09:05:00", "Mart", "Customer added", "'=cmd()"]
    page.save(tmp_path / "nowhere" / "history.csv")
    assert page.banner.isVisible()


def test_settings_are_told_in_words(page: AuditPage, window: MainWindow) -> None:
    window.context.bridge.run("Settings changed", change_settings, country="LT", currency="SEK")
    assert rows(page)[0].lines == ("Country: Lithuania", "Currency: Swedish Krona (SEK)")


def test_ctrl_f_searches_and_esc_goes_back(page: AuditPage, window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.filters.text.hasFocus)
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.pages.current == "settings"
