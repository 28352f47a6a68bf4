"""The rows of the cards on Today: written out ready to paint, and what paints them."""

from __future__ import annotations

from dataclasses import dataclass

from clientdesk.base.words import C_, N_, _, shown
from clientdesk.desk.today import TodayRow
from clientdesk.desk.tone import Tone
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.style import Role, Style, style_of

_CALL, _WRITE = C_("button", "Call"), N_("E-mail")
_TONES: dict[Tone, str] = {
    Tone.PLAIN: "ink2",
    Tone.ACCENT: "accent_text",
    Tone.DANGER: "danger",
    Tone.WARN: "warn",
    Tone.INFO: "info",
    Tone.GIFT: "gift",
}
_BARS: dict[Tone, str] = {**_TONES, Tone.PLAIN: "field", Tone.ACCENT: "accent"}
_PHONE_FROM = 640
"""In a narrower card the phone number or the address gives way; the button stays."""
_WORDS_FROM, _SQUARE = 420, 32.0
"""In a still narrower one the button is a square with its glyph."""
_HEAD = 30.0
"""Design pixels of the head of a day."""
_SHORTEST, _BEFORE_WORDS = 130.0, 112.0
"""An address is not cut to less than this; so far from the edge, box and avatar included, the words begin."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """A row ready to paint; `str` of it is what is heard.

    Args:
        row: what the card gave.
        when: first words of the second line, in the language of the moment.
        what: the rest of it.
        first: nothing stands above it.
        done: it was ticked off a moment ago and is about to leave.
        can_snooze: it can be put off.
        reach: what the button says, "" for no button.
        head: the day that begins here, where it is no row but the head of those below; "" for a row.
    """

    row: TodayRow
    when: str
    what: str
    first: bool = False
    done: bool = False
    can_snooze: bool = False
    reach: str = ""
    head: str = ""

    @property
    def is_head(self) -> bool:
        """Whether it is the head of the rows below."""
        return bool(self.head)

    @property
    def key(self) -> tuple[str, int]:
        """What it is about."""
        return self.row.table, self.row.row

    def __str__(self) -> str:
        if self.head:
            return self.head
        parts = (self.row.name, self.when, self.what, self.row.phone or self.row.email)
        return ", ".join(part for part in parts if part)


def line_of(row: TodayRow, *, first: bool, done: bool, can_snooze: bool) -> TodayLine:
    """A row written out in the language of the moment."""
    reach = _(_CALL) if row.phone else _(_WRITE) if row.email else ""
    return TodayLine(
        row, shown(row.when), shown(row.what), first=first, done=done, can_snooze=can_snooze and not done, reach=reach
    )


def head_of(words: str) -> TodayLine:
    """The head of the rows of a day."""
    return TodayLine(TodayRow("", 0, None, words, "", ""), "", "", head=words)


class ChoosesMany(RowDelegate[TodayLine]):
    """What all rows of Today have in common: heads of days, and the look of several that are chosen.

    Attributes:
        many: several rows are chosen; a single one only has the ring.
    """

    many = False

    def height(self, row: TodayLine, width: float, style: Style) -> float:
        """A head is a line, a row as high as the design says."""
        return _HEAD if row.is_head else self.row_height(row, width, style)

    def draw(self, canvas: Canvas, row: TodayLine, state: RowState) -> None:
        """The head, or the row on its ground."""
        if row.is_head:
            canvas.text(16, 4, canvas.w - 32, _HEAD - 6, row.head, role="label_strong", colour="ink3")
            return
        if state.selected and self.many:
            canvas.box(4, 3, canvas.w - 8, canvas.h - 5, fill="accent_soft")
        self.draw_row(canvas, row, state)

    def zones(self, row: TodayLine, width: float, height: float) -> tuple[Zone, ...]:
        """Nothing of a head can be clicked."""
        return () if row.is_head else self.row_zones(row, width, height)

    def row_height(self, row: TodayLine, width: float, style: Style) -> float:
        """The height of a row in design pixels."""
        return style.row_height(self.kind)

    def draw_row(self, canvas: Canvas, row: TodayLine, state: RowState) -> None:
        """Paint a row."""
        raise NotImplementedError

    def row_zones(self, row: TodayLine, width: float, height: float) -> tuple[Zone, ...]:
        """The parts of a row that can be clicked."""
        return ()


class PersonDelegate(ChoosesMany):
    """A row of the wide column: round box, avatar, name and class, when and what, phone, snooze, Call."""

    def draw_row(self, canvas: Canvas, row: TodayLine, state: RowState) -> None:
        """The row."""
        middle = canvas.h / 2
        if not row.first:
            canvas.line(16, 0.5, canvas.w - 16, 0.5)
        if (state.hovered or state.focused) and not (state.selected and self.many):
            canvas.box(4, 3, canvas.w - 8, canvas.h - 5, fill="hover")
        if state.focused:
            canvas.box(4, 3, canvas.w - 8, canvas.h - 5, stroke="focus", width=2)
        x = 16.0
        if row.row.checkable:
            _draw_box(canvas, x, middle - 10, row, pointed=state.zone == "done")
            x += 34
        if row.row.customer is not None:
            _draw_avatar(canvas, x, middle - 19, 38, row.row)
            x += 50
        end = self._draw_trailing(canvas, row, state)
        _draw_words(canvas, row, x, middle, end - x)

    def row_zones(self, row: TodayLine, width: float, height: float) -> tuple[Zone, ...]:
        """The box, the clock, the button."""
        zones: list[Zone] = []
        middle = height / 2
        if row.row.checkable and not row.done:
            zones.append(Zone("done", 8, middle - 18, 36, 36, N_("Mark as done (Space)")))
        x = width - 16
        if row.reach:
            x -= _button_width(row, width)
            tip = N_("Call (C)") if row.row.phone else N_("Write an e-mail (C)")
            zones.append(Zone("reach", x, middle - 16, _button_width(row, width), 32, tip))
        if row.can_snooze:
            zones.append(Zone("snooze", x - 40, middle - 16, 32, 32, N_("Put off (S)")))
        return tuple(zones)

    def _draw_trailing(self, canvas: Canvas, row: TodayLine, state: RowState) -> float:
        """The button, the clock and the phone, from the trailing edge; returns where the words must end."""
        middle, x = canvas.h / 2, canvas.w - 16
        if row.done:
            return x
        if row.reach:
            width = _button_width(row, canvas.w)
            x -= width
            pointed = state.zone == "reach"
            canvas.box(x, middle - 16, width, 32, fill="press" if pointed else "surface", stroke="line")
            glyph = "phone" if row.row.phone else "envelope-simple"
            canvas.icon(glyph, x + (8 if width == _SQUARE else 11), middle - 8, 16, colour="accent_text")
            if width > _SQUARE:
                canvas.text(x + 33, middle - 16, width - 40, 32, row.reach, role="button")
        if row.can_snooze:
            canvas.icon("clock", x - 34, middle - 9, 18, colour="ink" if state.zone == "snooze" else "ink3")
            x -= 40
        reached_at = row.row.phone or row.row.email
        if row.reach and canvas.w > _PHONE_FROM:
            width = canvas.text_width(reached_at, tabular=True) + 4
            if not row.row.phone:
                # What is to be done comes before the whole of an address.
                words = canvas.text_width(row.when, "label_strong") + canvas.text_width(row.what) + _BEFORE_WORDS
                width = min(width, max(_SHORTEST, x - 26 - words))
            start = x - 10 - width
            canvas.text(start, middle - 19, width, 38, reached_at, colour="ink2", align="end", tabular=True, ltr=True)
            x -= 12 + width
        return x - 8


class SideDelegate(ChoosesMany):
    """A row of the narrow column: avatar, name, when; the envelope writes to them."""

    def row_height(self, row: TodayLine, width: float, style: Style) -> float:
        """Two lines without a button."""
        return 48

    def draw_row(self, canvas: Canvas, row: TodayLine, state: RowState) -> None:
        """The row."""
        _draw_ground(canvas, state)
        x = 16.0
        if row.row.customer is not None:
            _draw_avatar(canvas, x, 7, 34, row.row)
            x += 44
        end = canvas.w - (50 if row.row.email else 16)
        canvas.text(x, 5, end - x, 20, row.row.name, role="row_title")
        tone = "ink3" if row.row.tone is Tone.PLAIN else _TONES[row.row.tone]
        second = x + canvas.text(x, 24, end - x, 18, row.when, role="second", colour=tone)
        if row.what:
            canvas.text(second + 8, 24, end - second - 8, 18, row.what, role="second", colour="ink3")
        if row.row.email:
            colour = "ink" if state.zone == "write" else "ink3"
            canvas.icon("envelope-simple", canvas.w - 36, 15, 18, colour=colour)

    def row_zones(self, row: TodayLine, width: float, height: float) -> tuple[Zone, ...]:
        """The envelope."""
        return (Zone("write", width - 44, 8, 34, 32, N_("Write an e-mail (C)")),) if row.row.email else ()


class ScheduleDelegate(ChoosesMany):
    """A row of the course of the day: time, coloured bar, title; whom it is about stands beside it or below."""

    def row_height(self, row: TodayLine, width: float, style: Style) -> float:
        """One line, or two."""
        return 36 if _on_one_line(row, width, style) else 52

    def draw_row(self, canvas: Canvas, row: TodayLine, state: RowState) -> None:
        """The row."""
        _draw_ground(canvas, state)
        role: Role = "button"
        width = max(40.0, canvas.text_width(row.when, role, tabular=True) + 2)
        canvas.text(16, 6, width, 24, row.when, role=role, colour="ink2", tabular=True)
        canvas.box(24 + width, 8, 3, canvas.h - 16, radius=1.5, fill=_BARS[row.row.tone])
        x = 36 + width
        title = canvas.text(x, 6, canvas.w - x - 16, 24, row.row.name, role=role)
        if _on_one_line(row, canvas.w, canvas.style):
            canvas.text(x + title + 8, 6, canvas.w - x - title - 24, 24, row.what, role="second", colour="ink3")
        else:
            canvas.text(x, 27, canvas.w - x - 16, 18, row.what, role="second", colour="ink3")


def _on_one_line(row: TodayLine, width: float, style: Style) -> bool:
    """Whether the title and whom it is about have room beside each other."""
    begins = 36 + max(40.0, style.text_width(row.when, "button", tabular=True) + 2)
    needed = style.text_width(row.row.name, "button") + 8 + style.text_width(row.what, "second")
    return not row.what or begins + needed + 16 <= width


def _draw_ground(canvas: Canvas, state: RowState) -> None:
    """Tinted under the pointer, ringed by the keyboard."""
    if state.hovered or state.focused:
        ring = "focus" if state.focused else None
        canvas.box(4, 1, canvas.w - 8, canvas.h - 2, fill="hover", stroke=ring, width=2)


def _draw_box(canvas: Canvas, x: float, y: float, row: TodayLine, *, pointed: bool) -> None:
    """The round box: a ring, red when late, filled and ticked when done."""
    if row.done:
        canvas.disc(x + 10, y + 10, 20, "check", fill="accent", colour="on_accent")
        return
    late = row.row.tone is Tone.DANGER
    canvas.box(
        x, y, 20, 20, radius=10, stroke="danger" if late else "field", width=1.6,
        fill="accent_soft" if pointed else None,
    )  # fmt: skip
    if pointed:
        canvas.icon("check", x + 4, y + 4, 12, colour="accent_text")


def _draw_avatar(canvas: Canvas, x: float, y: float, size: float, row: TodayRow) -> None:
    """Whom it is about."""
    canvas.avatar(x, y, size, row.name, row.customer or 0, organisation=row.is_organisation, photo=row.photo)


def _draw_words(canvas: Canvas, row: TodayLine, x: float, middle: float, width: float) -> None:
    """Name with class above, when and what below."""
    badge = canvas.class_badge_width(row.row.potential, size=18) + 8 if row.row.potential else 0
    ink = "ink3" if row.done else "ink"
    name = canvas.text(x, middle - 20, width - badge, 20, row.row.name, role="row_title_strong", colour=ink)
    if row.row.potential:
        canvas.class_badge(x + name + 8, middle - 19, row.row.potential, size=18)
    role: Role = "label_strong"
    tone = "ink3" if row.done else _TONES[row.row.tone]
    when = canvas.text(x, middle, width, 20, row.when, role=role, colour=tone)
    canvas.text(x + when + 8, middle, width - when - 8, 20, row.what, colour="ink3" if row.done else "ink2")


def _button_width(row: TodayLine, width: float) -> float:
    """Of the button that reaches somebody; in a narrow card it is its glyph alone."""
    return style_of().text_width(row.reach, "button") + 45 if width > _WORDS_FROM else _SQUARE
