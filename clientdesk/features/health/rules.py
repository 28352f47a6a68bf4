"""How a relationship is judged: ladders of silence, the sum of weighted signals, the word that it comes to.

Plain arithmetic, told in `docs/health.md`: every signal has a strength from -1 to 1, the owner gives each a weight from
0 to 10, the score is the sum of strength times weight, and two thresholds turn it into a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

MOST_WEIGHT = 10
ATTENTION_AT = -1.0
"""At this score, or below, a relationship needs attention; at the next it is at risk."""
RISK_AT = -4.0
LOST_DAYS = 365
"""Nobody is lost sooner, and nobody before three of their own turns have passed."""
LOST_TURNS = 3
RECENT_DAYS = 180
"""So long a good sign counts."""
_LEAST_GAP = 7
_GAPS_NEEDED = 3
_GAPS_KEPT = 12


class Health(StrEnum):
    """How a relationship is, in a word."""

    WELL = "well"
    ATTENTION = "attention"
    RISK = "risk"
    LOST = "lost"


Ladder = tuple[tuple[int, float], ...]
"""From which day of silence on which strength holds; the first rung stands on day 0."""


@dataclass(frozen=True, slots=True)
class Silence:
    """What is known of a customer's silence on some day.

    Args:
        last: the local day of the last real contact, None where there was none.
        gap: days that used to lie between two contacts, None while too few are known.
        rhythm: every how many days the shop agreed to be in touch, None for no agreement.
        excused: the shop said why there is to be no rhythm, so that silence is no bad sign.
    """

    last: date | None
    gap: int | None = None
    rhythm: int | None = None
    excused: bool = False

    @property
    def lost_after(self) -> int:
        """More days of silence than these, and touch is lost."""
        return max(LOST_DAYS, LOST_TURNS * (self.rhythm or 0), LOST_TURNS * (self.gap or 0))

    @property
    def lost_on(self) -> date | None:
        """The first day on which touch is lost; None where it cannot be."""
        return None if self.excused else day_after(self.last, self.lost_after + 1)

    @property
    def slips_on(self) -> date | None:
        """The first day on which the silence is clearly longer than usual; None where nothing is usual."""
        if self.excused or self.gap is None:
            return None
        return day_after(self.last, usual_ladder(self.gap)[2][0])


def day_after(day: date | None, days: int) -> date | None:
    """So many days after `day`; None where there is no such day in the calendar."""
    if day is None or days > (date.max - day).days:
        return None
    return day + timedelta(days=days)


def usual_gap(days: Sequence[date]) -> int | None:
    """The median of the gaps between the last contacts, oldest first, at least a week; None for fewer than three."""
    gaps = [(later - earlier).days for earlier, later in pairwise(days) if later > earlier][-_GAPS_KEPT:]
    return max(_LEAST_GAP, round(median(gaps))) if len(gaps) >= _GAPS_NEEDED else None


def usual_ladder(gap: int) -> Ladder:
    """Silence against the customer's own usual gap; a short gap is not passed clearly by a day or two."""
    return (
        (0, 0.5),
        (gap + 1, 0.0),
        (max(-(-3 * gap // 2), gap + 7), -0.5),
        (max(2 * gap, gap + 14), -0.75),
        (max(3 * gap, gap + 28), -1.0),
    )


def agreed_ladder(rhythm: int) -> Ladder:
    """Silence against what was agreed; late by a day already counts a little."""
    half = max(-(-3 * rhythm // 2), rhythm + 2)
    twice = max(2 * rhythm, half + 1)
    return (0, 0.5), (rhythm + 1, -0.25), (half, -0.5), (twice, -0.75), (max(3 * rhythm, twice + 1), -1.0)


def standing_on(ladder: Ladder, day: int) -> tuple[float, int | None]:
    """The strength on a day of silence, and the last day of it; None where it stays so."""
    held = next(place for place in reversed(range(len(ladder))) if ladder[place][0] <= day or not place)
    return ladder[held][1], ladder[held + 1][0] - 1 if held + 1 < len(ladder) else None


def unanswered_strength(calls: int) -> float:
    """Calls in a row that nobody answered."""
    return -min(1.0, (0.0, 0.25, 0.5, 1.0)[min(max(calls, 0), 3)])


def begun_strength(contacts: int) -> float:
    """Contacts of late that the customer began."""
    return min(max(contacts, 0), 2) / 2


def missed_strength(meetings: int) -> float:
    """Meetings in a row that were not held."""
    return -min(max(meetings, 0), 2) / 2


def score_of(weighed: Sequence[tuple[float, int]]) -> float:
    """The sum of strength (held between -1 and 1) times weight, to two decimals."""
    return round(sum(max(-1.0, min(1.0, strength)) * weight for strength, weight in weighed), 2) + 0.0


def word_of(score: float, *, lost: bool = False) -> Health:
    """The word for a score; lost touch is a matter of days, whatever else is weighed."""
    if lost:
        return Health.LOST
    if score <= RISK_AT:
        return Health.RISK
    return Health.ATTENTION if score <= ATTENTION_AT else Health.WELL


def month_ends(on: date, months: int = 12) -> tuple[date, ...]:
    """The last days of the `months` months before that of `on`, then `on` itself."""
    ends = [on]
    first = on.replace(day=1)
    while len(ends) <= months and first > date.min:
        last = first - timedelta(days=1)
        ends.append(last)
        first = last.replace(day=1)
    return tuple(reversed(ends))


def chart_height(score: float, *, lost: bool = False) -> float:
    """Where a score stands in a chart of three bands of the same height: 0 at the foot, 1 at the top.

    Each band is a scale of its own, so that the few points between the thresholds are as well seen as the many beyond.
    """
    third, edge = 1 / 3, 8.0
    if lost:
        return 0.04
    if score > ATTENTION_AT:
        return 2 * third + third * min(1.0, (score - ATTENTION_AT) / edge)
    if score > RISK_AT:
        return third + third * (score - RISK_AT) / (ATTENTION_AT - RISK_AT)
    return max(0.04, third * (1 - min(1.0, (RISK_AT - score) / edge)))


def trend(scores: Sequence[float | None]) -> int | None:
    """Better (1), worse (-1) or the same (0) as at the first of the points; None where nothing was known then."""
    if not scores or scores[0] is None or scores[-1] is None:
        return None
    change = scores[-1] - scores[0]
    return 0 if abs(change) < 1 else 1 if change > 0 else -1
