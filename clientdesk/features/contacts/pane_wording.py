"""The words of the panes of contacts."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.contacts.rules import ICONS
from clientdesk.kit.choice_row import Choice

KINDS: dict[ContactKind, str] = {
    ContactKind.NOTE: N_("Note"),
    ContactKind.CALL: N_("Call"),
    ContactKind.EMAIL: N_("E-mail"),
    ContactKind.MEETING: N_("Meeting"),
    ContactKind.LETTER: N_("Letter"),
    ContactKind.VISIT: N_("Visit"),
    ContactKind.MESSAGE: N_("Message"),
    ContactKind.SOCIAL: N_("Social network"),
    ContactKind.OCCASION: N_("Social occasion"),
}
"""In the order of the composer."""

LOGGED: dict[ContactKind, str] = {
    ContactKind.NOTE: N_("Note saved"),
    ContactKind.CALL: N_("Call logged"),
    ContactKind.EMAIL: N_("E-mail logged"),
    ContactKind.MEETING: N_("Meeting logged"),
    ContactKind.LETTER: N_("Letter logged"),
    ContactKind.VISIT: N_("Visit logged"),
    ContactKind.MESSAGE: N_("Message logged"),
    ContactKind.SOCIAL: N_("Contact logged"),
    ContactKind.OCCASION: N_("Social occasion logged"),
}

LOGGED_AND_PLANNED: dict[ContactKind, str] = {
    ContactKind.NOTE: N_("Note saved, reminder added"),
    ContactKind.CALL: N_("Call logged, reminder added"),
    ContactKind.EMAIL: N_("E-mail logged, reminder added"),
    ContactKind.MEETING: N_("Meeting logged, reminder added"),
    ContactKind.LETTER: N_("Letter logged, reminder added"),
    ContactKind.VISIT: N_("Visit logged, reminder added"),
    ContactKind.MESSAGE: N_("Message logged, reminder added"),
    ContactKind.SOCIAL: N_("Contact logged, reminder added"),
    ContactKind.OCCASION: N_("Social occasion logged, reminder added"),
}

_CALL_DIRECTIONS = {
    Direction.NONE: N_("Not said"),
    Direction.OUTGOING: N_("We called"),
    Direction.INCOMING: N_("The customer called"),
}
_DIRECTIONS = {
    Direction.NONE: N_("Not said"),
    Direction.OUTGOING: N_("To the customer"),
    Direction.INCOMING: N_("From the customer"),
}


def kind_choices() -> list[Choice]:
    """The kinds of contact, with their glyphs."""
    return [Choice(kind.value, words, ICONS[kind]) for kind, words in KINDS.items()]


def direction_choices(kind: ContactKind) -> list[Choice]:
    """Who may have begun a contact of this kind."""
    words = _CALL_DIRECTIONS if kind is ContactKind.CALL else _DIRECTIONS
    return [Choice(direction.value, said) for direction, said in words.items()]
