"""What else is asked about appointments: to which one a guest is asked, and the rules of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.queries_rows import ask, portions, within

_RULES = "SELECT id, repeats FROM appointment WHERE repeats <> '' {which}"


def appointment_of_guest(shop: Shop, *, row: int) -> int | None:
    """The appointment to which a guest is asked; None when the guest is gone."""
    found = ask(shop, "SELECT appointment_id FROM appointment_guest WHERE id = ?", (row,))
    return int(found[0][0]) if found else None


def rules_of(shop: Shop, *, rows: Sequence[int]) -> Mapping[int, str]:
    """The rule of each of these appointments that is a series."""
    found: dict[int, str] = {}
    for some in portions(rows):
        found |= dict(ask(shop, _RULES.format(which=within("id", some)), some))
    return found
