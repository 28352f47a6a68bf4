"""What an event becomes in the calendar: its columns, the days on which its series is otherwise; no I/O.

Our calendar follows one rule a series and single days beside it. What a foreign file says by several rules (RFC 5545
allows them) or by rules of exception (EXRULE of RFC 2445) is written down as single days, as far as those reach.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from clientdesk.base.recurrence_expand import checked_rule, expand
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.appointments.rules import LONGEST, USUAL_LENGTH
from clientdesk.formats.ical_event import Event, Moment
from clientdesk.formats.ical_rules import DAYS, parts_of_rule
from clientdesk.formats.ical_vevent import in_zone

YEARS = range(1700, 2200)
LONGEST_LINE = 500
LONGEST_UID = 200
MOST_SINGLE_DAYS = 2_000
REACH = timedelta(days=3653)

NO_TITLE = N_("Without a title")
_KINDS = ("meeting", "call", "visit", "other")
_KIND_WORDS = {"call": "call", "phone call": "call", "visit": "visit", "phone": "call"}
_ONCE = "FREQ=DAILY;COUNT=1"
"""The rule of a series that has single days only: with none, it would stand alone."""
_NEVER = datetime.combine(date.min, time.min)
_HELD = frozenset({"held", "not_held"})


@dataclass(slots=True)
class Made:
    """An event as it would stand in the calendar; times are naive wall time in `zone`.

    Args:
        what: what it is about, one line.
        starts: its start.
        ends: its end, exclusive.
        zone: IANA.
        pinned: whether it hangs on that zone, whatever the shop's.
        repeats: its rule, "" for none.
        dates: the days on which a series is otherwise: (its start, whether it comes beside the rule).
        lengths: how long those beside the rule last that have a length of their own.
        problems: what could not be taken as the file says.
        is_dense: it would take place more often in a day than can be shown.
    """

    what: str
    starts: datetime
    ends: datetime
    zone: str
    pinned: bool
    all_day: bool
    kind: str
    place: str
    note: str
    held: str
    because: str
    sequence: int
    repeats: str = ""
    dates: list[tuple[datetime, bool]] = field(default_factory=list)
    lengths: dict[datetime, timedelta] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    is_dense: bool = False

    def take_once(self) -> None:
        """Forget how it repeats, and say so."""
        self.repeats, self.dates, self.lengths = "", [], {}
        self.problems = [_("The file has many events that repeat all day long; this one was taken once.")]


def uid_of(event: Event) -> str:
    """The identifier of an event: its own, one made from what it says where it has none, a digest of an endless one."""
    if event.uid and len(event.uid) <= LONGEST_UID:
        return event.uid
    said = event.uid or repr((event.summary, event.start, event.end, event.rules, event.place, event.note))
    return sha256(said.encode("utf-8", "replace")).hexdigest()


def uid_of_single(uid: str, original: datetime) -> str:
    """The identifier of the row of one occurrence: unique, and the series' own to be read off it."""
    return f"{uid}#{original:%Y%m%dT%H%M%S}"


def refusal(event: Event) -> Phrase | None:
    """Why an event cannot stand in the calendar, None where it can."""
    if event.start is None:
        return Phrase(N_("It says nothing of when it is, or nothing that can be read."))
    if event.start.at.year not in YEARS:
        return Phrase(N_("Its year cannot be right."))
    return None


def original_of(event: Event, starts: datetime, zone: str) -> datetime:
    """Which occurrence of a series an event replaces, as wall time of the series.

    Args:
        event: one with an `original`.
        starts: when the series begins.
        zone: of the series.
    """
    told = event.original or Moment(starts)
    if event.original_is_day:
        # A day alone: at the time of the series.
        return datetime.combine(told.at.date(), starts.time())
    return in_zone(told, zone).at if told.zone else told.at


def made_of(event: Event, home: str, *, is_alone: bool = False) -> Made:
    """The event as it would stand in the calendar of a shop in the zone `home`; one that `refusal` lets pass.

    Args:
        event: the event.
        home: IANA.
        is_alone: the series of which it tells an occurrence is nowhere; what it says of repeating then holds.
    """
    start = event.start or Moment(_NEVER)
    zone = start.zone or home
    summary = tidy(event.summary)
    place = tidy(event.place)
    rest = [text for text in (summary, place) if len(text) > LONGEST_LINE]
    made = Made(
        what=summary[:LONGEST_LINE] or _(NO_TITLE),
        starts=start.at.replace(microsecond=0),
        ends=start.at,
        zone=zone,
        pinned=bool(start.zone) and zone != home,
        all_day=event.all_day,
        kind=_kind(event),
        place=place[:LONGEST_LINE],
        note=tidy_lines("\n".join([*rest, event.note])),
        held=event.held if event.held in _HELD else "",
        because=tidy(event.because)[:LONGEST_LINE] if event.held == "not_held" else "",
        sequence=event.sequence,
    )
    made.ends = made.starts + _length(event, made)
    if event.original is None or is_alone:
        _repeat(event, made)
    return made


