"""A shop in which some are there twice."""

from __future__ import annotations

from typing import Any

import pytest

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.rules import PointKind


def add(desk: Desk, name: str, *, phone: str = "", email: str = "", home: str = "", **told: Any) -> int:  # noqa: ANN401
    """Add a customer."""
    points = [PointInput(PointKind.PHONE, phone)] if phone else []
    points += [PointInput(PointKind.EMAIL, email)] if email else []
    addresses = (AddressInput(home, "Tartu"),) if home else ()
    made = desk.run("Added", add_customer, name=name, points=tuple(points), addresses=addresses, **told)
    return int(made)


@pytest.fixture
def twice(desk: Desk) -> dict[str, int]:
    """Anna three times, Ivan in two scripts, a father and a son, and somebody else; ids by a short name."""
    day: dict[str, Any] = {"birth_day": 1, "birth_month": 2, "birth_year": 1970}
    return {
        "anna": add(desk, "Anna Saar", phone="+372 5123 4567", email="anna.saar@pood.example", home="Riia 12-4"),
        "saare": add(desk, "Anna Saare", phone="5123 4567", home="Riia 12-4"),
        "anne": add(desk, "Anne Saar", phone="51234567", email="anna.saar@pood.example"),
        "щербаков": add(desk, "Щербаков Иван Петрович", phone="+79161234567", **day),
        "ivan": add(desk, "Ivan Shcherbakov", email="ivan@post.example", **day),
        "jaan": add(desk, "Jaan Tamm", phone="55555555"),
        "toomas": add(desk, "Toomas Tamm", phone="55555555"),
        "dmitri": add(desk, "Dmitri Volkov"),
    }
