"""Today with much to do: how the tests fill the shop and get about on the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.kit.context import Context
from clientdesk.shell.choices import Choices
from clientdesk.shell.today import TodayPage

FRIDAY = date(2026, 11, 20)


def person(desk: Desk, name: str, phone: str = "", email: str = "", **more: Any) -> int:  # noqa: ANN401
    """A customer who can be reached."""
    points = (PointInput(PointKind.PHONE, phone), PointInput(PointKind.EMAIL, email))
    return desk.run("Added", add_customer, name=name, points=points, **more)


def plan(
    desk: Desk,
    what: str,
    time: str | None = None,
    on: date = FRIDAY,
    customer: int | None = None,
    **more: Any,  # noqa: ANN401
) -> int:
    """A reminder."""
    return desk.run("Added", add_reminder, what=what, due_on=on, due_time=time, customer=customer, **more)


def missed(desk: Desk, count: int) -> Sequence[int]:
    """So many reminders about as many people, all late, two a day."""
    return [
        plan(
            desk,
            f"Call about order {n}",
            None,
            FRIDAY - timedelta(days=1 + n // 3),
            person(desk, f"Person {n:02}", f"+372 5100 10{n:02}"),
        )
        for n in range(count)
    ]


def opened_page(context: Context, choices: Choices, qtbot: QtBot, *, size: tuple[int, int] = (1196, 800)) -> TodayPage:
    """The page in a window of its own."""
    made = TodayPage(context, choices)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    qtbot.waitExposed(made)
    return made


def take(name: str) -> None:
    """Take a line of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.objectName() == name)
    action.trigger()
    menu.close()