def _kind(event: Event) -> str:
    if event.kind in _KINDS:
        return event.kind
    told = (_KIND_WORDS.get(tag.casefold(), "") for tag in event.tags)
    return next((kind for kind in told if kind), "other" if event.all_day and not event.guests else "meeting")


def _length(event: Event, made: Made) -> timedelta:
    length = event.lasts()
    if length > LONGEST:
        made.problems.append(_("This lasts longer than {most} days; it was shortened.").format(most=LONGEST.days))
        return LONGEST
    return length or (timedelta(days=1) if event.all_day else USUAL_LENGTH)


# --- How it repeats


def _repeat(event: Event, made: Made) -> None:
    """Take over the rule, and write down as single days what one rule cannot say."""
    for number, rule in enumerate(event.rules):
        if number == 0:
            made.repeats = _first_rule(rule, made)
        else:
            made.dates += [(at, True) for at in _starts(rule, made, known=made.starts)]
    for bar in event.bars:
        made.dates += [(at, False) for at in _barred(bar, made)]
    made.dates += [(moment.at, False) for moment in event.left_out]
    for span in event.added:
        made.dates.append((span.start.at, True))
        if span.lasts and span.lasts != made.ends - made.starts:
            made.lengths[span.start.at] = min(span.lasts, LONGEST)
    barred = {at for at, is_extra in made.dates if not is_extra}
    fitting = ((at, is_extra) for at, is_extra in made.dates if at.year in YEARS and not (is_extra and at in barred))
    made.dates = list(dict.fromkeys(fitting))
    made.lengths = {at: length for at, length in made.lengths.items() if (at, True) in made.dates}
    if made.dates and not made.repeats:
        made.repeats = _ONCE


def _first_rule(rule: str, made: Made) -> str:
    try:
        kept = checked_rule(rule, made.starts)
    except ValueError:
        made.problems.append(
            _("How this event repeats cannot be followed; it was taken once: {text}").format(text=rule)
        )
        return ""
    begin = datetime.combine(made.starts.date(), datetime.min.time())
    seen = expand(kept, made.starts, begin, begin + timedelta(days=2), ZoneInfo(made.zone))
    made.problems += [problem.text() for problem in seen.problems]
    made.is_dense = bool(seen.problems)
    return kept


def _starts(rule: str, made: Made, *, known: datetime | None = None) -> list[datetime]:
    """The starts of a rule beside the first, as far as they are written down."""
    found = expand(rule, made.starts, made.starts, made.starts + REACH, ZoneInfo(made.zone)).starts
    parts = parts_of_rule(rule)
    if len(found) > MOST_SINGLE_DAYS or not ("COUNT" in parts or "UNTIL" in parts):
        last = found[:MOST_SINGLE_DAYS][-1] if found else made.starts
        words = _("This event has several rules; one of them is followed until {day} only.")
        made.problems.append(words.format(day=last.date().isoformat()))
    return [at for at in found[:MOST_SINGLE_DAYS] if at != known]


def _barred(rule: str, made: Made) -> list[datetime]:
    """The starts that a rule of exception takes away."""
    found = _starts(rule, made)
    return found if _fits(rule, made.starts) else [at for at in found if at != made.starts]


def _fits(rule: str, at: datetime) -> bool:
    """Whether a moment is of the days that a rule names, if it names any."""
    parts = parts_of_rule(rule)
    days = [day[-2:] for day in parts.get("BYDAY", "").split(",") if day]
    months = parts.get("BYMONTH", "")
    monthdays = parts.get("BYMONTHDAY", "")
    return (
        (not days or DAYS[at.weekday()] in days)
        and (not months or str(at.month) in months.split(","))
        and (not monthdays or str(at.day) in monthdays.split(","))
    )


def at_home(event: Event, home: str, shared: Collection[str]) -> Event:
    """The event with the shop's own zone for those that Windows calls the same (`shared`)."""

    def told(moment: Moment | None) -> Moment | None:
        return moment._replace(zone=home) if moment and moment.zone in shared else moment

    return replace(
        event,
        start=told(event.start),
        end=told(event.end),
        original=told(event.original),
        left_out=tuple(told(moment) or moment for moment in event.left_out),
        added=tuple(span._replace(start=told(span.start) or span.start) for span in event.added),
    )
