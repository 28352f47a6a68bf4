"""Codes in words: countries, languages and currencies, in the language of the moment."""

from __future__ import annotations

from clientdesk.base.words import LANGUAGES, _, language


def country_words(code: str) -> str:
    """The name of a country given by its two letters; what is no code stays as it is."""
    return _name_of("territories", code) or code


def language_words(code: str) -> str:
    """The name of a language given by its code (ISO 639); what is no code stays as it is."""
    return _name_of("languages", code.lower()) or code


def currency_words(code: str) -> str:
    """The name of a currency given by its three letters, with them: `euro (EUR)`; what is no code stays as it is."""
    name = _name_of("currencies", code)
    # Translators: a currency by name and by code, such as euro (EUR).
    return _("{name} ({code})").format(name=name, code=code) if name else code


def collation_words(code: str) -> str:
    """The order of names that a language keeps, by that language's name."""
    return language_words(code) if code in LANGUAGES else code


def _name_of(names: str, code: str) -> str:
    if not 2 <= len(code) <= 3:
        return ""
    # Imported late: it is wanted only where a code stands, and costs the start its time.
    from babel import Locale

    return str(getattr(Locale(language()), names).get(code, ""))
