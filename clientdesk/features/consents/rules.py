"""What a customer can be asked for, over what, and which of their answers stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clientdesk.base.words import N_, _

LONGEST_PURPOSE = 100
"""A purpose of the owner's own is a few words."""

CALLS = "calls"
"""Being called at all: a no to it is "do not call"."""


class Channel(StrEnum):
    """Over what a customer may be reached; `ANY` stands for all of them."""

    ANY = "any"
    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"


class Answer(StrEnum):
    """What they said."""

    YES = "yes"
    NO = "no"


PURPOSES = {
    "news": N_("News"),
    "offers": N_("Offers"),
    "invitations": N_("Invitations"),
    "feedback": N_("Being asked for feedback"),
    "story": N_("Telling their story"),
    CALLS: N_("Being called"),
}
"""What is asked for most; the owner may write another."""

CHANNELS = {
    Channel.ANY: N_("any way"),
    Channel.PHONE: N_("phone"),
    Channel.EMAIL: N_("e-mail"),
    Channel.MESSAGE: N_("message"),
    Channel.LETTER: N_("letter"),
}

ANSWERED = {
    # Translators: {what} are purposes, as in "Yes: News (e-mail), Offers".
    Answer.YES: N_("Yes: {what}"),
    Answer.NO: N_("No: {what}"),
}

IMPORTED = "import"
"""The source of an answer that came with a file."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as it was recorded.

    Args:
        answer: "yes", "no", or "void".
        voids: the row that it takes back, None for an answer.
    """

    row: int
    purpose: str
    channel: str
    answer: str
    given_on: date
    voids: int | None


def purpose_words(purpose: str) -> str:
    """A purpose in the language of the moment; one of the owner's own as it is written."""
    return _(PURPOSES[purpose]) if purpose in PURPOSES else purpose


def channel_words(channel: str) -> str:
    """A channel in the language of the moment."""
    return _(CHANNELS[Channel(channel)])


def asked_words(purpose: str, channel: str) -> str:
    """What was asked for: `News (e-mail)`, `Being called` where the channel goes without saying."""
    said = purpose_words(purpose)
    if channel == Channel.ANY or (purpose, channel) == (CALLS, Channel.PHONE):
        return said
    # Translators: what a customer agreed to and by what: "Offers (e-mail)".
    return _("{purpose} ({channel})").format(purpose=said, channel=channel_words(channel))


def source_words(source: str) -> str:
    """Where an answer was given, as shown."""
    return _("from a file") if source == IMPORTED else source


def still_said(said: Iterable[Said]) -> list[Said]:
    """The answers that were not taken back, the newest first.

    A row that takes another back may be taken back itself; then the first stands again.
    """
    gone: set[int] = set()
    stand: list[Said] = []
    for one in sorted(said, key=lambda one: one.row, reverse=True):
        if one.row in gone:
            continue
        if one.voids is not None:
            gone.add(one.voids)
        else:
            stand.append(one)
    return sorted(stand, key=lambda one: (one.given_on, one.row), reverse=True)


def standing(said: Iterable[Said]) -> dict[tuple[str, str], Said]:
    """The answer that counts, by purpose and channel."""
    found: dict[tuple[str, str], Said] = {}
    for one in sorted(still_said(said), key=lambda one: one.row):
        key = one.purpose, one.channel
        if key not in found or _outdoes(one, found[key]):
            found[key] = one
    return found


def _outdoes(later: Said, earlier: Said) -> bool:
    """Whether an answer takes the place of one that was recorded before it.

    A paper found later does not outdo what was said after it; but a no counts from when it is known, also where there
    was one before: a yes to any way may have come between.
    """
    return later.answer == Answer.NO or later.given_on >= earlier.given_on


def decisive(stand: Mapping[tuple[str, str], Said], purpose: str, channel: str) -> Said | None:
    """The answer that counts for a channel, of the one about it and the one about any way; None when nobody asked."""
    told = [stand[key] for key in {(purpose, channel), (purpose, Channel.ANY.value)} if key in stand]
    if len(told) < 2:
        return next(iter(told), None)
    earlier, later = sorted(told, key=lambda one: one.row)
    return later if _outdoes(later, earlier) else earlier
