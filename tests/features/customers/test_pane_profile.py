"""The head of the profile, the tab About with its history, and what can be done from there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_tag, change_customer
from clientdesk.features.customers.pane_about import About
from clientdesk.features.customers.pane_actions import ACTIONS, call, write_email
from clientdesk.features.customers.pane_header import Header
from clientdesk.features.customers.pane_links import Link, open_link
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from tests.features.customers.conftest import Opened
from tests.features.customers.people import add, email, phone, web


@pytest.fixture
def header(context: Context, qtbot: QtBot) -> Header:
    made = Header(context)
    qtbot.addWidget(made)
    made.resize(560, 80)
    made.show()
    return made


@pytest.fixture
def about(context: Context, qtbot: QtBot) -> About:
    made = About(context)
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show()
    return made


def said(widget: QWidget) -> list[str]:
    """What can be read on it, top to bottom."""
    QApplication.processEvents()  # what was just put into a layout is shown at the next turn
    read = [each for each in widget.findChildren(QWidget) if isinstance(each, (QLabel, Link)) and each.isVisible()]
    placed = sorted(read, key=lambda each: each.mapTo(widget, each.rect().topLeft()).y())
    return [each.text() for each in placed if each.text()]


def test_the_head_tells_who_it_is_and_how_to_address(header: Header, some: dict[str, int]) -> None:
    header.show_customer(some["Anna"])
    assert header.name.text() == "Anna Saar" and header.ways.text() == "“Mrs. Saar”, or Anna"
    assert header.badge.accessibleName() == "Class A" and header.tags.accessibleName() == "Tartu. Tags: touring, club"
    header.show_customer(some["Garden"])
    assert header.name.text() == "Garden Hotel Pärna" and not header.ways.isVisible() and not header.say.isVisible()


def test_the_head_follows_what_changes(header: Header, desk: Desk, some: dict[str, int]) -> None:
    header.show_customer(some["Arvo"])
    desk.run("Changed", change_customer, customer=some["Arvo"], name="Arvo Mägi-Tamm", address_as="härra Mägi")
    desk.run("Tagged", add_tag, customer=some["Arvo"], name="winter")
    assert header.name.text() == "Arvo Mägi-Tamm" and header.ways.text().startswith("“härra Mägi”")
    assert header.tags.accessibleName() == "Elva. Tags: club, winter"


def test_nobody_is_nobody(header: Header, about: About, some: dict[str, int]) -> None:
    for view in (header, about):
        view.show_customer(some["Anna"])
        view.show_customer(None)
    assert header.name.text() == "" and header.tags.accessibleName() == ""
    assert "+372 5123 4567" not in said(about)


def test_the_class_is_changed_at_the_badge(header: Header, qtbot: QtBot, some: dict[str, int]) -> None:
    header.show_customer(some["Anna"])
    qtbot.mouseClick(header.badge, Qt.MouseButton.LeftButton)
    menu = next(each for each in header.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions()] == ["Class A", "Class B", "Class C", "No class"]
    next(action for action in menu.actions() if action.text() == "Class B").trigger()
    menu.close()
    assert header.badge.accessibleName() == "Class B"


def test_about_tells_everything(about: About, desk: Desk) -> None:
    anna = add(
        desk, "Anna Saar", points=(phone("5123 4567", "mobile"), email("anna@post.ee"), web("saar.ee")),
        birth_day=3, birth_month=3, birth_year=1984, organisation="Library", job_title="buyer", owner=desk.staff,
        pronunciation="AHN-na", note="Calls after four.\nTwo bikes.",
    )  # fmt: skip
    about.show_customer(anna)
    told = said(about)
    pairs = dict(pairwise(told))
    assert pairs["Phone, mobile"] == "+372 5123 4567" and pairs["E-mail"] == "anna@post.ee"
    assert pairs["Birthday"] == "3 March 1984, age 42" and pairs["Works at"] == "Library, buyer"
    assert pairs["Looked after by"] == "Mart" and pairs["Customer since"] == "November 2026"
    assert pairs["Pronunciation"] == "AHN-na" and about.note.text() == "Calls after four.\nTwo bikes."
    assert "Nickname" not in told


def test_links_lead_to_the_phone_the_mail_and_the_web(about: About, qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    about.show_customer(add(desk, "Anna", points=(phone("5123 4567"), email("a+b@post.ee"), web("saar.ee/x?y=1"))))
    for link in about.findChildren(Link):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened.addresses == ["tel:+37251234567", "mailto:a+b@post.ee", "https://saar.ee/x?y=1"]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "smb://server/x", "ftp://saar.ee", "//server/share", "saar", ""],
)
def test_nothing_else_is_ever_opened(opened: Opened, address: str) -> None:
    assert not open_link(address) and opened.addresses == []


def test_what_looks_like_markup_is_shown_as_it_is(about: About, header: Header, desk: Desk) -> None:
    evil = "<b>x</b><img src=http://127.0.0.1:1/x>"
    customer = add(desk, evil, note=evil, organisation=evil, points=(phone("5123 4567", evil),), tags=(evil,))
    header.show_customer(customer)
    about.show_customer(customer)
    assert header.name.text() == evil and about.note.text() == evil and evil in said(about)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in about.findChildren(QLabel))


def test_a_mark_that_turns_text_round_is_written_out(about: About, desk: Desk) -> None:
    about.show_customer(add(desk, "Anna", points=(email("anna\u202etset@post.ee"),)))
    (link,) = about.findChildren(Link)
    assert link.accessibleName() == "anna[U+202E]tset@post.ee"


def test_the_history_is_read_when_it_is_asked_for(about: About, qtbot: QtBot, desk: Desk, some: dict[str, int]) -> None:
    arvo = some["Arvo"]
    about.show_customer(arvo)
    assert "Customer added" not in said(about)
    qtbot.mouseClick(about.history.open_button, Qt.MouseButton.LeftButton)
    assert "Customer added" in said(about) and "City: Elva" in said(about)
    desk.run("Customer changed", change_customer, customer=arvo, nickname="Arv", owner=desk.staff)
    told = said(about)
    assert told.index("Customer changed") < told.index("Customer added")
    assert "Nickname: Arv" in told and "Looked after by: Mart" in told
    about.show_customer(some["Anna"])
    assert "Customer added" not in said(about)


def test_a_long_history_is_read_a_page_at_a_time(about: About, qtbot: QtBot, desk: Desk) -> None:
    anna = add(desk, "Anna")
    for number in range(25):
        desk.run("Customer changed", change_customer, customer=anna, nickname=f"No {number}")
    about.show_customer(anna)
    about.history.read_on()
    assert said(about).count("Customer changed") == 20 and about.history.open_button.text() == "Show more"
    qtbot.mouseClick(about.history.open_button, Qt.MouseButton.LeftButton)
    assert said(about).count("Customer changed") == 25 and not about.history.open_button.isVisible()


def test_call_dials_and_keeps_the_number_at_hand(context: Context, some: dict[str, int], opened: Opened) -> None:
    told: list[str] = []
    context.said.connect(lambda words: told.append(words.text()))
    call(context, some["Anna"])
    assert opened.addresses == ["tel:+37251234567"] and told == ["Number +372 5123 4567 copied"]
    assert QGuiApplication.clipboard().text() == "+37251234567"


def test_e_mail_begins_a_letter(context: Context, some: dict[str, int], opened: Opened) -> None:
    write_email(context, some["Anna"])
    assert opened.addresses == ["mailto:Anna.Saar@post.ee"]


def test_only_what_can_be_done_is_offered(bridge: Bridge, some: dict[str, int]) -> None:
    def possible(name: str) -> list[str]:
        customer = some[name]
        offered = []
        for action in ACTIONS:
            check = action.possible
            if check is None or bridge.ask(lambda shop, check=check: check(shop, customer)):
                offered.append(action.key)
        return offered

    assert possible("Anna") == ["call", "email", "edit", "print", "trash"]
    assert possible("Dmitri") == ["call", "edit", "print", "trash"]
    assert possible("Helena") == ["edit", "print", "trash"]


def test_edit_opens_the_form(about: About, context: Context, qtbot: QtBot, some: dict[str, int]) -> None:
    about.show_customer(some["Anna"])
    with qtbot.waitSignal(context.edit_asked) as asked:
        qtbot.mouseClick(about.edit_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["customer", some["Anna"], {}]


def test_every_control_has_a_name(about: About, header: Header, some: dict[str, int]) -> None:
    for view in (about, header):
        view.show_customer(some["Anna"])
        assert not [each for each in view.findChildren(QPushButton) if each.isVisible() and not each.accessibleName()]
    assert header.name.objectName() == "profile_name"
