"""What can be done with an appointment where it is shown; how is loaded when it is done: no start waits for it."""

from __future__ import annotations

from datetime import date, datetime

from clientdesk.desk.shop import Shop


def move_appointment(shop: Shop, *, row: int, to: date) -> None:
    """Move it to another day; a series as a whole."""
    from clientdesk.features.appointments import commands_places

    commands_places.move_appointment(shop, row=row, to=to)


def place_appointment(
    shop: Shop,
    *,
    row: int,
    starts: datetime,
    ends: datetime | None = None,
    all_day: bool = False,
    staff: int | None = None,
    hand_over: bool = False,
    original: datetime | None = None,
    scope: str = "this",
) -> int:
    """Put it at another time, make it longer or shorter, hand it over."""
    from clientdesk.features.appointments import commands_places
    from clientdesk.features.appointments.commands_checks import Scope

    return commands_places.place_appointment(
        shop, row=row, starts=starts, ends=ends, all_day=all_day, staff=staff, hand_over=hand_over, original=original,
        scope=Scope(scope),
    )  # fmt: skip


def cancel_appointment(shop: Shop, *, row: int, original: datetime, scope: str = "this") -> None:
    """Let one of a series, it and all later ones, or all of them fall out."""
    from clientdesk.features.appointments import commands_places
    from clientdesk.features.appointments.commands_checks import Scope

    commands_places.cancel_appointment(shop, row=row, original=original, scope=Scope(scope))


def delete_appointment(shop: Shop, *, row: int) -> None:
    """Take it out of the calendar."""
    from clientdesk.features.appointments import commands_places

    commands_places.delete_appointment(shop, row=row)
