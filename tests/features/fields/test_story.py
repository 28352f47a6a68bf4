"""In the whole window: a field made in the settings is asked for, shown, found; what a customer said stands above."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.desk.facts import FactKind
from clientdesk.features.consents.pane_about import Consents
from clientdesk.features.consents.pane_form import ConsentForm
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.pane_form import CustomerForm
from clientdesk.features.customers.pane_header import Header
from clientdesk.features.fields.pane_about import OwnValues
from clientdesk.features.fields.pane_settings import OwnFields
from clientdesk.kit.fields import Select
from clientdesk.kit.labels import PlainLabel
from clientdesk.shell.customer_page import CustomerPage
from clientdesk.shell.main_window import MainWindow
from tests.features.fields.test_commands import fact
from tests.shell.opened import opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]

ENTER = Qt.Key.Key_Return
T = TypeVar("T", bound=QWidget)


def the(inside: QWidget, kind: type[T]) -> T:
    """The one widget of a kind."""
    found = inside.findChild(kind)
    assert found is not None, kind
    return found


def form_of(window: MainWindow, kind: type[T]) -> T:
    """The form that is open."""
    form = window.sheet.form
    assert form is not None
    return form if isinstance(form, kind) else the(form, kind)


def test_a_field_of_ones_own_is_everywhere_at_once(window: MainWindow) -> None:
    desk = window.context.bridge.desk
    window.open_settings("fields")
    settings = the(window, OwnFields)
    QTest.keyClicks(settings.name, "Bicycle")
    QTest.keyClick(settings.name, ENTER)
    settings.kind.choose(FactKind.NUMBER.value)
    QTest.keyClicks(settings.name, "Frame size")
    QTest.keyClick(settings.name, ENTER)
    window.open_page("customers")
    window.context.edit("customer")
    form = form_of(window, CustomerForm)
    QTest.keyClicks(form.editor("name"), "Zoe Brompton")
    form.open_more()
    QTest.keyClicks(form.editor(f"facts.{fact(desk, 'Bicycle').key}"), "Pashley")
    frame = form.editor(f"facts.{fact(desk, 'Frame size').key}")
    QTest.keyClicks(frame, "fifty")
    QTest.keyClick(frame, ENTER)
    assert list(form.errors().values()) == ["This is not a number. Write it like 12.5."]
    for _letter in "fifty":
        QTest.keyClick(frame, Qt.Key.Key_Backspace)
    QTest.keyClicks(frame, "54,5")
    QTest.keyClick(frame, ENTER)
    (zoe,) = desk.ask(customer_ids, text="pashley")
    page = the(window, CustomerPage)
    assert page.current_customer() == zoe
    page.profile.show_tab("about")
    said = [one.text() for one in the(page, OwnValues).findChildren(PlainLabel) if one.isVisible()]
    assert said == ["Fields of your own", "Bicycle", "Pashley", "Frame size", "54.5"]


def test_somebody_who_does_not_want_to_be_called_is_known_by_it(window: MainWindow) -> None:
    desk = window.context.bridge.desk
    window.open_page("customers")
    window.context.show_customer(next(iter(desk.ask(customer_ids))))
    page = the(window, CustomerPage)
    page.profile.show_tab("about")
    card, head = the(page, Consents), the(page, Header)
    before = head.cautions.isVisible()
    QTest.mouseClick(card.record, Qt.MouseButton.LeftButton)
    form = form_of(window, ConsentForm)
    form.editor("answer").set_value("no")  # type: ignore[attr-defined] # an editor of its own
    for name, key in {"purpose": "calls", "channel": "phone"}.items():
        select = form.editor(name)
        assert isinstance(select, Select)
        select.choose(key)
    QTest.keyClick(form.editor("source"), ENTER)
    QApplication.processEvents()
    assert head.cautions.isVisible()
    assert "No: Being called" in card.line.text()
    desk.undo()
    assert head.cautions.isVisible() is before
