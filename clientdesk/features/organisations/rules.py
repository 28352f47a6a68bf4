"""Who reports to whom and how a firm decides: trees without circles, the decision path, how long buying takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from clientdesk.base.words import C_, _, ngettext

LONGEST_LINE = 200
MOST_DAYS = 3_650
"""A step of buying takes ten years at most."""

_DAYS_A_WEEK, _DAYS_A_MONTH = 7, 30
_WEEKS_FROM, _MONTHS_FROM = 14, 61


class Part(StrEnum):
    """What somebody does when a firm buys, in the order in which a decision passes through their hands."""

    KEEPS_GATE = "keeps_gate"
    USES = "uses"
    INFLUENCES = "influences"
    DECIDES = "decides"
    SIGNS = "signs"


# Translators: parts in buying, as a badge beside a name: "Anna Saar – decides".
PART_WORDS = {
    Part.KEEPS_GATE: C_("part in buying", "gatekeeper"),
    Part.USES: C_("part in buying", "uses"),
    Part.INFLUENCES: C_("part in buying", "influences"),
    Part.DECIDES: C_("part in buying", "decides"),
    Part.SIGNS: C_("part in buying", "signs"),
}
FINAL = frozenset({Part.DECIDES, Part.SIGNS})
"""The parts in which a decision ends."""


def is_over(until: date | None, today: date) -> bool:
    """Whether somebody is gone: their last day is today or lies behind."""
    return until is not None and until <= today


# --- Who reports to whom


def reports_round(bosses: Mapping[int, int | None], row: int, boss: int | None) -> bool:
    """Whether it would go round in a circle if `row` reported to `boss`.

    Args:
        bosses: to whom each position reports now.
        row: the position that is moved.
        boss: to whom it is to report, None for nobody.
    """
    seen: set[int] = set()
    while boss is not None and boss not in seen:
        if boss == row:
            return True
        seen.add(boss)
        boss = bosses.get(boss)
    return False


def standing_bosses(bosses: Mapping[int, int | None], present: Collection[int]) -> dict[int, int | None]:
    """To whom those who are `present` report, past all who are not; a circle, made by undoing, is opened at its first.

    Args:
        bosses: to whom each position reports, those who left included.
        present: the positions that are drawn.
    """
    found: dict[int, int | None] = {}
    for row in present:
        boss, seen = bosses.get(row), {row}
        while boss is not None and boss not in present and boss not in seen:
            seen.add(boss)
            boss = bosses.get(boss)
        found[row] = boss if boss in present and boss != row else None
    for row in sorted(present):
        if reports_round(found, row, found[row]):
            found[row] = None
    return found


def below(bosses: Mapping[int, int | None], row: int) -> set[int]:
    """Everybody who reports to `row`, at whatever distance."""
    found: set[int] = set()
    fresh = {row}
    while fresh:
        fresh = {one for one, boss in bosses.items() if boss in fresh and one not in found and one != row}
        found |= fresh
    return found


def drawn(bosses: Mapping[int, int | None], places: Mapping[int, int]) -> list[tuple[int, int]]:
    """The tree from top to bottom, everybody right below whom they report to: (position, how many stand above it).

    Args:
        bosses: as `standing_bosses` gives them: no circle in it.
        places: the order of those who report to the same one.
    """
    children: dict[int | None, list[int]] = {}
    for row in sorted(bosses, key=lambda row: (places.get(row, 0), row)):
        children.setdefault(bosses[row], []).append(row)

    def walk(boss: int | None, depth: int) -> Iterator[tuple[int, int]]:
        for row in children.get(boss, ()):
            yield row, depth
            yield from walk(row, depth + 1)

    return list(walk(None, 0))


def in_order(siblings: Sequence[int], row: int, before: int | None) -> list[int]:
    """`siblings` with `row` among them, right before `before`, or last where that is None or not among them."""
    rest = [one for one in siblings if one != row]
    place = rest.index(before) if before in rest else len(rest)
    return [*rest[:place], row, *rest[place:]]


# --- How a firm decides


def decision_path(parts: Mapping[int, Collection[Part]]) -> list[tuple[int, Part]]:
    """Through whose hands a decision passes: who keeps the gate or uses, who influences, who decides, who signs.

    Somebody with several parts stands once, at the last of them: there the word is theirs.

    Args:
        parts: by position, in the order in which they are drawn; that order is kept among equals.

    Returns:
        (position, the part for which it stands there).
    """
    order = list(Part)
    last = {row: max(some, key=order.index) for row, some in parts.items() if some}
    return sorted(last.items(), key=lambda one: order.index(one[1]))


def marked_lines(parts: Mapping[int, Collection[Part]], bosses: Mapping[int, int | None]) -> set[int]:
    """The lines of the tree on which a decision travels, each named by the position at its lower end.

    From everybody who keeps the gate, uses or influences, along the lines to everybody who decides (to who signs where
    nobody decides), and from who decides to who signs. Where two have nobody above both, no line leads from one to the
    other.
    """
    holders = {part: [row for row, some in parts.items() if part in some] for part in Part}
    heads = holders[Part.DECIDES] or holders[Part.SIGNS]
    first = [row for row, some in parts.items() if set(some) - FINAL]
    pairs = [(row, head) for row in first for head in heads]
    pairs += [(head, signer) for head in heads for signer in holders[Part.SIGNS]]
    found: set[int] = set()
    for one, other in pairs:
        up, down = _way_up(one, bosses), _way_up(other, bosses)
        if up[-1] == down[-1]:
            found |= set(up) ^ set(down)
    return found


def _way_up(row: int, bosses: Mapping[int, int | None]) -> list[int]:
    """The position and all above it, the top last."""
    way = [row]
    while (boss := bosses.get(way[-1])) is not None:
        way.append(boss)
    return way


# --- How long it takes


def length_words(days: int) -> str:
    """How long a step takes, in the largest unit that is still true enough: "takes 6 weeks"."""
    n, unit = _rounded(days)
    if unit == "day":
        return ngettext("takes {n} day", "takes {n} days", n).format(n=n)
    if unit == "week":
        return ngettext("takes {n} week", "takes {n} weeks", n).format(n=n)
    return ngettext("takes {n} month", "takes {n} months", n).format(n=n)


def total_words(lengths: Iterable[int | None]) -> str:
    """How long all steps take together, and how many of them nobody has timed; "" while nothing is known."""
    told = list(lengths)
    known = [days for days in told if days is not None]
    unknown = len(told) - len(known)
    if not known:
        return ""
    n, unit = _rounded(sum(known))
    if unit == "day":
        whole = ngettext("Altogether {n} day.", "Altogether {n} days.", n).format(n=n)
    elif unit == "week":
        whole = ngettext("Altogether about {n} week.", "Altogether about {n} weeks.", n).format(n=n)
    else:
        whole = ngettext("Altogether about {n} month.", "Altogether about {n} months.", n).format(n=n)
    if not unknown:
        return whole
    rest = ngettext("{n} step has no time yet.", "{n} steps have no time yet.", unknown).format(n=unknown)
    return f"{whole} {rest}"


def _rounded(days: int) -> tuple[int, str]:
    if days < _WEEKS_FROM:
        return days, "day"
    if days < _MONTHS_FROM:
        return round(days / _DAYS_A_WEEK), "week"
    return round(days / _DAYS_A_MONTH), "month"


# --- Households


def household_name(families: Sequence[str], names: Sequence[str]) -> str:
    """What a household is proposed to be called: after the family name that most of its members bear.

    Args:
        families: the family names of the members, "" where unknown.
        names: their whole names, for where no family name is known.
    """
    known = [each for each in families if each] or [name.split()[-1] for name in names if name.split()]
    if not known:
        return ""
    usual = max(known, key=known.count)
    # Translators: the name of a household in the list of customers; {name} is a family name as it is written.
    return _("The {name} family").format(name=usual)
