"""The time zones of a calendar file: an IANA name for each TZID, by its name, Outlook's name, or its own definition.

Windows' names come from the CLDR table (windowsZones) as `tzlocal` carries it. A definition (VTIMEZONE) is compared
with the zones of that table by its offsets, twice a month through the years in which the file has events.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from clientdesk.base.words import _
from clientdesk.formats.ical_event import FLOATING, Moment
from clientdesk.formats.ical_lines import Part
from clientdesk.formats.ical_values import read_offset, read_stamp

UTC = "UTC"

_OFFSET_IN_NAME = re.compile(r"\(?(?:UTC|GMT)\s*([+-])\s*(\d{1,2})(?::?(\d\d))?\)?.*", re.IGNORECASE)
_UTC_NAMES = frozenset({"utc", "z", "gmt", "zulu", "etc/utc", "etc/gmt", "coordinated universal time"})
_FIRST_TRIED = ("Europe/Tallinn", "Europe/Vilnius", "Europe/Moscow", "Asia/Jerusalem", "Europe/Berlin", "Europe/London",
                "America/New_York", "America/Chicago", "America/Los_Angeles")  # fmt: skip
_MOST_YEARS = 3
_NEAR_ENOUGH = 0.8
_MOST_PARTS = 40
_RULE_OF_YEARS = re.compile(r"FREQ=YEARLY", re.IGNORECASE)
_LONGEST_RULE = 200


class Zones:
    """Tells the IANA zone of each TZID of one calendar, and keeps what had to be said about it.

    Args:
        definitions: the VTIMEZONEs of the calendar by TZID.
        years: in which its events begin.
        home: tried first where several zones share a definition.

    Attributes:
        told: what is to be said of a TZID, as a sentence, by TZID.
        by_windows: the zones that Windows' names were taken for.
    """

    def __init__(self, definitions: Mapping[str, Part], years: Iterable[int], home: str = "") -> None:
        self._definitions = definitions
        self._years = sorted(set(years))[:_MOST_YEARS] or [2026]
        self._home = home
        self._found: dict[str, str] = {}
        self._odd: dict[str, dt.tzinfo] = {}
        self.told: dict[str, str] = {}
        self.by_windows: set[str] = set()

    def zone(self, tzid: str) -> str:
        """The IANA zone that is meant, `FLOATING` where nobody can say."""
        if tzid not in self._found:
            self._found[tzid] = self._search(tzid)
        return self._found[tzid]

    def zone_of_old(self, offset: str, daylight: str) -> str:
        """The zone of a vCalendar 1.0, which tells its distance from UTC (TZ) and one summer (DAYLIGHT).

        Args:
            offset: "-05" or "+05:30".
            daylight: "TRUE;-04;19960407T025959;19961027T010000;EST;EDT", or "FALSE".
        """
        usual = read_offset(_padded(offset))
        if usual is None:
            return FLOATING
        parts = [part.strip() for part in daylight.split(";")]
        summer, begins, ends = (*parts, "", "", "", "")[1:4]
        shifted, first, last = read_offset(_padded(summer)), read_stamp(begins), read_stamp(ends)
        if not (parts[0].upper() == "TRUE" and shifted is not None and first and last and first.at < last.at):
            return _fixed(usual)
        middle = first.at + (last.at - first.at) / 2
        found, _share = _nearest({middle: shifted, last.at + dt.timedelta(days=60): usual}, self._home)
        return found

    def moment(self, tzid: str, at: dt.datetime) -> Moment:
        """A wall time of the zone so called; where the zone found differs from the file's definition then, in UTC."""
        zone = self.zone(tzid)
        defined = self._odd.get(tzid)
        offset = _offset_at(defined, at) if defined else None
        if offset is None or ZoneInfo(zone).utcoffset(at) == offset:
            return Moment(at, zone)
        return Moment(at - offset, UTC)

    def _search(self, tzid: str) -> str:
        name = zone_by_name(tzid)
        if name is not None:
            if is_windows_name(tzid):
                self.by_windows.add(name)
            return name
        part = self._definitions.get(tzid)
        if part is not None and (defined := self._by_definition(tzid, part)):
            return defined
        if (fixed := _fixed_by_name(tzid)) is not None:
            return fixed
        words = _("The time zone “{name}” is not known; its times were taken as the shop’s own.")
        self.told[tzid] = words.format(name=tzid)
        return FLOATING

    def _by_definition(self, tzid: str, part: Part) -> str | None:
        hinted = next((zone_by_name(_plain(prop.value)) for prop in part.all("X-LIC-LOCATION")), None)
        defined = None if hinted else _defined(part)
        if hinted or defined is None:
            return hinted
        offsets = {at: offset for at in _samples(self._years) if (offset := _offset_at(defined, at)) is not None}
        found, share = _nearest(offsets, self._home)
        if share == 1:
            return found
        self._odd[tzid] = defined
        words = _("The time zone “{name}” is like no other; its times were reckoned from its own definition.")
        if share >= _NEAR_ENOUGH:
            words = _("The time zone “{name}” was taken for {zone}, which is nearest to it.")
        self.told[tzid] = words.format(name=tzid, zone=found)
        return found if share >= _NEAR_ENOUGH else UTC


def _padded(offset: str) -> str:
    """An offset with its minutes: the old grammar has hours alone."""
    text = offset.strip()
    return f"{text}00" if len(text) == len("+05") else text


