"""Reads when to follow up off the end of a line: "Sent the offer, in 3 days", "перезвонить завтра в 10".

Unlike `rules_line.read_line` it asks for no next step before the moment: whoever asks for a follow-up wants one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time

from clientdesk.features.contacts.rules_line_lexicon import tokens_of
from clientdesk.features.contacts.rules_line_reading import Moment
from clientdesk.features.contacts.rules_line_when import coming_at_end

_LONGEST = 120
"""Nobody needs more letters to say when; only the end of a long text is looked at."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was read.

    Args:
        text: the line without the words that say when.
        moments: when: one where it is plain, several where it could mean any of them, the likeliest first.
    """

    text: str
    moments: tuple[Moment, ...]

    @property
    def on(self) -> date:
        """The day, the likeliest."""
        return self.moments[0].on

    @property
    def at(self) -> time | None:
        """The time of day, None for any."""
        return self.moments[0].at


def follow_up(line: str, now: datetime) -> FollowUp | None:
    """The text of `line` and the moment named at its end, None where it names none.

    Args:
        line: as written, in any of the program's languages.
        now: naive local wall time. "Next week" is seven days from it, as for a snooze, "next month" a month.
    """
    line = unicodedata.normalize("NFC", line)
    cut = max(0, len(line) - _LONGEST)
    tokens = tokens_of(line[cut:])
    coming = coming_at_end(tokens, 0, now)
    if coming is None:
        return None
    return FollowUp(line[: cut + tokens[coming.start].start].rstrip().rstrip(",;:(–—-").rstrip(), coming.moments)
