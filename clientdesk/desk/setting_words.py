"""What the shop's own settings are called where their changes are told."""

from __future__ import annotations

from datetime import date, timedelta

from clientdesk.base.code_words import collation_words, country_words, currency_words
from clientdesk.base.day_words import day_words
from clientdesk.base.hours import OpeningHours
from clientdesk.base.words import N_, _, language
from clientdesk.desk.table_words import Say, TableWords

_MONDAY = date(2024, 1, 1)

SETTING = TableWords(
    "setting",
    N_("Settings"),
    {"value": N_("Setting")},
    silent=frozenset({"name"}),
)
"""The column is called by the row's own name: see `SETTINGS`."""

SETTINGS = {
    "name": N_("Name of the shop"),
    "country": N_("Country"),
    "currency": N_("Currency"),
    "zone": N_("Time zone"),
    "collation": N_("Order of names"),
    "hours": N_("Opening hours"),
    "closures.countries": N_("Public holidays kept"),
    "rhythm.calls_a_day": N_("Calls a day at most"),
    "rhythm.without_class": N_("Days between contacts without a class"),
    "rhythm.counts": N_("What counts as contact"),
}
OWN_SETTINGS = {"health": N_("How we judge a relationship")}
"""Of settings of which there are many: what stands before the point of their name."""


def setting_title(key: str, otherwise: str) -> str:
    """What a setting is called, in the language of the moment; `otherwise`, marked, where that was never told."""
    return _(SETTINGS.get(key) or OWN_SETTINGS.get(key.partition(".")[0]) or otherwise)


def _hours_words(text: str) -> str:
    """A week as `Mon 09:00–18:00, Tue …`; closed days are left out."""
    try:
        week = OpeningHours.read(text)
    except ValueError:
        return text
    days = (
        f"{day_words(_MONDAY + timedelta(days=day), language())['wd']} {span[0]:%H:%M}–{span[1]:%H:%M}"
        for day, span in enumerate(week.days)
        if span
    )
    return ", ".join(days)


def _countries_words(text: str) -> str:
    """The countries whose holidays the shop keeps."""
    return _("none") if text == "none" else ", ".join(country_words(code) for code in text.split(","))


SAID: dict[str, Say] = {
    "country": country_words,
    "currency": currency_words,
    "collation": collation_words,
    "hours": _hours_words,
    "closures.countries": _countries_words,
}
