"""The list of customers when there is nobody, and when there are thousands."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import change_customer, trash_customer
from clientdesk.features.customers.listing import CAP
from clientdesk.features.customers.pane_list import Directory
from clientdesk.kit.context import Context
from tests.features.customers.conftest import shown_directory
from tests.features.customers.people import add
from tests.features.customers.test_listing import bring_many


def test_an_empty_shop_says_so(context: Context, desk: Desk, qtbot: QtBot) -> None:
    directory = shown_directory(context, qtbot)
    assert directory.nobody.isVisible() and not directory.chips.isVisible() and not directory.sort_button.isVisible()
    assert directory.count.text() == "Saved on this computer only"
    add(desk, "Anna")
    assert directory.list.isVisible() and directory.chips.isVisible() and directory.count.text() == "1 customer"


def test_thousands_are_shown_at_once_and_counted_soon(context: Context, desk: Desk, qtbot: QtBot) -> None:
    desk.run_batch("Imported", bring_many)
    QLocale.setDefault(QLocale("en_GB"))
    directory = shown_directory(context, qtbot)
    assert directory.rows.model.rowCount() >= CAP
    qtbot.waitUntil(lambda: directory.count.text() == "1,500 customers")
    qtbot.keyClicks(directory.search, "oleg 00100")
    assert directory.count.text() == "1 customer"
    directory.search.clear()
    qtbot.waitUntil(lambda: directory.count.text() == "1,500 customers")
    last = directory.rows.model.row_at(1499)
    assert last is not None and last.name.startswith("Oleg")
    zoe = add(desk, "Zoe")
    directory.show_customer(zoe)
    qtbot.waitUntil(lambda: directory.list.current_id() == zoe)
    assert directory.count.text() == "1,501 customers"


def test_one_renamed_among_thousands_stands_elsewhere_at_once(context: Context, desk: Desk, qtbot: QtBot) -> None:
    desk.run_batch("Imported", bring_many)
    QLocale.setDefault(QLocale("en_GB"))
    rows = (directory := shown_directory(context, qtbot)).rows
    bea, zoe = add(desk, "Bea"), add(desk, "Zoe")
    qtbot.waitUntil(lambda: not rows.is_reading)
    directory.show_customer(zoe)
    assert rows.model.place_of(bea) == 1500
    desk.run("Customer changed", change_customer, customer=zoe, name="Aaron")
    assert not rows.is_reading and (rows.model.place_of(zoe), rows.model.place_of(bea)) == (1500, 1501)
    assert directory.list.current_id() == zoe
    desk.run("Customer moved to the trash", trash_customer, customer=zoe)
    assert rows.model.place_of(zoe) is None and directory.count.text() == "1,501 customers"


def test_every_control_has_a_name(directory: Directory) -> None:
    assert [each.objectName() for each in (directory.search, directory.list, directory.count)] == [
        "customer_search",
        "customer_list",
        "customer_count",
    ]
    nameless = [each for each in directory.findChildren(QPushButton) if each.isVisible() and not each.accessibleName()]
    assert not nameless and directory.search.accessibleName() and directory.list.accessibleName()
