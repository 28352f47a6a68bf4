"""The words of the panes of contacts."""

from __future__ import annotations

from collections.abc import Sequence

from clientdesk.base.words import N_, Phrase
from clientdesk.features.contacts.kinds import BUILT_IN, ELEMENTS, Kind, Shape
from clientdesk.features.contacts.records import ContactKind, Direction, Initiator, Place
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.spoken import Words, literal

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

_KNOWN = frozenset(kind.value for kind in ContactKind)
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


INITIATORS = (
    Choice(Initiator.UNKNOWN.value, N_("Not said")),
    Choice(Initiator.SHOP.value, N_("We did")),
    Choice(Initiator.CUSTOMER.value, N_("The customer did")),
)
PLACES = (
    Choice(Place.UNKNOWN.value, N_("Not said")),
    Choice(Place.SHOP.value, N_("In the shop")),
    Choice(Place.CUSTOMER.value, N_("At their place")),
    Choice(Place.ELSEWHERE.value, N_("Elsewhere")),
)
SHAPES = (
    Choice(Shape.MEETING.value, N_("A meeting: where, and how long")),
    Choice(Shape.TALK.value, N_("A talk: which way, answered or not, how long")),
    Choice(Shape.LETTER.value, N_("A letter: which way")),
    Choice(Shape.NOTE.value, N_("A note: nobody was in touch")),
)
ELEMENT_CHOICES = tuple(Choice(element.value, words) for element, words in ELEMENTS.items())


def kind_words(kind: Kind) -> Words:
    """The name of a kind; the owner's own word is never translated."""
    return kind.name if isinstance(kind.name, Phrase) else literal(kind.name)


def kind_choices(kinds: Sequence[Kind] = BUILT_IN) -> list[Choice]:
    """The kinds of contact, with their glyphs."""
    return [Choice(kind.key, kind_words(kind), kind.icon) for kind in kinds]


def logged(kind: str) -> str:
    """What is said once a contact of this kind is written down."""
    return LOGGED[ContactKind(kind)] if kind in _KNOWN else N_("Contact logged")


def direction_choices(kind: str) -> list[Choice]:
    """Which way a contact of this kind may have gone."""
    words = _CALL_DIRECTIONS if kind == ContactKind.CALL else _DIRECTIONS
    return [Choice(direction.value, said) for direction, said in words.items()]
