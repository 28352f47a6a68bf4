"""A hotel with four people, and the form and the tab on a screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.organisations.commands import add_position
from clientdesk.features.organisations.pane_people import People
from clientdesk.kit.context import Context

NAMES = ("Reet Kask", "Jaan Saar", "Mari Tamm", "Toomas Oja")


@pytest.fixture
def hotel(desk: Desk) -> dict[str, int]:
    """The ids of the hotel and of its people, by first word; the positions under "@Reet" and so on.

    Reet signs; Jaan decides and reports to her; Mari uses and reports to Jaan; Toomas reports to nobody.
    """
    made = {"Hotel": desk.run("x", add_customer, name="Hotel Pärna", is_organisation=True)}
    for name in NAMES:
        made[name.split()[0]] = desk.run("x", add_customer, name=name)

    def add(who: str, title: str, boss: str = "", **parts: object) -> None:
        given = {"organisation": made["Hotel"], "person": made[who], "title": title, "reports_to": made.get(f"@{boss}")}
        made[f"@{who}"] = desk.run("x", add_position, **given, **parts)  # type: ignore[arg-type]

    add("Reet", "owner", signs=True)
    add("Jaan", "manager", "Reet", decides=True)
    add("Mari", "receptionist", "Jaan", uses=True)
    add("Toomas", "caretaker")
    return made


@pytest.fixture
def people(context: Context, qtbot: QtBot) -> Callable[[int], People]:
    """Opens the tab for a customer."""

    def open_one(customer: int) -> People:
        made = People(context)
        qtbot.addWidget(made)
        made.resize(560, 760)
        made.show()
        made.show_customer(customer)
        qtbot.waitExposed(made)
        return made

    return open_one
