"""The badge beside the name, the sheet behind it, the weights in the settings, the chip of the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.pane_header import Header
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.health.pane import PANES
from clientdesk.features.health.pane_badge import HealthBadge
from clientdesk.features.health.pane_reason import ReasonRow
from clientdesk.features.health.pane_sheet import HealthSheet
from clientdesk.features.health.pane_weights import WeightRow, WeightsSection
from clientdesk.features.health.queries import weights
from clientdesk.kit.context import Context
from tests.features.customers.people import add
from tests.features.health.talks import REGULAR, talked


@pytest.fixture
def anna(desk: Desk) -> int:
    """At risk: A, and silent for three months."""
    customer = add(desk, "Anna Saar", "A")
    talked(desk, customer, REGULAR)
    return customer


@pytest.fixture
def asked(context: Context) -> list[tuple[object, ...]]:
    """What the panes asked the window for."""
    found: list[tuple[object, ...]] = []
    context.edit_asked.connect(lambda table, row, _first: found.append((table, row)))
    context.page_asked.connect(lambda page: found.append((page,)))
    return found


def opened(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(440, 700)
    widget.show()
    qtbot.waitExposed(widget)


def shown(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisible())


def press(widget: QWidget, name: str) -> None:
    (found,) = widget.findChildren(QPushButton, name)
    QTest.keyClick(found, Qt.Key.Key_Return)


def test_the_word_stands_beside_the_name_and_leads_to_the_reasons(
    context: Context, desk: Desk, anna: int, asked: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    header = Header(context)
    header.show_customer(anna)
    opened(header, qtbot)
    (badge,) = header.findChildren(HealthBadge)
    assert (badge.accessibleName(), badge.isVisible()) == ("How it goes: At risk", True)
    assert badge.toolTip().startswith("Silent for 90 days, used to be in touch every 30 · ")
    press(header, "profile_health")
    [action] = PANES.actions
    action.run(context, anna)
    assert asked == [("customer_health", anna)] * 2
    talked(desk, anna, [0])
    assert badge.accessibleName() == "How it goes: Going well"
    desk.undo()
    assert badge.accessibleName() == "How it goes: At risk"
    header.show_customer(add(desk, "Oleg"))
    assert badge.isHidden()


def test_the_sheet_tells_why_and_each_reason_is_a_link(
    context: Context, desk: Desk, anna: int, asked: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    [last] = talked(desk, anna, [80])
    [missed] = talked(desk, anna, [1], answered=False)
    sheet = HealthSheet(context, anna)
    opened(sheet, qtbot)
    rows = sheet.findChildren(ReasonRow)
    told = [row.accessibleName().replace("\u2066", "").replace("\u2069", "") for row in rows if row.isVisible()]
    assert told == [
        "Silent for 80 days, used to be in touch every 30 (−4.5)",
        "Last in touch 80 days ago, you agreed on every 30 (−3.75)",
        "1 call not answered since you last spoke (−0.75)",
    ]
    assert "Together \u2066−9\u2069" in shown(sheet) and "Anna Saar" in shown(sheet)
    for place in range(3):
        press(sheet, f"health_reason_{place}")
    press(sheet, "health_weights")
    # Silence leads to the last time that they spoke, a call in vain to itself.
    assert asked == [("contact", last), ("contact", last), ("contact", missed), ("settings:health",)]
    with qtbot.waitSignal(sheet.left):
        press(sheet, "health_close")


def test_the_course_is_drawn_and_said(context: Context, desk: Desk, anna: int, qtbot: QtBot) -> None:
    sheet = HealthSheet(context, anna)
    opened(sheet, qtbot)
    points = sheet.chart.points()
    assert len(points) == 13 and points[0].height is None and points[-1].tone == "danger"
    assert "November 2026: At risk" in sheet.chart.accessibleName()
    assert "You have not been in touch long enough to compare." in shown(sheet)
    assert sheet.values.isHidden()
    press(sheet, "health_values")
    assert sheet.values.isVisible() and "September 2026: Needs attention" in sheet.values.text()
    talked(desk, anna, [0])
    assert sheet.chart.points()[-1].tone == "accent"


def test_of_whom_nothing_is_known_the_sheet_says_so(context: Context, desk: Desk, qtbot: QtBot) -> None:
    sheet = HealthSheet(context, add(desk, "Oleg"))
    opened(sheet, qtbot)
    assert "Nothing speaks for or against it yet." in shown(sheet)
    assert sheet.word.accessibleName() == "Nothing known yet" and sheet.values_button.isHidden()


def test_weights_are_moved_by_arrows_and_go_back_as_begun(
    context: Context, desk: Desk, anna: int, qtbot: QtBot
) -> None:
    section = WeightsSection(context)
    opened(section, qtbot)
    (steps,) = section.findChildren(WeightRow, "weight_silence")
    assert steps.accessibleName() == "Weight: Silence against what is usual" and not section.begun_button.isEnabled()
    chosen = next(one for one in steps.findChildren(QPushButton) if one.isChecked())
    QTest.keyClick(chosen, Qt.Key.Key_Right)
    told = {one.key: one.weight for one in desk.ask(weights)}
    assert told["silence"] == 7 and section.begun_button.isEnabled()
    desk.undo()
    assert (steps.current(), section.begun_button.isEnabled()) == ("6", False)
    steps.choose("0")
    press(section, "weights_as_begun")
    assert steps.current() == "6"
    assert all(one.weight == one.begun for one in desk.ask(weights))


def test_the_chip_narrows_the_list_and_the_flag_catches_the_eye(
    context: Context, desk: Desk, anna: int, qtbot: QtBot
) -> None:
    oleg = add(desk, "Oleg Petrov", "C")
    directory = Directory(context)
    opened(directory, qtbot)
    assert directory.chips.findChildren(QPushButton, "customer_chip_at_risk")
    directory.chips.choose("chip:at_risk")
    assert list(directory.rows.model.ids()) == [anna] and directory.count.text() == "1 customer"
    row = directory.rows.model.row_at(0)
    assert row is not None and row.flag is not None
    talked(desk, anna, [0])
    assert list(directory.rows.model.ids()) == []
    desk.undo()
    assert list(directory.rows.model.ids()) == [anna]
    directory.show_customer(oleg)
    assert directory.chips.current() == "all"
