"""How the tables of appointments are read: in raw rows, in lots, on the wall of the shop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clientdesk.desk.shop import Setting, Shop

_MANY = 500


def wall_zone(shop: Shop) -> ZoneInfo:
    """The zone of the shop's wall: that of the settings, which the clock has yet to follow in the same step."""
    stored = Setting.get_or_none(Setting.name == "zone")
    return shop.zone if stored is None or stored.value == shop.zone.key else zone_of(str(stored.value), shop.zone)


def zone_of(name: str, otherwise: ZoneInfo) -> ZoneInfo:
    """The zone of this name; `otherwise` where nobody knows it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return otherwise


def portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """`ids` in lots that one statement can take."""
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


def within(column: str, ids: Sequence[int] | None) -> str:
    """A condition that takes these ids, or all."""
    return "" if ids is None else f"AND {column} IN ({', '.join('?' * len(ids))})"


def ask(shop: Shop, sql: str, values: Sequence[object] = ()) -> list[Any]:
    """The rows of a statement."""
    execute: Callable[..., Any] = shop.database.execute_sql
    rows: list[Any] = execute(sql, tuple(values)).fetchall()
    return rows


def stored(moment: datetime) -> str:
    """A moment as the table holds it."""
    return moment.replace(microsecond=0).isoformat(sep=" ")


read = datetime.fromisoformat
