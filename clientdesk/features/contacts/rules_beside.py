"""What stands beside the title of a contact: that nobody answered, where it was, whose idea it was, who was there."""

from __future__ import annotations

from collections.abc import Sequence

from clientdesk.base.words import N_, Phrase, Words, _, apart
from clientdesk.features.contacts.records import ContactKind, Direction, Initiator, Place

NOT_ANSWERED = Phrase(N_("not answered"))
_ANSWERED = Phrase(N_("answered"))

_PLACES = {
    Place.SHOP: Phrase(N_("in the shop")),
    Place.CUSTOMER: Phrase(N_("at their place")),
    Place.ELSEWHERE: Phrase(N_("elsewhere")),
}
_IDEAS = {
    Initiator.SHOP: Phrase(N_("it was our idea")),
    Initiator.CUSTOMER: Phrase(N_("it was their idea")),
}
_BEGUN_BY = {Direction.INCOMING: Initiator.CUSTOMER, Direction.OUTGOING: Initiator.SHOP}


def badge(answered: bool | None, direction: Direction, outcome: str) -> Words:
    """The badge: the outcome in the owner's own words, else whether somebody answered.

    Whoever rings us is answered as a matter of course.
    """
    if outcome:
        return outcome
    if answered and direction is not Direction.INCOMING:
        return _ANSWERED
    return NOT_ANSWERED if answered is False else ""


def beside(kind: str, place: Place, direction: Direction, initiator: Initiator) -> list[Phrase]:
    """Where it was and whose idea it was, so far as that does not go without saying."""
    told = []
    if place in _PLACES and not (place is Place.SHOP and kind == ContactKind.VISIT):
        told.append(_PLACES[place])
    if initiator in _IDEAS and initiator is not _BEGUN_BY.get(direction):
        told.append(_IDEAS[initiator])
    return told


def with_people(names: Sequence[str]) -> str:
    """Who was there, in the language of the moment: "with Anna, Mart and Kati"; "" for nobody."""
    if not names:
        return ""
    *others, last = map(apart, names)
    if not others:
        return _("with {name}").format(name=last)
    return _("with {names} and {last}").format(names=", ".join(others), last=last)
