"""The languages the program speaks, each named in itself."""

from __future__ import annotations

from clientdesk.kit.widgets import Choice, literal

OWN_NAMES = {"en": "English", "et": "Eesti", "lt": "Lietuvių", "ru": "Русский", "he": "עברית"}


def language_choices() -> list[Choice]:
    """Every language, named in itself, so that everyone finds their own."""
    return [Choice(code, literal(name)) for code, name in OWN_NAMES.items()]
