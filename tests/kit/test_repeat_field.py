"""How something repeats, chosen from the usual rules or put together, and when it ends."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.kit.repeat_ends import COUNT, NEVER, UNTIL
from clientdesk.kit.repeat_field import RepeatField

THURSDAY = date(2026, 11, 26)


@pytest.fixture
def field(qtbot: QtBot) -> RepeatField:
    """The field for a Thursday, the last of November."""
    made = RepeatField(THURSDAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=WEEKLY;BYDAY=TH",
        "FREQ=WEEKLY;BYDAY=TH;COUNT=5",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH;UNTIL=20270101",
        "FREQ=MONTHLY;BYDAY=-1TH",
        "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270101T080000Z",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=LUNAR;COUNT=3",
    ],
)
def test_a_rule_comes_out_as_it_went_in(field: RepeatField, rule: str) -> None:
    field.set_value(rule)
    assert (field.value(), field.is_changed()) == (rule, False)


def test_an_end_is_asked_only_of_what_repeats(field: RepeatField) -> None:
    assert not field.ends.isVisible()
    field.choice.choose("week")
    assert field.ends.isVisible()
    assert (field.value(), field.is_changed()) == ("FREQ=WEEKLY;BYDAY=TH", True)


def test_after_so_many_times_and_on_a_day(field: RepeatField) -> None:
    field.choice.choose("week")
    field.ends.choice.choose(COUNT)
    field.ends.times.clear()
    QTest.keyClicks(field.ends.times, "7")
    assert field.value() == "FREQ=WEEKLY;BYDAY=TH;COUNT=7"
    field.ends.choice.choose(UNTIL)
    field.ends.until.set_day(date(2026, 12, 31))
    assert field.value() == "FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231"
    assert (field.ends.until.isVisible(), field.ends.times.isVisible()) == (True, False)


def test_a_rule_that_only_another_program_can_say_may_be_given_an_end(field: RepeatField) -> None:
    foreign = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    field.set_value(foreign)
    field.ends.choice.choose(COUNT)
    assert field.value() == f"{foreign};COUNT=10"


def test_the_same_kind_of_rule_goes_with_the_day(field: RepeatField) -> None:
    field.set_value("FREQ=MONTHLY;BYDAY=4TH")
    field.set_day(date(2026, 12, 31))
    assert field.value() == "FREQ=MONTHLY;BYDAY=-1TH", "a fifth Thursday is said as the last one"
    field.set_day(date(2026, 12, 4))
    assert (field.value(), field.is_changed()) == ("FREQ=MONTHLY;BYDAY=1FR", False)


def test_some_days_of_every_other_week_are_put_together(field: RepeatField) -> None:
    field.choice.choose("own")
    QTest.mouseClick(field.weekdays[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(field.weekdays[3], Qt.MouseButton.LeftButton)
    assert field.value() == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"


def test_what_knows_no_number_of_times_is_not_offered_one(qtbot: QtBot) -> None:
    made = RepeatField(THURSDAY, ends=(NEVER, UNTIL))
    qtbot.addWidget(made)
    assert made.ends.choice.count() == 2


def test_everything_has_a_name_to_be_heard(field: RepeatField) -> None:
    field.choice.choose("own")
    parts = (field.choice, field.apart, field.unit, field.ends.choice, field.ends.until, field.ends.times)
    assert all(part.accessibleName() for part in (*parts, *field.weekdays))
