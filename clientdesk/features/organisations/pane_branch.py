"""A card of the tree of people: indented below whom they report to, lines between, the decision's in the accent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clientdesk.base.words import N_, _
from clientdesk.features.organisations.pane_words import part_words, span_words
from clientdesk.features.organisations.queries import PositionView
from clientdesk.features.organisations.rules import FINAL, drawn, marked_lines
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.style import Style, style_of

_INDENT = 28.0
_DEEPEST = 7
"""Deeper levels are drawn at this one: the card keeps room for a name."""
_TEXT = 54.0
_PLAIN = 58.0
_CHIP, _CHIP_GAP = 22.0, 5.0
_RAIL = 27.0
"""From the leading edge of a card to the middle of its avatar, from which its line goes down."""
_SIGN = 28.0
_HINT = 40.0


@dataclass(frozen=True, slots=True)
class Branch:
    """A person in the tree, ready to paint; `position` None is the line of help below all.

    Args:
        second: title, role, since when.
        badges: the parts in buying, in words.
        boss: the name of whom they report to, "" for nobody.
        rails: for each level above its own: 0 no line, 1 a line, 2 one of the decision.
        above: the line from the boss down to this card: 0, 1 or 2; `elbow` is its last bit, into the card.
        below: the same line, going on to the next of them.
        stub: the line out of this card to those who report to it.
        final: it is they who decide or sign.
    """

    position: PositionView | None
    second: str = ""
    badges: tuple[str, ...] = ()
    boss: str = ""
    depth: int = 0
    rails: tuple[int, ...] = ()
    above: int = 0
    elbow: int = 0
    below: int = 0
    stub: int = 0
    final: bool = False
    words: str = ""

    @property
    def is_head(self) -> bool:
        """The line of help cannot be chosen."""
        return self.position is None

    def __str__(self) -> str:
        if self.position is None:
            return self.words
        boss = _("reports to {name}").format(name=self.boss) if self.boss else ""
        return ", ".join(part for part in (self.position.name, self.second, *self.badges, boss) if part)


def branches(
    here: Sequence[PositionView], bosses: dict[int, int | None], today: date, *, is_household: bool
) -> list[Branch]:
    """The cards from top to bottom.

    Args:
        here: who is there now.
        bosses: to whom each of them reports, without circles.
        today: the date on the wall.
        is_household: nobody reports to anybody, and nobody has a part in buying.
    """
    if is_household:
        return [Branch(one, _second(one, today)) for one in here]
    tree = _Tree(here, bosses, today)
    return [tree.branch(row, depth) for row, depth in tree.order]


class _Tree:
    """The tree while its cards are written."""

    def __init__(self, here: Sequence[PositionView], bosses: dict[int, int | None], today: date) -> None:
        self._by_id = {one.id: one for one in here}
        self._bosses = bosses
        self._today = today
        self.order = drawn(bosses, {one.id: place for place, one in enumerate(here)})
        self._marked = marked_lines({row: self._by_id[row].parts for row, _depth in self.order}, bosses)
        self._under: dict[int | None, list[int]] = {}
        for row, _depth in self.order:
            self._under.setdefault(bosses[row], []).append(row)

    def branch(self, row: int, depth: int) -> Branch:
        """One card with its lines."""
        one, boss = self._by_id[row], self._bosses[row]
        elbow, onward = self._strength([row] if boss is not None else []), self._onward(row)
        return Branch(
            one,
            _second(one, self._today),
            tuple(part_words(one)),
            boss=self._by_id[boss].name if boss is not None else "",
            depth=depth,
            rails=tuple(self._onward(above) for above in self._chain(row)),
            above=max(elbow, onward),
            elbow=elbow,
            below=onward,
            stub=self._strength(self._under.get(row, [])),
            final=not FINAL.isdisjoint(one.parts),
        )

    def _strength(self, rows: Sequence[int]) -> int:
        """Of a line that leads to these: none, a plain one, one of the decision."""
        return 0 if not rows else 2 if self._marked.intersection(rows) else 1

    def _onward(self, row: int) -> int:
        """Of the line that goes on past somebody to the next who report to the same one."""
        boss = self._bosses[row]
        here = self._under[boss]
        return 0 if boss is None else self._strength(here[here.index(row) + 1 :])

    def _chain(self, row: int) -> list[int]:
        """Those above, the top first."""
        chain: list[int] = []
        while (boss := self._bosses[row]) is not None:
            chain.insert(0, boss)
            row = boss
        return chain


def _second(one: PositionView, today: date) -> str:
    return " · ".join(part for part in (one.words(), span_words(one, today)) if part)


class BranchDelegate(RowDelegate[Branch]):
    """Paints the cards; the zones "edit" and "show" at the trailing edge, where the pointer or the keyboard is."""

    def height(self, row: Branch, width: float, style: Style) -> float:
        """As high as the badges need."""
        if row.is_head:
            return _HINT
        lines = 1 + max((line for _x, line, _text in _flow(row, width, style)), default=-1)
        return _PLAIN + lines * (_CHIP + _CHIP_GAP) + (2 if lines else 0)

    def zones(self, row: Branch, width: float, height: float) -> tuple[Zone, ...]:
        """Edit and show."""
        if row.is_head:
            return ()
        return (
            Zone("edit", width - 2 * _SIGN - 12, 8, _SIGN, _SIGN, N_("Edit (Enter)")),
            Zone("show", width - _SIGN - 10, 8, _SIGN, _SIGN, N_("Show the person (Ctrl+Enter)")),
        )

    def draw(self, canvas: Canvas, row: Branch, state: RowState) -> None:
        """Lines first, the card over them."""
        one = row.position
        if one is None:
            canvas.paragraph(4, 8, canvas.w - 8, row.words, role="second", colour="ink3", lines=2)
            return
        _draw_lines(canvas, row)
        x = left_of(row)
        fill = "selected" if state.selected else "hover" if state.hovered else "surface"
        stroke = "focus" if state.focused else "accent" if row.final else "line"
        width = 2 if state.focused else 1.4 if row.final else 1
        canvas.box(x, 3, canvas.w - x - 2, canvas.h - 6, radius=10, fill=fill, stroke=stroke, width=width)
        canvas.avatar(x + 10, 12, 34, one.name, one.person, photo=one.photo)
        signs = state.hovered or state.focused
        room = canvas.w - x - _TEXT - (2 * _SIGN + 16 if signs else 14)
        top = 9.0 if row.second else 19.0
        canvas.text(x + _TEXT, top, room, 20, one.name, role="row_title_strong")
        canvas.text(x + _TEXT, top + 20, room, 18, row.second, role="second", colour="ink2")
        for left, line, text in _flow(row, canvas.w, canvas.style):
            down = _PLAIN - 5 + line * (_CHIP + _CHIP_GAP)
            ground = "surface" if state.selected else "accent_soft"
            canvas.chip(left, down, text, fill=ground, colour="accent_text", max_width=canvas.w - left - 10)
        if signs:
            self._draw_signs(canvas, row, state)

    def _draw_signs(self, canvas: Canvas, row: Branch, state: RowState) -> None:
        icons = {"edit": "pencil-simple", "show": "arrow-right"}
        for zone in self.zones(row, canvas.w, canvas.h):
            if state.zone == zone.name:
                canvas.box(zone.x, zone.y, zone.w, zone.h, radius=_SIGN / 2, fill="press")
            canvas.icon(icons[zone.name], zone.x + 6, zone.y + 6, 16, colour="ink2")


def left_of(row: Branch) -> float:
    """The leading edge of a card."""
    return 2 + _INDENT * min(row.depth, _DEEPEST)


def _flow(row: Branch, width: float, style: Style) -> Iterator[tuple[float, int, str]]:
    """The badges: leading edge, line, words; as many in a line as fit."""
    start = left_of(row) + _TEXT
    x, line = start, 0
    for text in row.badges:
        wide = style.text_width(text, "label") + 16
        if x > start and x + wide > width - 10:
            x, line = start, line + 1
        yield x, line, text
        x += wide + _CHIP_GAP


def _draw_lines(canvas: Canvas, row: Branch) -> None:
    """The lines of levels above, then its own; those of the decision over the plain ones."""
    bends: list[tuple[int, float, float, float, float]] = []
    if row.depth <= _DEEPEST:
        for level, strength in enumerate(row.rails):
            if level:
                bends.append((strength, _rail(level - 1), 0, _rail(level - 1), canvas.h))
        if row.depth:
            x, middle = _rail(row.depth - 1), 29.0
            bends.append((row.above, x, 0, x, middle))
            bends.append((row.elbow, x, middle, left_of(row), middle))
            bends.append((row.below, x, middle, x, canvas.h))
        if row.depth < _DEEPEST:
            bends.append((row.stub, _rail(row.depth), canvas.h - 4, _rail(row.depth), canvas.h))
    for strength, *line in sorted(bends, key=lambda bend: bend[0]):
        if strength:
            colour, width = ("accent", 2.0) if strength == 2 else ("field", 1.2)
            canvas.line(line[0], line[1], line[2], line[3], colour=colour, width=width * style_of().scale)


def _rail(level: int) -> float:
    """Where the line runs that comes from the cards of a level."""
    return 2 + _INDENT * level + _RAIL - 10
