"""A series that goes on otherwise from one occurrence on (RANGE=THISANDFUTURE): one rule ends, another begins."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.base.recurrence_expand import expand
from clientdesk.formats.ical_rules import parts_of_rule, rule_of_parts, to_utc

_PLACED = frozenset({"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"})


def split_rule(rule: str, starts: datetime, original: datetime, zone: str, moved: timedelta) -> tuple[str, str]:
    """The rule up to an occurrence, without it; and the rule from it on.

    Args:
        rule: of the series, "" for one that does not repeat.
        starts: of the series.
        original: the occurrence, wall time of the series.
        zone: of the series.
        moved: so much later it begins now.
    """
    if not rule:
        return "", ""
    head = parts_of_rule(rule)
    tail = dict(head)
    count = head.pop("COUNT", "")
    before = original - timedelta(seconds=1)
    is_days = len(head.get("UNTIL", "")) == len("20260101")
    if is_days:
        head["UNTIL"] = f"{before:%Y%m%d}"
    else:
        head["UNTIL"] = f"{to_utc(before, zone):%Y%m%dT%H%M%S}Z"
    if count:
        gone = len(expand(rule, starts, starts, original, ZoneInfo(zone)).starts)
        tail["COUNT"] = str(max(int(count) - gone, 1))
    if moved.days or (original + moved).date() != original.date():
        # On other days than before: those that the rule names are the old ones.
        tail = {name: value for name, value in tail.items() if name not in _PLACED}
    return rule_of_parts(head), rule_of_parts(tail)
