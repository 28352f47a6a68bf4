"""The day sheet: what stands on paper for the shop floor, in the language of the window; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from clientdesk.base.days import birthday_date, long_date
from clientdesk.base.words import _, apart, is_right_to_left, shown
from clientdesk.desk.due import Due
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import TodayRow, TodaySource
from clientdesk.shell.popup_words import last_said, to_know, to_say
from clientdesk.shell.today_sources import todays_sources

Key = tuple[str, int]

DAY_SHEET = "day"
"""The key of the print of a day."""


@dataclass(frozen=True, slots=True)
class DayItem:
    """One thing of the day.

    Args:
        when: "10:00", "3 days late", "any time"; "" for what needs no moment.
        name: whom it is about, or what is to be done about nobody.
        reach: the phone number, or the address where there is none; "" for neither.
        lines: why, how to address them, what to say, what was said last.
        to_do: it has a box to tick and room for a note.
    """

    when: str
    name: str
    reach: str = ""
    lines: tuple[str, ...] = ()
    to_do: bool = False


@dataclass(frozen=True, slots=True)
class DayPart:
    """The things of one card; `empty` is said where there are none."""

    title: str
    items: tuple[DayItem, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class DaySheet:
    """Everything the sheet shows.

    Args:
        title: the day.
        foot: the shop, and when the sheet was made.
        page: "page {page} of {pages}", to be filled in.
        right_to_left: how it is read.
    """

    title: str
    foot: str
    page: str
    right_to_left: bool
    parts: tuple[DayPart, ...]


def day_sheet(shop: Shop, *, wanted: Callable[[TodayRow], bool]) -> DaySheet:
    """The sheet of this day.

    Args:
        shop: the shop.
        wanted: whether a row is to stand on it.
    """
    now = shop.local_now()
    day = long_date(now.date(), now.date())
    made = birthday_date(now.month, now.day, now.year)
    told = " · ".join(part for part in (apart(shop.settings.name), f"{made}, {now:%H:%M}") if part)
    return DaySheet(
        title=day[:1].upper() + day[1:],
        foot=told,
        page=_("Page {page} of {pages}"),
        right_to_left=is_right_to_left(),
        parts=tuple(_parts(shop, wanted)),
    )


def _parts(shop: Shop, wanted: Callable[[TodayRow], bool]) -> Iterator[DayPart]:
    dues = _dues(shop)
    # What is for later days stands last.
    for source in sorted(todays_sources(shop.cards), key=lambda one: (not one.schedule, one.side)):
        rows = [row for row in source.rows(shop) if wanted(row)]
        if source.schedule:
            # What is to be done at a time stands among what is to be done.
            rows = [row for row in rows if (row.table, row.row) not in dues]
        items = tuple(_item(shop, source, row, dues.get((row.table, row.row))) for row in rows)
        if items or source.empty:
            yield DayPart(_(source.title), items, _(source.empty) if source.empty and not items else "")


def _dues(shop: Shop) -> Mapping[Key, Due]:
    """What falls due until the end of the day, with all that is told of whom it is about."""
    end = datetime.combine(shop.today(), time.max)
    return {(due.table, due.row): due for source in all_of(shop.cards, "due") for due in source.due(shop, at=end)}


def _item(shop: Shop, source: TodaySource, row: TodayRow, due: Due | None) -> DayItem:
    reach = row.phone or (due.phone if due else "") or row.email
    has_when = source.schedule or row.checkable
    lines = [shown(row.what)] if has_when else [shown(row.when), shown(row.what)]
    if due is not None:
        # Translators: how to address somebody, on a printed sheet.
        say = _("Address as: {name}").format(name=apart(due.say)) if due.say else ""
        lines += [say, to_say(due), to_know(due), last_said(due, shop.today())]
    return DayItem(
        when=shown(row.when) if has_when else "",
        name=apart(row.name),
        reach=apart(reach) if reach and not source.schedule else "",
        lines=tuple(line for line in lines if line),
        to_do=row.checkable,
    )
