"""The form of a customer by its keys: the order of Tab, and Ctrl+Enter from any line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.queries import profile
from tests.features.customers.test_pane_form import Open, known, line, open_form

__all__ = ["open_form"]


def test_tab_goes_through_the_lines_and_then_to_what_adds_one(open_form: Open, qtbot: QtBot) -> None:
    form = open_form()
    form.open_more()
    line(form, "point_phone").setFocus()
    stops = []
    for _stop in range(9):
        now = form.window().focusWidget()
        assert now is not None
        stops.append(now.objectName() or now.accessibleName())
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    rest = ["Label", "Remove this line"]
    assert stops == ["point_phone", *rest, "point_email", *rest, "add_phone", "add_email", "add_web"]


@pytest.mark.parametrize("name", ["customer_form_name", "point_phone", "address_city", "birth_day"])
def test_ctrl_enter_adds_one_customer(open_form: Open, qtbot: QtBot, desk: Desk, name: str) -> None:
    form = open_form(name="Anna")
    form.open_more()
    qtbot.keyClick(line(form, name), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert known(desk, 1).name == "Anna"
    assert desk.ask(profile, customer=2) is None
