"""The shop as commands and queries see it: its settings, the clock, who is at the desk, the step being written."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import peewee as pw

from clientdesk.base.clock import Clock, local_now, today
from clientdesk.base.errors import UserError
from clientdesk.base.hours import OpeningHours, usual_hours
from clientdesk.base.text import tidy
from clientdesk.base.words import LANGUAGES, N_
from clientdesk.store.journal import OpenStep
from clientdesk.store.record import Identified, database


class Setting(Identified):
    """One answer about the shop, by name; absent means the default of `ShopSettings`."""

    title = "name"

    name = pw.TextField(unique=True)
    value = pw.TextField()


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """What is true of the whole shop, whoever sits at the desk.

    Args:
        name: the shop's own name, "" before it was told.
        country: ISO 3166 alpha-2; how phone numbers without a country are read.
        currency: ISO 4217; one for the store, fixed by the first sale.
        zone: IANA name of the time zone.
        collation: the national order of names: "en", "et", "lt", "ru" or "he"; not the interface language.
        hours: when it is open (`base.hours`); "" for what is usual in the country.
    """

    name: str = ""
    country: str = "EE"
    currency: str = "EUR"
    zone: str = "Europe/Tallinn"
    collation: str = "en"
    hours: str = ""

    @property
    def opening(self) -> OpeningHours:
        """When the shop is open."""
        try:
            return OpeningHours.read(self.hours) if self.hours else usual_hours(self.country)
        except ValueError:
            # Written by a newer version, which can say more.
            return usual_hours(self.country)


@dataclass(frozen=True, slots=True)
class Shop:
    """The first argument of every command and query.

    Args:
        settings: the shop's.
        clock: the wall clock; `now()` is UTC.
        staff: the id of the person at the desk, None before the first was told (and for the program itself).
        step: the step being written; None while something is only asked.
        cards: the catalogue, for what loops over all capabilities (`desk.feature.all_of`).
        folder: the data folder, where kept files lie.
    """

    settings: ShopSettings
    clock: Clock
    staff: int | None = None
    step: OpenStep | None = None
    cards: tuple[Any, ...] = ()
    folder: Path = Path()

    @property
    def zone(self) -> ZoneInfo:
        """The shop's zone."""
        return self.clock.zone

    @property
    def database(self) -> pw.Database:
        """For raw SQL where many rows are read or written at once."""
        bound: pw.Database = database.obj
        return bound

    def now(self) -> datetime:
        """This moment, naive, in UTC: as what happened is stored."""
        return self.clock.now().replace(tzinfo=None)

    def local_now(self) -> datetime:
        """The wall clock: naive local time, as what is planned is stored."""
        return local_now(self.clock)

    def today(self) -> date:
        """The date on the wall."""
        return today(self.clock)


def read_settings() -> ShopSettings:
    """The settings as stored."""
    known = {field.name for field in fields(ShopSettings)}
    stored: dict[str, Any] = {row.name: row.value for row in Setting.select() if row.name in known}
    return replace(ShopSettings(), **stored)


def setting(name: str, default: str = "") -> str:
    """The answer that a capability keeps under `name` ("rhythm.calls_a_day"), `default` where nobody gave one."""
    # Raw: it is asked at every turn of the clock, and Peewee's way costs a millisecond.
    found = Setting._meta.database.execute_sql("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return default if found is None else str(found[0])


def put_setting(name: str, value: str) -> None:
    """Keep an answer of a capability's own, within the step of one of its commands."""
    Setting.insert(name=name, value=value).on_conflict(
        conflict_target=[Setting.name], update={Setting.value: value}
    ).execute()


def change_settings(
    shop: Shop,
    *,
    name: str | None = None,
    country: str | None = None,
    currency: str | None = None,
    zone: str | None = None,
    collation: str | None = None,
    hours: str | None = None,
) -> None:
    """Change what is true of the whole shop; what is None stays.

    Args:
        shop: the shop.
        name: its name.
        country: ISO 3166 alpha-2.
        currency: ISO 4217.
        zone: IANA name of the time zone.
        collation: national order of names, one of the interface's languages.
        hours: when it is open: Monday to Sunday, such as "09:00-18:00;…", nothing for a closed day; "" as usual there.

    Raises:
        UserError: on the setting that no shop can have.
    """
    given = {
        "name": tidy(name) if name is not None else None,
        "country": _code(country, "country", _COUNTRY, N_("A country is given by two letters, such as EE.")),
        "currency": _code(currency, "currency", _CURRENCY, N_("A currency is given by three letters, such as EUR.")),
        "zone": _known(zone, "zone", available_timezones(), N_("There is no such time zone.")),
        "collation": _known(collation, "collation", LANGUAGES, N_("There is no such order of names.")),
        "hours": _week(hours),
    }
    for key, value in given.items():
        if value is not None and value != getattr(shop.settings, key):
            put_setting(key, value)


_COUNTRY, _CURRENCY = re.compile("[A-Z]{2}"), re.compile("[A-Z]{3}")


def _code(value: str | None, field: str, form: re.Pattern[str], words: str) -> str | None:
    if value is not None and not form.fullmatch(value):
        raise UserError(field, words)
    return value


def _week(hours: str | None) -> str | None:
    try:
        return OpeningHours.read(hours).text() if hours else hours
    except ValueError as error:
        raise UserError("hours", N_("A shop opens before it closes, at times such as 09:00.")) from error


def _known(value: str | None, field: str, known: Collection[str], words: str) -> str | None:
    if value is not None and value not in known:
        raise UserError(field, words)
    return value
