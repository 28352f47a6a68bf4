"""A row of the list: written once when it is read, painted as often as it is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from clientdesk.base.finding import Query, parse_query
from clientdesk.base.marks import highlight
from clientdesk.base.words import _
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.pane_selection import Selection
from clientdesk.features.customers.queries import CustomerRow
from clientdesk.features.customers.wording import birthday_soon, second_line
from clientdesk.kit.canvas import Canvas, badge_width, isolated
from clientdesk.kit.delegate import RowDelegate, RowState, Zone, zone_rect
from clientdesk.kit.lettering import Mark, reads_right_to_left
from clientdesk.kit.style import Role, style_of
from clientdesk.kit.tips import show_tip

_TEXT = 68.0
MARK = 62.0
"""So far from the leading edge reaches the check mark of a row."""
_BADGE = 20.0
_FLAG = 16.0
_PATRONYMIC = ("вич", "ьич", "вна", "чна")
"""How Russian patronymics end: Andreevich, Ilyich, Sergeevna, Ilyinichna."""


@dataclass(frozen=True, slots=True)
class Flag:
    """The one thing about a customer that should catch the eye: a glyph, its colour, and the words for it."""

    icon: str
    tone: Tone
    words: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row ready to paint; `marks` are (start, length) of what the search found."""

    id: int
    name: str
    second: str
    is_organisation: bool
    potential: str
    flag: Flag | None = None
    name_marks: tuple[Mark, ...] = ()
    second_marks: tuple[Mark, ...] = ()
    photo: str = ""
    is_household: bool = False

    def __str__(self) -> str:
        kind = _("household") if self.is_household else _("organisation") if self.is_organisation else ""
        group = _("class {letter}").format(letter=style_of().badge(self.potential).name) if self.potential else ""
        parts = (self.name, kind, group, self.second, self.flag.words if self.flag else "")
        return ", ".join(part for part in parts if part)


def written(
    rows: Sequence[CustomerRow], text: str, reasons: Mapping[int, str], flags: Mapping[int, Flag], today: date
) -> list[ListRow]:
    """The rows as they are painted while `text` is searched for, in the language of the moment.

    Args:
        rows: as read.
        text: what stands in the search field.
        reasons: what met it where the name did not.
        flags: by customer.
        today: the date on the wall.
    """
    query = parse_query(text)
    return [_written(row, query, reasons.get(row.id, ""), flags.get(row.id), today) for row in rows]


def _written(row: CustomerRow, query: Query, reason: str, flag: Flag | None, today: date) -> ListRow:
    second, marks = reason or second_line(row, today), _marks(reason, query)
    if reason and not reads_right_to_left(reason):
        # A phone number or an e-mail, which a Hebrew window would turn round.
        second, marks = isolated(reason), tuple((start + 1, length) for start, length in marks)
    if flag is None and (soon := birthday_soon(row.birthday_on, today)):
        flag = Flag("cake-fill", Tone.GIFT, soon)
    return ListRow(
        row.id, row.name, second, row.is_organisation, row.potential, flag,
        _marks(row.name, query), marks, row.photo, row.is_household,
    )  # fmt: skip


def shorter_name(name: str) -> str:
    """A name with its patronymic as an initial, so that the family name is seen; any other name as it is."""
    words = name.split()
    if len(words) == 3 and words[1].casefold().endswith(_PATRONYMIC):
        return f"{words[0]} {words[1][0]}. {words[2]}"
    return name


def _marks(text: str, query: Query) -> tuple[Mark, ...]:
    return tuple((start, end - start) for start, end in highlight(text, query)) if query.parts else ()


def draw_mark(canvas: Canvas, x: float, y: float, size: float, *, chosen: bool) -> None:
    """A round box in the place of an avatar, ticked for whoever is chosen."""
    inset = (size - 22) / 2
    x, y = x + inset, y + inset
    if chosen:
        canvas.box(x, y, 22, 22, radius=11, fill="accent")
        canvas.icon("check-bold", x + 4, y + 4, 14, colour="on_accent")
    else:
        canvas.box(x, y, 22, 22, radius=11, fill="surface", stroke="field")


class CustomerDelegate(RowDelegate[ListRow]):
    """Avatar, name, second line, class, one flag; a check mark for the avatar while customers are chosen.

    Args:
        selection: who is chosen.
        parent: as ever.
    """

    def __init__(self, selection: Selection | None = None, parent: QWidget | None = None) -> None:
        super().__init__("list", parent)
        self._selection = selection

    def draw(self, canvas: Canvas, row: ListRow, state: RowState) -> None:
        """Two lines; one where rows are compact."""
        canvas.row_ground(selected=state.selected, hovered=state.hovered, focused=state.focused)
        one_line = canvas.h < 50
        size = 30.0 if one_line else 38.0
        x, y = 18 + (38 - size) / 2, (canvas.h - size) / 2
        if self._selection is not None and self._selection.is_on:
            draw_mark(canvas, x, y, size, chosen=self._selection.holds(row.id))
        else:
            canvas.avatar(
                x, y, size, row.name, row.id, organisation=row.is_organisation, household=row.is_household,
                photo=row.photo,
            )  # fmt: skip
        self._badges(canvas, row, one_line=one_line)
        badge = canvas.class_badge_width(row.potential, size=_BADGE) if row.potential else _BADGE
        width = canvas.w - _TEXT - badge - (48 if one_line and row.flag and row.potential else 26)
        role: Role = "row_title_strong" if state.selected else "row_title"
        name = row.name
        if not row.name_marks and canvas.text_width(name, role) > width:
            name = shorter_name(name)
        if one_line or not row.second:
            canvas.text(_TEXT, 0, width, canvas.h, name, role=role, marks=row.name_marks)
            return
        top = canvas.h / 2 - 20
        canvas.text(_TEXT, top, width, 20, name, role=role, marks=row.name_marks)
        below = canvas.w - _TEXT - _BADGE - 26
        canvas.text(_TEXT, top + 20, below, 18, row.second, role="second", colour="ink2", marks=row.second_marks)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell the whole name of a class where its badge has room for the beginning only."""
        row = self.row_of(index)
        badge = style_of().badge(row.potential) if row is not None and row.potential else None
        if event.type() == QEvent.Type.ToolTip and badge is not None and badge.shown() != badge.name:
            area = view.visualRect(index)
            width, scale = badge_width(style_of(), badge, size=_BADGE), style_of().scale
            place = Zone("class", area.width() / scale - 18 - width, 0, width, area.height() / scale)
            if zone_rect(place, area, rtl=view.isRightToLeft()).contains(event.pos()):
                show_tip(event.globalPos(), badge.name, view)
                return True
        return super().helpEvent(event, view, option, index)

    def _badges(self, canvas: Canvas, row: ListRow, *, one_line: bool) -> None:
        """The class above the flag; side by side in one line."""
        width = canvas.class_badge_width(row.potential, size=_BADGE) if row.potential else _BADGE
        x, middle = canvas.w - 18 - width, canvas.h / 2
        if row.potential:
            canvas.class_badge(x, middle - (_BADGE / 2 if one_line else 18), row.potential, size=_BADGE)
        if row.flag:
            below = row.potential and not one_line
            left = x - _FLAG - 6 if row.potential and one_line else canvas.w - 18 - _BADGE + 2
            canvas.icon(row.flag.icon, left, middle + (4 if below else -_FLAG / 2), _FLAG, colour=row.flag.tone.value)
