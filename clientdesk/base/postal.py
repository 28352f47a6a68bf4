"""Addresses as the post of each country wants them on an envelope."""

from __future__ import annotations

_CITY_FIRST = frozenset({"IL"})
_CITY_REGION_CODE = frozenset({"US", "CA", "AU"})
_CODE_BELOW = frozenset({"GB", "IE", "RU", "UA", "KZ", "IN", "SG"})
_PREFIXED = frozenset({"LT", "LV"})


def envelope_lines(
    *, street: str, city: str, region: str, postcode: str, country: str, home: str, country_name: str
) -> list[str]:
    """The lines under the recipient, empty ones left out.

    The order is that of the Universal Postal Union's country sheets for the countries told apart above; elsewhere the
    postcode stands before the town, as it does in most of Europe.

    Args:
        street: one or several lines.
        city: the town.
        region: county, state or province.
        postcode: as written.
        country: two letters, or the owner's own word; "" for home.
        home: two letters of the country from which it is sent.
        country_name: how the country is called; it stands last, in capitals, on what goes abroad.
    """
    code = (country if len(country) == 2 else "").upper() or home
    lines = [*street.splitlines(), *_town(code, city, region, postcode)]
    if country and country.upper() != home:
        lines.append((country_name or country).upper())
    return [line.strip() for line in lines if line.strip()]


def _town(code: str, city: str, region: str, postcode: str) -> list[str]:
    if code in _CITY_REGION_CODE:
        comma = "" if code == "AU" else ","
        beside = f"{city}{comma} {region}" if city and region else city or region
        return [f"{beside} {postcode}"]
    if code in _CODE_BELOW:
        return [city, region, postcode]
    if code in _CITY_FIRST:
        return [f"{city} {postcode}"]
    if code in _PREFIXED and postcode[:1].isdigit():
        postcode = f"{code}-{postcode}"
    return [f"{postcode} {city}", region]
