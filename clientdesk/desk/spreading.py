"""Spreading what has piled up over several days: those on which the shop is open come from `desk.working_days`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def spread(things: int, days: Sequence[date]) -> Sequence[date]:
    """A day for each of so many things, evenly and in order: the first ones stand on the first day.

    Earlier days take one more where it does not come out even.
    """
    share, more = divmod(things, len(days))
    return [day for place, day in enumerate(days) for _each in range(share + (place < more))]
