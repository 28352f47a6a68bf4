"""The tools in the corner of the timeline: find, go to a day, choose what is shown; and the menu of that choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.desk.timeline import EntryKind
from clientdesk.kit.buttons import Button
from clientdesk.kit.layouts import row
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.spoken import Words, literal
from clientdesk.kit.style import style_of
from clientdesk.shell.timeline_filter import PERIODS, Part, TimelineFilter, kind_words


class TimelineTools(QWidget):
    """Three buttons that float over the upper trailing corner, beside the first heading.

    Args:
        find: opens the search.
        jump: asks for a day.
        choose: opens the filter.
        parent: the timeline.
    """

    def __init__(
        self, find: Callable[[], object], jump: Callable[[], object], choose: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.search = Button("", "magnifying-glass", "ghost", tip=N_("Find on this timeline (/)"), height=26,
                           clicked=find, name="timeline_find")  # fmt: skip
        self.jump = Button("", "calendar-blank", "ghost", tip=N_("Go to a day (J)"), height=26, clicked=jump,
                           name="timeline_jump")  # fmt: skip
        self.filter = Button("", "funnel-simple", "ghost", tip=N_("Choose what the timeline shows (F)"), height=26,
                             clicked=choose, name="timeline_filter")  # fmt: skip
        self.setLayout(row(self.search, self.jump, self.filter, gap=0))

    def place_over(self, area: QRect) -> None:
        """Stand in the upper trailing corner of what is shown."""
        size, edge = self.sizeHint(), style_of().px(12)
        left = area.left() + edge if self.isRightToLeft() else area.right() - size.width() - edge
        self.setGeometry(left, area.top() + style_of().px(4), size.width(), size.height())
        self.raise_()


@dataclass(frozen=True, slots=True)
class Offer:
    """What the filter can be set to.

    Args:
        kinds: by key.
        has_kin: others' contacts stand here, too.
        has_notes: the program has noted something.
    """

    kinds: Mapping[str, EntryKind]
    has_kin: bool
    has_notes: bool


def filter_lines(
    now: TimelineFilter, offer: Offer, choose: Callable[[TimelineFilter], object], deeper: Sequence[MenuLine | None]
) -> list[MenuLine | None]:  # fmt: skip
    """The lines of the filter's menu: everything; kinds; what leads deeper; what is left out.

    Args:
        now: what is shown.
        offer: what else could be.
        choose: told what to show from now on.
        deeper: lines that open menus of their own.
    """

    def line(words: Words, to: TimelineFilter, on: bool, name: str) -> MenuLine:
        return MenuLine(words, partial(choose, to), checked=on, name=name)

    everything = TimelineFilter(automatic=now.automatic)
    lines: list[MenuLine | None] = [line(N_("Everything"), everything, not now.narrows, "only_"), None]
    lines += [
        line(kind_words(kind), now.toggled(key), key in now.kinds, f"only_{key}") for key, kind in offer.kinds.items()
    ]
    lines += [None, *deeper]
    if offer.has_kin:
        own = replace(now, own_only=not now.own_only)
        lines.append(line(N_("Only this customer's own"), own, now.own_only, "only_own"))
    if offer.has_notes:
        notes = replace(now, automatic=not now.automatic)
        lines.append(line(N_("What the program notes"), notes, now.automatic, "notes"))
    return lines


def period_lines(
    now: TimelineFilter, today: date, choose: Callable[[TimelineFilter], object], pick: Callable[[], object]
) -> list[MenuLine | None]:  # fmt: skip
    """The times that are offered by name, and any other, which `pick` asks for."""
    lines: list[MenuLine | None] = []
    for period, words in PERIODS.items():
        is_on = now.period is period
        to = now.without(Part.PERIOD) if is_on else now.within(period, today)
        lines.append(MenuLine(words, partial(choose, to), checked=is_on, name=f"period_{period}"))
    return [*lines, None, MenuLine(N_("From, to…"), pick, name="period_pick")]


def staff_lines(
    now: TimelineFilter, staff: Sequence[tuple[int, str]], choose: Callable[[TimelineFilter], object]
) -> list[MenuLine | None]:  # fmt: skip
    """Who of the staff it was."""
    lines: list[MenuLine | None] = []
    for person, name in staff:
        is_on = now.staff == person
        to = now.without(Part.STAFF) if is_on else replace(now, staff=person, staff_name=name)
        lines.append(MenuLine(literal(name), partial(choose, to), checked=is_on, name=f"staff_{person}"))
    return lines
