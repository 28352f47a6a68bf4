"""While a new customer is typed: who may be here already, in the real form."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.pane_form import CustomerForm, make_form
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.duplicates.pane_strip import AlikeStrip
from clientdesk.kit.context import Context
from clientdesk.kit.labels import PlainLabel


@pytest.fixture
def sheet(context: Context, twice: dict[str, int], qtbot: QtBot) -> QWidget:
    """The form of somebody new, as the side sheet shows it."""
    made = make_form(context, None, {})
    qtbot.addWidget(made)
    made.resize(420, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def strip_of(sheet: QWidget) -> AlikeStrip:
    strip = sheet.findChild(AlikeStrip)
    assert isinstance(strip, AlikeStrip)
    return strip


def write(qtbot: QtBot, sheet: QWidget, text: str) -> None:
    field = sheet.findChild(QLineEdit, "customer_form_name")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    field.insert(text)


def shown(strip: AlikeStrip) -> list[str]:
    return [label.text() for label in strip.findChildren(PlainLabel) if label.isVisible()]


def test_it_is_quiet_until_somebody_like_that_is_typed(sheet: QWidget, twice: dict[str, int], qtbot: QtBot) -> None:
    strip = strip_of(sheet)
    assert not strip.isVisible()
    write(qtbot, sheet, "Ivan Ščerbakov")
    qtbot.waitUntil(strip.isVisible)
    assert [one.customer for one in strip.found()] == [twice["щербаков"], twice["ivan"]]
    assert "same name in other letters" in shown(strip)
    write(qtbot, sheet, "Quentin Abraxas")
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_a_number_that_is_known_is_told_whatever_the_name(sheet: QWidget, twice: dict[str, int], qtbot: QtBot) -> None:
    form = sheet.findChild(CustomerForm)
    assert isinstance(form, CustomerForm)
    form.set_values({"points": (PointInput(PointKind.PHONE, "55555555"),)})
    write(qtbot, sheet, "Liis Kask")
    strip = strip_of(sheet)
    qtbot.waitUntil(strip.isVisible)
    assert {one.customer for one in strip.found()} == {twice["jaan"], twice["toomas"]}
    assert "same phone +372 5555 5555" in shown(strip)


def test_a_name_leads_to_the_customer_and_the_text_stays(
    sheet: QWidget, twice: dict[str, int], qtbot: QtBot, context: Context
) -> None:
    write(qtbot, sheet, "Ivan Ščerbakov")
    strip = strip_of(sheet)
    qtbot.waitUntil(strip.isVisible)
    button = strip.findChild(QPushButton, f"alike_{twice['ivan']}")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(context.customer_asked) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == [twice["ivan"]]
    form = sheet.findChild(CustomerForm)
    assert isinstance(form, CustomerForm)
    assert form.values()["name"] == "Ivan Ščerbakov"


def test_somebody_else_is_not_said_again(sheet: QWidget, twice: dict[str, int], qtbot: QtBot) -> None:
    write(qtbot, sheet, "Ivan Ščerbakov")
    strip = strip_of(sheet)
    qtbot.waitUntil(strip.isVisible)
    for name in ("щербаков", "ivan"):
        button = strip.findChild(QPushButton, f"alike_not_{twice[name]}")
        assert isinstance(button, QPushButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    strip.consider(_values(sheet), None)
    assert not strip.isVisible()


def test_never_more_than_three_are_shown(context: Context, twice: dict[str, int], qtbot: QtBot) -> None:
    strip = AlikeStrip(context)
    qtbot.addWidget(strip)
    points = tuple(PointInput(PointKind.PHONE, number) for number in ("51234567", "55555555"))
    strip.consider({"name": "Anna Saar", "points": points}, None)
    assert len(strip.found()) == 3


def test_whoever_is_changed_is_not_like_themselves(context: Context, twice: dict[str, int], qtbot: QtBot) -> None:
    strip = AlikeStrip(context)
    qtbot.addWidget(strip)
    strip.consider({"name": "Dmitri Volkov"}, twice["dmitri"])
    assert strip.found() == ()


def _values(sheet: QWidget) -> dict[str, Any]:
    form = sheet.findChild(CustomerForm)
    assert isinstance(form, CustomerForm)
    return form.values()
