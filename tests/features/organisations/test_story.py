"""A morning with a firm in the whole window: people are found out, written down, talked to, and one of them leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.organisations.pane_belongs import BelongsSection
from clientdesk.features.organisations.pane_form import PositionForm
from clientdesk.features.organisations.pane_people import People
from clientdesk.features.relations.pane_form import RelationForm
from clientdesk.features.relations.pane_section import RelationsSection
from clientdesk.shell.customer_page import CustomerPage
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.timeline import TimelineView
from tests.shell.opened import Opener, opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

ENTER = Qt.Key.Key_Return
T = TypeVar("T", bound=QWidget)


@pytest.fixture
def page(window: MainWindow) -> CustomerPage:
    """The customers' page, the firm shown."""
    desk = window.context.bridge.desk
    firm = desk.run("x", add_customer, name="Hotel Pärna", is_organisation=True)
    window.open_page("customers")
    window.context.show_customer(firm)
    return the(window, CustomerPage)


def the(inside: QWidget, kind: type[T]) -> T:
    """The one widget of a kind."""
    found = inside.findChild(kind)
    assert found is not None, kind
    return found


def tabs(page: CustomerPage) -> list[str]:
    return [choice.key for choice in page.profile.tabs.choices()]


def names(people: People) -> list[str]:
    return [row.position.name for row in people.tree.rows() if row.position]


def test_a_morning_with_a_firm(window: MainWindow, page: CustomerPage) -> None:
    desk: Desk = window.context.bridge.desk
    firm = page.current_customer()
    assert firm is not None
    assert "people" in tabs(page) and "members" not in tabs(page)
    page.profile.show_tab("people")
    people = the(page, People)
    QTest.mouseClick(people.empty.button, Qt.MouseButton.LeftButton)
    form = window.sheet.form
    assert isinstance(form, PositionForm)
    QTest.keyClicks(form.editor("name"), "Liis Lepp")
    QTest.keyClick(form.editor("decides"), Qt.Key.Key_Space)
    QTest.keyClick(form.editor("name"), ENTER)
    assert names(people) == ["Liis Lepp"] and people.path.steps() == ["Liis Lepp: decides"]
    liis = people.tree.rows()[0].position
    assert liis is not None
    desk.run("x", log_contact, customer=liis.person, kind=ContactKind.CALL, note="Wants twelve bicycles")
    page.profile.show_tab("timeline")
    assert [row.who for row in the(page, TimelineView).list.rows() if row.body] == ["with Liis Lepp"]
    window.context.show_customer(liis.person)
    assert "people" not in tabs(page)
    page.profile.show_tab("about")
    QApplication.processEvents()
    assert [str(line) for line in the(page, BelongsSection).list.rows()] == ["Hotel Pärna, decides"]
    window.context.show_customer(firm)
    window.keys.undo.trigger()
    window.keys.undo.trigger()
    page.profile.show_tab("people")
    assert names(people) == []


def test_two_customers_are_related_through_the_window(window: MainWindow, page: CustomerPage) -> None:
    window.context.show_customer(1)
    page.profile.show_tab("about")
    window.context.edit("relation", None, customer=1)
    form = window.sheet.form
    assert isinstance(form, RelationForm)
    QTest.keyClicks(form.editor("other"), "Dmitri")
    form.set_values({"other_is": "friend"})
    QTest.keyClick(form, ENTER, Qt.KeyboardModifier.ControlModifier)
    section = the(page, RelationsSection)
    QApplication.processEvents()
    assert [str(line) for line in section.list.rows()] == ["Dmitri Volkov, friend"] and section.isVisible()
    section.list.choose(0)
    QTest.keyClick(section.list, ENTER)
    assert page.current_customer() == 2
    assert [str(line) for line in section.list.rows()] == ["Anna Saar, friend"]


def test_the_wanted_tab_is_open_again_where_it_can_be(window: MainWindow, page: CustomerPage) -> None:
    firm = page.current_customer()
    assert firm is not None
    page.profile.show_tab("people")
    window.context.show_customer(1)
    assert page.profile.tabs.current() == "timeline"
    window.context.show_customer(firm)
    assert page.profile.tabs.current() == "people"


@pytest.mark.parametrize("size", [(1024, 700), (1600, 900)])
def test_it_fits_in_small_and_large_windows(opened: Opener, shop_folder: Path, size: tuple[int, int]) -> None:
    shown = opened(shop_folder, size=size)
    desk = shown.context.bridge.desk
    firm = desk.run("x", add_customer, name="Hotel", is_organisation=True)
    shown.open_page("customers")
    shown.context.show_customer(firm)
    the(shown, CustomerPage).profile.show_tab("people")
    assert the(shown, People).isVisible()
