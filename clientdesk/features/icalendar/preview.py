"""The first events of a file as they would come in: what, when, how it repeats, where; and what is the matter."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from clientdesk.base.days import short_date
from clientdesk.base.recurrence_expand import on_wall
from clientdesk.base.recurrence_words import rule_words
from clientdesk.base.words import N_, _
from clientdesk.desk.intake import Cell, Preview, Sighting
from clientdesk.desk.shop import Shop
from clientdesk.features.icalendar.rules_rows import NO_TITLE, Made, made_of, refusal
from clientdesk.formats.ical_event import Event
from clientdesk.formats.source import Source

_HEADS = (N_("What"), N_("When"), N_("Repeats"), N_("Where"))


def preview_calendar(shop: Shop, *, source: Source, rows: int) -> Preview:
    """The first `rows` events of a file.

    Args:
        shop: the shop.
        source: the file.
        rows: how many.
    """
    events = source.calendar.events[:rows] if source.calendar else ()
    return Preview(_HEADS, tuple(Sighting(event.line, _cells(shop, event)) for event in events))


def _cells(shop: Shop, event: Event) -> tuple[Cell, ...]:
    name = event.summary.strip() or _(NO_TITLE)
    reason = refusal(event)
    if reason is not None:
        return Cell(name, reason.text()), Cell(""), Cell(""), Cell(event.place)
    made = made_of(event, shop.zone.key)
    trouble = _("It was called off.") if event.is_cancelled else ""
    repeats = rule_words(made.repeats, made.starts.date()) if made.repeats else ""
    return Cell(made.what, trouble), Cell(_when(shop, made)), Cell(repeats, " ".join(made.problems)), Cell(made.place)


def _when(shop: Shop, made: Made) -> str:
    """The day and time on the shop's wall."""
    today = shop.today()
    if made.all_day:
        first, last = made.starts.date(), made.ends.date() - timedelta(days=1)
        days = [short_date(day, today) for day in dict.fromkeys((first, last))]
        return "–".join(days)
    starts = on_wall(made.starts, ZoneInfo(made.zone), shop.zone)
    return _("{day}, {time}").format(day=short_date(starts.date(), today), time=f"{starts:%H:%M}")
