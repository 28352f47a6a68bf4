"""When something that repeats begins within a window; bounded, whatever its rule says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from clientdesk.base.clock import to_local, to_utc
from clientdesk.base.recurrence import LAST_YEAR, Rule, last_moment, read_rule, tidied_rule
from clientdesk.base.recurrence_plain import plain_days
from clientdesk.base.words import N_, Phrase

MOST = 12_000
"""More starts of one series are not told at once; a year with one every hour are 8,784."""
_END = datetime(LAST_YEAR + 1, 1, 1)  # noqa: DTZ001 - wall time
_PREVIEW = timedelta(days=366)
_DENSE = N_("This happens more often than {most} times a day. Only the first {most} of each day are shown.")
_LONG = N_("The rule of this series is too long to be followed. Not all of it is shown.")
_UNREADABLE = N_("The rule of this series cannot be read. Only its beginning is shown.")


@dataclass(frozen=True, slots=True)
class Expansion:
    """The starts within a window, rising: naive wall time, as the rule has them; and why some are not told."""

    starts: tuple[datetime, ...]
    problems: tuple[Phrase, ...] = ()


def expand(text: str, since: datetime, first: datetime, last: datetime, zone: ZoneInfo | None = None) -> Expansion:
    """The starts of the rule `text`, from `first` to before `last`; `since` itself is always one of them.

    Args:
        text: the rule; "" for once.
        since: its start, naive wall time.
        first: the beginning of the window.
        last: its end, not included.
        zone: on whose wall; an end that the rule gives in UTC is told by it.
    """
    first, last = max(first, since), min(last, _END)
    if first >= last:
        return Expansion(())
    problems: tuple[Phrase, ...] = ()
    found: list[datetime] = []
    if text:
        try:
            rule = read_rule(text, since.date())
        except ValueError:
            found, problems = _odd(text, since, first, last, zone)
        else:
            found = _plain(rule, since, first, last, zone)
    if first == since and since not in found[:1]:
        found.insert(0, since)
    if len(found) > MOST:
        return Expansion(tuple(found[:MOST]), (*problems, Phrase(_LONG)))
    return Expansion(tuple(found), problems)


def first_starts(text: str, since: datetime, most: int = 5, zone: ZoneInfo | None = None) -> list[datetime]:
    """The first so many starts, `since` included: so many years are looked at as it takes, up to the last there is."""
    return next_starts(text, since, since, most, zone)


def next_starts(text: str, since: datetime, after: datetime, most: int, zone: ZoneInfo | None = None) -> list[datetime]:
    """The first so many starts from `after` on, that included."""
    found: list[datetime] = []
    begin, length = max(since, after), _PREVIEW
    while len(found) < most and begin < _END:
        end = min(begin + length, _END)
        found += expand(text, since, begin, end, zone).starts
        begin, length = end, min(length * 4, _END - end)
    return found[:most]


def is_start(text: str, since: datetime, moment: datetime, zone: ZoneInfo | None = None) -> bool:
    """Whether the rule has a start at exactly this moment."""
    if moment >= _END:
        return False
    return moment in expand(text, since, moment, moment + timedelta(seconds=1), zone).starts


def checked_rule(text: str, since: datetime) -> str:
    """A rule as it is kept; "" for none.

    Raises:
        ValueError: nothing can repeat like that.
    """
    if not text.strip():
        return ""
    tidied = tidied_rule(text)
    try:
        read_rule(tidied, since.date())
    except ValueError:
        from clientdesk.base.recurrence_odd import read_odd

        read_odd(tidied, since)
    return tidied


def on_wall(nominal: datetime, zone: ZoneInfo, shown: ZoneInfo) -> datetime:
    """A wall time of `zone` on the wall of `shown`.

    What the rule puts into the hour that summer time skips comes as long after the gap began; of an hour that comes
    twice it is the first.
    """
    try:
        return to_local(to_utc(nominal, zone), shown)
    except OverflowError:
        return nominal


def _plain(rule: Rule, since: datetime, first: datetime, last: datetime, zone: ZoneInfo | None) -> list[datetime]:
    at = since.time()
    end = last_moment(rule.until, zone)
    begin = first.date() + timedelta(days=1 if first.time() > at else 0)
    stop = min(last - timedelta(microseconds=1), end)
    last_day = stop.date() if at <= stop.time() else stop.date() - timedelta(days=1)
    days = plain_days(rule, since.date(), begin, last_day)
    return [datetime.combine(day, at) for day in islice(days, MOST + 1)]


def _odd(
    text: str, since: datetime, first: datetime, last: datetime, zone: ZoneInfo | None
) -> tuple[list[datetime], tuple[Phrase, ...]]:
    # Only who has such a rule waits for it to be loaded.
    from clientdesk.base.recurrence_odd import MOST_A_DAY, OddWalk, read_odd

    try:
        rule = read_odd(text, since)
    except ValueError:
        return [], (Phrase(_UNREADABLE),)
    walk = OddWalk(rule, since)
    stop = min(last - timedelta(microseconds=1), last_moment(rule.until, zone))
    found = list(islice(walk.starts(first, stop), MOST + 1))
    problems = ((walk.dense, Phrase(_DENSE, most=MOST_A_DAY)), (walk.cut, Phrase(_LONG)))
    return found, tuple(words for holds, words in problems if holds)
