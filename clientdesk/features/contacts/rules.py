"""What makes a contact sensible, and how it reads on the timeline."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.features.contacts.records import ContactKind, Direction

LONGEST_S = 31 * 24 * 3600
"""Nobody talks longer than a month; a larger number is a slip of the hand."""

LONGEST_OUTCOME = 80
"""It is a badge; more belongs into the note."""
LONGEST_NEXT_STEP = 200
"""It is one line below the entry."""
LONGEST_SUBJECT = 80
"""A longer first line is a text, not a subject."""

ICONS = {
    ContactKind.NOTE: "note-pencil",
    ContactKind.VISIT: "storefront",
    ContactKind.CALL: "phone",
    ContactKind.EMAIL: "envelope-simple",
    ContactKind.LETTER: "envelope-open",
    ContactKind.MESSAGE: "chat-circle-dots",
    ContactKind.MEETING: "handshake",
    ContactKind.SOCIAL: "share-network",
    ContactKind.OCCASION: "wine",
}
CALL_ICONS = {Direction.INCOMING: "phone-incoming", Direction.OUTGOING: "phone-outgoing"}

_LENGTH = re.compile(r"(?:(?P<hours>[0-9]{1,3}):)?(?P<minutes>[0-9]{1,5})\D{0,12}")
_KNOWN = frozenset(kind.value for kind in ContactKind)
_WRITTEN = frozenset({ContactKind.NOTE, ContactKind.EMAIL, ContactKind.LETTER, ContactKind.MESSAGE, ContactKind.SOCIAL})
_HAS_SUBJECT = _WRITTEN | {ContactKind.VISIT, ContactKind.OCCASION}
_TITLES: dict[tuple[ContactKind, Direction], str] = {
    (ContactKind.NOTE, Direction.NONE): N_("Note"),
    (ContactKind.VISIT, Direction.NONE): N_("Visit"),
    (ContactKind.MEETING, Direction.NONE): N_("Meeting"),
    (ContactKind.CALL, Direction.NONE): N_("Call"),
    (ContactKind.CALL, Direction.INCOMING): N_("The customer called"),
    (ContactKind.CALL, Direction.OUTGOING): N_("Called"),
    (ContactKind.EMAIL, Direction.NONE): N_("E-mail"),
    (ContactKind.EMAIL, Direction.INCOMING): N_("E-mail from the customer"),
    (ContactKind.EMAIL, Direction.OUTGOING): N_("E-mail to the customer"),
    (ContactKind.LETTER, Direction.NONE): N_("Letter"),
    (ContactKind.LETTER, Direction.INCOMING): N_("Letter from the customer"),
    (ContactKind.LETTER, Direction.OUTGOING): N_("Letter to the customer"),
    (ContactKind.MESSAGE, Direction.NONE): N_("Message"),
    (ContactKind.MESSAGE, Direction.INCOMING): N_("Message from the customer"),
    (ContactKind.MESSAGE, Direction.OUTGOING): N_("Message to the customer"),
    (ContactKind.SOCIAL, Direction.NONE): N_("Social network"),
    (ContactKind.SOCIAL, Direction.INCOMING): N_("From the customer, over a social network"),
    (ContactKind.SOCIAL, Direction.OUTGOING): N_("To the customer, over a social network"),
    (ContactKind.OCCASION, Direction.NONE): N_("Social occasion"),
}


def icon_of(kind: str, direction: Direction, own: str = "") -> str:
    """The glyph of a contact; the arrow of a call tells who rang; `own` is that of a kind of the owner's own."""
    if kind == ContactKind.CALL:
        return CALL_ICONS.get(direction, ICONS[ContactKind.CALL])
    return own or ICONS[ContactKind(kind) if kind in _KNOWN else ContactKind.NOTE]


def headline(kind: str, direction: Direction, lasted_s: int | None, note: str, own: str = "") -> tuple[Words, str]:
    """The title of a contact and the text below it.

    What is written (a note, an e-mail, a letter, a message) and a visit, of which one wants to know what was done, go
    by the first line, as by a subject, unless that is a whole paragraph; what was talked over (a call, a meeting) goes
    by what it was, with the whole note below. `own` is the name of a kind of the owner's own: such go by the subject.
    """
    note = note.strip()
    if (kind in _HAS_SUBJECT or own) and note:
        first, _, rest = note.partition("\n")
        if len(first) <= LONGEST_SUBJECT:
            return first.rstrip(), rest.strip()
    return _named(kind, direction, lasted_s, own), note


def direction_words(kind: str, direction: Direction) -> Phrase | None:
    """Who wrote to whom, None where the title says it already or nobody knows."""
    if kind in _WRITTEN and direction is Direction.INCOMING:
        return Phrase(N_("from the customer"))
    if kind in _WRITTEN and direction is Direction.OUTGOING:
        return Phrase(N_("to the customer"))
    return None


def aside(kind: str, direction: Direction, lasted_s: int | None, own: str = "") -> Words | None:
    """What stands beside a title in the person's own words: that it was a visit, and how long; else who wrote."""
    if kind == ContactKind.VISIT or own:
        return _named(kind, direction, lasted_s, own)
    return direction_words(kind, direction)


def minutes(lasted_s: int) -> int:
    """Whole minutes, rounded half up, at least one."""
    return max(1, (lasted_s + 30) // 60)


def read_length(text: str) -> int | None:
    """A length as typed, in seconds: minutes ("6", "6 min") or hours and minutes ("1:30"); None for nothing.

    Raises:
        ValueError: it is none.
    """
    found = _LENGTH.fullmatch(text.strip())
    if not text.strip():
        return None
    if found is None:
        raise ValueError(text)
    hours, minutes_ = int(found["hours"] or 0), int(found["minutes"])
    return (hours * 60 + minutes_) * 60


def latest_moment(now: datetime) -> datetime:
    """The latest moment at which something may have happened: a day's grace for clocks that disagree."""
    return now + timedelta(days=1)


def _named(kind: str, direction: Direction, lasted_s: int | None, own: str) -> Words:
    if own:
        # Translators: {kind} is a kind of contact as the owner called it.
        return Phrase("{kind}, {n} minute", "{kind}, {n} minutes", minutes(lasted_s), kind=own) if lasted_s else own
    known = ContactKind(kind) if kind in _KNOWN else ContactKind.NOTE
    timed = _timed(known, direction, minutes(lasted_s)) if lasted_s else None
    return timed or Phrase(_TITLES.get((known, direction)) or _TITLES[known, Direction.NONE])


def _timed(kind: ContactKind, direction: Direction, n: int) -> Phrase | None:
    """The title with its length, None where a length makes no sense."""
    if kind is ContactKind.CALL and direction is Direction.INCOMING:
        return Phrase("The customer called, talked for {n} minute", "The customer called, talked for {n} minutes", n)
    if kind is ContactKind.CALL and direction is Direction.OUTGOING:
        return Phrase("Called, talked for {n} minute", "Called, talked for {n} minutes", n)
    if kind is ContactKind.CALL:
        return Phrase("Call, talked for {n} minute", "Call, talked for {n} minutes", n)
    if kind is ContactKind.VISIT:
        return Phrase("Visit, {n} minute", "Visit, {n} minutes", n)
    if kind is ContactKind.MEETING:
        return Phrase("Meeting, {n} minute", "Meeting, {n} minutes", n)
    return None
