"""What the shop's own settings are called where their changes are told."""

from __future__ import annotations

from clientdesk.base.code_words import collation_words, country_words, currency_words
from clientdesk.base.words import N_
from clientdesk.desk.table_words import Say, TableWords

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
}
SAID: dict[str, Say] = {
    "country": country_words,
    "currency": currency_words,
    "collation": collation_words,
}
