"""Where the people of the sample shop live: streets, postcodes and phone numbers that fit town and country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from clientdesk.sample.texts import read

_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_PLACE = re.compile("#+|A")


@dataclass(frozen=True, slots=True)
class Country:
    """How addresses are written in a country, and how its mobile numbers begin."""

    code: str
    form: str
    streets: tuple[str, ...]
    mobiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A town with the forms of its postcodes and landlines: "#" is a digit, "A" a letter, "_" a blank."""

    name: str
    country: Country
    postcodes: tuple[str, ...]
    landlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Every town, and where the speakers of each language live: names of towns with running sums of their weights."""

    towns: Mapping[str, Town]
    homes: Mapping[str, tuple[tuple[str, ...], tuple[int, ...]]]

    def home(self, language: str, rng: Random) -> Town:
        """Where somebody who speaks this language may live."""
        names, sums = self.homes[language]
        return self.towns[rng.choices(names, cum_weights=sums)[0]]


@cache
def places() -> Places:
    """The places of `resources/sample`."""
    told = read("places")
    countries = {
        code: Country(
            code,
            one["address"],
            tuple(one["streets"]),
            tuple(start + "#" * one["digits"] for start in one["mobiles"].split()),
        )
        for code, one in told["countries"].items()
    }
    towns = {
        name: Town(name, countries[country], tuple(postcodes.split()), tuple(landlines.split()))
        for name, (country, postcodes, landlines) in told["towns"].items()
    }
    homes = {language: (tuple(ways), tuple(accumulate(ways.values()))) for language, ways in told["homes"].items()}
    return Places(towns, homes)


def address(town: Town, rng: Random) -> dict[str, str]:
    """Street, town, postcode and country of some house."""
    house = rng.randrange(1, 60) if town.country.code == "GB" else rng.randrange(1, 120)
    street = town.country.form.format(street=rng.choice(town.country.streets), house=house, flat=rng.randrange(1, 61))
    postcode = _filled(rng.choice(town.postcodes), rng).replace("_", " ")
    return {"street": street, "city": town.name, "postcode": postcode, "country": town.country.code}


def mobile(town: Town, rng: Random) -> str:
    """A mobile number in E.164; a landline where the country has no mobile numbers to invent."""
    return _filled(rng.choice(town.country.mobiles or town.landlines), rng)


def landline(town: Town, rng: Random) -> str:
    """A landline number in E.164."""
    return _filled(rng.choice(town.landlines), rng)


def _filled(form: str, rng: Random) -> str:
    return _PLACE.sub(lambda found: _some(found[0], rng), form)


def _some(place: str, rng: Random) -> str:
    if place == "A":
        return rng.choice(_LETTERS)
    return str(rng.randrange(10 ** len(place))).zfill(len(place))