def _plain(value: bytes) -> str:
    return value.decode("utf-8", "replace").strip()


@lru_cache(maxsize=1)
def _by_lower_name() -> dict[str, str]:
    from tzlocal.windows_tz import win_tz

    names = {name.lower(): name for name in available_timezones()}
    return names | {windows.lower(): name for windows, name in win_tz.items()}


def is_windows_name(tzid: str) -> bool:
    """Whether a zone is called as Windows calls it, which tells less than IANA: Tallinn, Vilnius and Kyiv are one."""
    from tzlocal.windows_tz import win_tz

    return tzid.strip().strip('"').strip() in win_tz


def share_windows_name(zone: str, other: str) -> bool:
    """Whether Windows has one name for two zones of IANA."""
    from tzlocal.windows_tz import tz_win

    return zone in tz_win and tz_win[zone] == tz_win.get(other)


@lru_cache(maxsize=256)
def zone_by_name(tzid: str) -> str | None:
    """The IANA zone that a name means by itself: IANA's own, with a maker's path before it, or Windows'."""
    bare = tzid.strip().strip('"').strip()
    if not bare or len(bare) > _LONGEST_RULE:
        return None
    lower = bare.lower()
    if lower in _UTC_NAMES:
        return UTC
    known = _by_lower_name()
    pieces = lower.strip("/").split("/")
    # "/mozilla.org/20070129_1/Europe/Berlin" and "Europe/Berlin 1"
    tails = ["/".join(pieces[start:]) for start in range(max(0, len(pieces) - 3), len(pieces) - 1)] or [lower]
    for name in (lower, *tails, lower.removesuffix(" 1"), lower.replace("-", "/", 1)):
        if name in known:
            return known[name]
    return None


def _fixed_by_name(tzid: str) -> str | None:
    found = _OFFSET_IN_NAME.fullmatch(tzid.strip())
    if found is None:
        return None
    length = dt.timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return _fixed(-length if found[1] == "-" else length)


def _fixed(offset: dt.timedelta) -> str:
    """A zone that is always so far from UTC; IANA counts its signs the other way round, and has whole hours only."""
    hours = round(offset.total_seconds() / 3600)
    name = f"Etc/GMT{-hours:+d}"
    return name if hours and name in available_timezones() else UTC


def _samples(years: Sequence[int]) -> list[dt.datetime]:
    noon = dt.time(12)
    return [
        dt.datetime.combine(dt.date(year, month, day), noon)
        for year in years
        for month in range(1, 13)
        for day in (1, 15)
    ]


def _defined(part: Part) -> dt.tzinfo | None:
    """The zone that a VTIMEZONE defines, None where it cannot be read."""
    from dateutil.tz import tzical

    observances = [one for one in part.inside if one.name in {"STANDARD", "DAYLIGHT"}][:_MOST_PARTS]
    told = [text for one in observances if (text := _observance(one))]
    if not told:
        return None
    lines = ["BEGIN:VTIMEZONE", "TZID:X", *told, "END:VTIMEZONE"]
    try:
        return tzical(io.StringIO("\n".join(lines))).get("X")
    except (ValueError, OverflowError, TypeError):
        return None


def _offset_at(zone: dt.tzinfo, at: dt.datetime) -> dt.timedelta | None:
    try:
        return zone.utcoffset(at)
    except (ValueError, OverflowError, TypeError):
        return None


def _observance(part: Part) -> str:
    """A STANDARD or DAYLIGHT with what matters for its offset, "" where that cannot be read."""
    start, before, after = (part.first(name) for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"))
    stamp = read_stamp(_plain(start.value)) if start else None
    offsets = [read_offset(_plain(prop.value)) if prop else None for prop in (before, after)]
    if stamp is None or None in offsets:
        return ""
    lines = [f"BEGIN:{part.name}", f"DTSTART:{stamp.at:%Y%m%dT%H%M%S}"]
    lines += [f"{name}:{_signed(offset)}" for name, offset in zip(("TZOFFSETFROM", "TZOFFSETTO"), offsets, strict=True)]
    for prop in part.all("RRULE", "RDATE"):
        value = _plain(prop.value).upper().replace(" ", "")
        if prop.head.name == "RDATE" or (_RULE_OF_YEARS.match(value) and len(value) < _LONGEST_RULE):
            lines.append(f"{prop.head.name}:{value}")
    return "\n".join([*lines, f"END:{part.name}"])


def _signed(offset: dt.timedelta | None) -> str:
    minutes = round((offset or dt.timedelta()).total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _nearest(offsets: Mapping[dt.datetime, dt.timedelta], home: str) -> tuple[str, float]:
    """The zone that shares most of these offsets, and which share."""
    best, most = UTC, 0
    for name in _candidates(home):
        zone = ZoneInfo(name)
        shared = sum(zone.utcoffset(at) == offset for at, offset in offsets.items())
        if offsets and shared == len(offsets):
            return name, 1
        if shared > most:
            best, most = name, shared
    return best, most / max(len(offsets), 1)


@lru_cache(maxsize=4)
def _candidates(home: str) -> tuple[str, ...]:
    from tzlocal.windows_tz import win_tz

    known = available_timezones()
    names = [name for name in dict.fromkeys((home, *_FIRST_TRIED, *win_tz.values())) if name in known]
    return tuple(names)
