"""Invented customers for the tests."""

from __future__ import annotations

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.rules import PointKind


def phone(value: str, label: str = "", *, preferred: bool = False) -> PointInput:
    """A phone number."""
    return PointInput(PointKind.PHONE, value, label, preferred)


def email(value: str) -> PointInput:
    """An e-mail."""
    return PointInput(PointKind.EMAIL, value)


def web(value: str) -> PointInput:
    """A web address."""
    return PointInput(PointKind.WEB, value)


def add(desk: Desk, name: str, potential: str = "", **more: object) -> int:
    """Add a customer by name and class."""
    return desk.run("Customer added", add_customer, name=name, potential=potential, **more)  # type: ignore[arg-type]


def add_some(desk: Desk) -> dict[str, int]:
    """A handful that a bicycle shop in Tartu might have, by their first name."""
    club = ("club",)
    return {
        "Anna": desk.run(
            "Customer added", add_customer, given="Anna", family="Saar", honorific="Mrs.", potential="A",
            points=(phone("5123 4567"), email("Anna.Saar@post.ee"), web("www.saar.ee")), tags=("touring", "club"),
            addresses=(AddressInput(street="Lootuse 14", city="Tartu"),), birth_day=3, birth_month=3, birth_year=1984,
        ),
        "Arvo": add(desk, "Arvo Mägi", "C", tags=club, addresses=(AddressInput(city="Elva"),)),
        "Dmitri": add(desk, "Dmitri Volkov", "B", points=(phone("+372 5550 1188"),)),
        "Garden": add(desk, "Garden Hotel Pärna", "A", is_organisation=True, points=(phone("447 1010"),)),
        "Helena": add(desk, "Helena Kask", "B", birth_day=21, birth_month=11, birth_year=1986),
        "Veera": add(desk, "Veera Ivanova", "C"),
    }  # fmt: skip
