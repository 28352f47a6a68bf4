"""What stands in the calendar, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from clientdesk.desk.timeline import EntryKind
from clientdesk.desk.tone import Tone


# A month may hold tens of thousands: frozen, each would take six times as long to make. Nobody writes to one.
@dataclass(slots=True, unsafe_hash=True)
class Occurrence:
    """Something in the calendar.

    Args:
        starts: naive local wall time (midnight when `all_day`); `ends` exclusive.
        done: over and ticked off, drawn muted.
        staff: whose it is, None for nobody in particular.
        original: which of a series it is: the start that its rule gave it; None for what stands alone.
        held: "held", "not_held", "" while nobody has said.
        place: where.
        guests: how many are asked to be there, `guest_names` who, one after the other.
        last: on its day it stands behind all that somebody has fixed for that day.
        zone: whose wall it hangs on where that is not the shop's, "" otherwise; `starts` is the shop's all the same.
    """

    table: str
    row: int
    uid: str
    title: str
    starts: datetime
    ends: datetime
    all_day: bool
    kind: str
    icon: str
    tone: Tone
    customer: int | None = None
    customer_name: str = ""
    done: bool = False
    movable: bool = True
    repeats: bool = False
    staff: int | None = None
    original: datetime | None = None
    held: str = ""
    place: str = ""
    guests: int = 0
    guest_names: str = ""
    zone: str = ""
    last: bool = False


@dataclass(frozen=True, slots=True)
class OccurrenceSource:
    """Where they come from: `occurrences(shop, start=, end=)`, naive local datetimes, end exclusive.

    Args:
        kinds: by what the calendar can be filtered; a key names a kind of occurrence or a table.
        place: order of its kinds among those of the others, small first.
        crowds: they come by themselves and fill the days; a month shows them only where one of `kinds` is chosen.
    """

    tables: frozenset[str]
    occurrences: Callable[..., Sequence[Occurrence]]
    kinds: tuple[EntryKind, ...] = ()
    place: int = 50
    crowds: bool = False
