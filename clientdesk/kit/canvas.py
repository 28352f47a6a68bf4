"""Painting in leading-edge coordinates: laid out once, mirrored once, scaled once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform

from clientdesk.kit import lettering
from clientdesk.kit.badges import LOOKS, Badge
from clientdesk.kit.icons import paint_icon
from clientdesk.kit.lettering import Align, Mark, VAlign
from clientdesk.kit.photos import photos_of
from clientdesk.kit.style import Role, Style

Ink = str | QColor
"""A token of `Theme`, a literal "#rrggbb", or a colour."""

CHIP_ICON = 17.0


class Canvas:
    """A rectangle to paint on, measured in design pixels from its leading top corner.

    `x` counts from the left edge, or from the right one in a right-to-left window, so that a row is written once
    for both. Text size is applied here too: at 130 % everything, text and distance, is 1.3 times as large.

    Args:
        painter: an open painter; its state may be changed.
        rect: where on the device.
        style: colours and fonts.
        rtl: whether to mirror.
    """

    def __init__(self, painter: QPainter, rect: QRect | QRectF, style: Style, *, rtl: bool) -> None:
        self.painter = painter
        self.style = style
        self.rtl = rtl
        self._area = QRectF(rect)
        self._scale = style.scale
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def __enter__(self) -> Canvas:
        """Paint inside a `with`: a painter that an error leaves open takes the whole program with it."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the painter, whatever happened."""
        self.painter.end()

    @property
    def w(self) -> float:
        """The width in design pixels."""
        return self._area.width() / self._scale

    @property
    def h(self) -> float:
        """The height in design pixels."""
        return self._area.height() / self._scale

    def rect(self, x: float, y: float, w: float, h: float) -> QRectF:
        """A rectangle of the device: mirrored and scaled."""
        s = self._scale
        left = self._area.width() - (x + w) * s if self.rtl else x * s
        return QRectF(self._area.x() + left, self._area.y() + y * s, w * s, h * s)

    def colour(self, ink: Ink) -> QColor:
        """What a token stands for in the present theme."""
        return ink if isinstance(ink, QColor) else self.style.theme.colour(ink)

    # --- Shapes

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        radius: float = 8,
        fill: Ink | None = None,
        stroke: Ink | None = None,
        width: float = 1.0,
        dashed: bool = False,
    ) -> None:
        """A rectangle with round corners, its stroke of `width` inside the edge."""
        area = self.rect(x, y, w, h)
        self.painter.setBrush(self.colour(fill) if fill is not None else Qt.BrushStyle.NoBrush)
        if stroke is None:
            self.painter.setPen(Qt.PenStyle.NoPen)
        else:
            self.painter.setPen(self._pen(stroke, width, [2.5, 2.5] if dashed else None))
            area.adjust(width / 2, width / 2, -width / 2, -width / 2)
        radius = min(radius * self._scale, area.width() / 2, area.height() / 2)
        self.painter.drawRoundedRect(area, radius, radius)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: Ink = "line",
        width: float = 1.0,
        dashed: bool = False,
    ) -> None:
        """A straight line; hairlines keep their width at every text size."""
        self.painter.setPen(self._pen(colour, width, [2, 3] if dashed else None))
        self.painter.drawLine(self._point(x1, y1), self._point(x2, y2))

    def shadow(self, x: float, y: float, w: float, h: float, *, radius: float = 10, spread: int = 8) -> None:
        """The soft shadow below something that floats, drawn around its rectangle."""
        colour = self.style.theme.colour("shadow", 0.05 if self.style.theme.dark else 0.02)
        for i in range(spread):
            self.box(x - i, y - i + 3, w + 2 * i, h + 2 * i, radius=radius + i, fill=colour)

    def _point(self, x: float, y: float) -> QPointF:
        corner = self.rect(x, y, 0, 0)
        return QPointF(corner.x(), corner.y())

    def _pen(self, colour: Ink, width: float, dashes: Sequence[float] | None) -> QPen:
        pen = QPen(self.colour(colour), width)
        if dashes is not None:
            pen.setDashPattern(dashes)
        return pen

    # --- Text

    def text(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        text: str,
        *,
        role: Role = "text",
        colour: Ink = "ink",
        align: Align = "start",
        valign: VAlign = "middle",
        tabular: bool = False,
        ltr: bool = False,
        marks: Sequence[Mark] = (),
    ) -> float:
        """One line of text, cut with an ellipsis where it does not fit; returns the width it took.

        Args:
            x: leading edge of the box.
            y: top of the box.
            w: width of the box.
            h: height of the box.
            text: shown as it stands, never as markup.
            role: size and weight.
            colour: of the letters.
            align: "start" is the leading edge.
            valign: where in the height.
            tabular: digits of one width, for numbers that line up.
            ltr: isolate a phone number, sum or order number, which reads left to right everywhere.
            marks: (start, length) of what a search found; painted on the colour of a find.
        """
        if not text or w <= 0:
            return 0.0
        if ltr:
            text = isolated(text) if self.rtl else text
        self.painter.setPen(self.colour(colour))
        area = self.rect(x, y, w, h)
        line = lettering.Line(text, role, tabular, align, valign)
        if marks:
            return lettering.draw_marked(self.painter, area, line, marks, self.style, rtl=self.rtl) / self._scale
        return lettering.draw_line(self.painter, area, line, self.style, self.rtl) / self._scale

    def paragraph(
        self,
        x: float,
        y: float,
        w: float,
        text: str,
        *,
        role: Role = "text",
        colour: Ink = "ink2",
        align: Align = "start",
        lines: int | None = None,
        own_direction: bool = False,
        marks: Sequence[Mark] = (),
    ) -> float:
        """Wrapped text from a top edge, clamped to `lines`; returns its height.

        Args:
            x: leading edge.
            y: top.
            w: width at which it wraps.
            text: shown as it stands, line breaks included.
            role: size and weight.
            colour: of the letters.
            align: "start" is the leading edge.
            lines: at most so many, the last one ending in an ellipsis.
            own_direction: align by the text's own language (long notes) instead of the window's.
            marks: (start, length) of what a search found; painted on the colour of a find.
        """
        rtl = lettering.reads_right_to_left(text) if own_direction else self.rtl
        self.painter.setPen(self.colour(colour))
        height = self.paragraph_height(text, w, role=role, lines=lines)
        lettering.draw_paragraph(
            self.painter, self.rect(x, y, w, height), lettering.Block(text, role, align, lines), self.style, rtl,
            marks=marks,
        )  # fmt: skip
        return height

    def paragraph_height(self, text: str, w: float, *, role: Role = "text", lines: int | None = None) -> float:
        """The height `paragraph` will take, in design pixels."""
        return paragraph_height(self.style, text, w, role=role, lines=lines)

    def text_width(self, text: str, role: Role = "text", *, tabular: bool = False) -> float:
        """The width of one line, in design pixels."""
        return self.style.text_width(text, role, tabular=tabular)

    # --- Signs

    def icon(self, name: str, x: float, y: float, size: float = 18, *, colour: Ink = "ink2") -> None:
        """A glyph in a square of `size`."""
        paint_icon(self.painter, name, self.rect(x, y, size, size), self.colour(colour), mirrored=self.rtl)

    def disc(
        self,
        cx: float,
        cy: float,
        size: float,
        icon: str,
        *,
        fill: Ink | None = "hover",
        colour: Ink = "ink2",
        stroke: Ink | None = None,
        dashed: bool = False,
    ) -> None:
        """A glyph in a circle around (cx, cy); dashed means planned."""
        self.box(
            cx - size / 2,
            cy - size / 2,
            size,
            size,
            radius=size / 2,
            fill=fill,
            stroke=stroke,
            width=1.3,
            dashed=dashed,
        )
        self.icon(icon, cx - size * 0.28, cy - size * 0.28, size * 0.56, colour=colour)

    def chip(
        self,
        x: float,
        y: float,
        text: str,
        *,
        fill: Ink | None = "hover",
        colour: Ink = "ink2",
        icon: str | None = None,
        stroke: Ink | None = None,
        h: float = 22,
        pad: float = 8,
        role: Role = "label",
        max_width: float | None = None,
    ) -> float:
        """A pill with a word in it; returns its width."""
        w = self.chip_width(text, icon=icon is not None, pad=pad, role=role)
        w = w if max_width is None else min(w, max_width)
        self.box(x, y, w, h, radius=h / 2, fill=fill, stroke=stroke)
        inner = pad
        if icon is not None:
            self.icon(icon, x + pad - 1, y + (h - 14) / 2, 14, colour=colour)
            inner += CHIP_ICON
        self.text(x + inner, y, w - inner - pad + 1, h, text, role=role, colour=colour)
        return w

    def chip_width(self, text: str, *, icon: bool = False, pad: float = 8, role: Role = "label") -> float:
        """The width `chip` will take."""
        return self.text_width(text, role) + 2 * pad + (CHIP_ICON if icon else 0)

    def avatar(
        self, x: float, y: float, size: float, name: str, seed: int, *,
        organisation: bool = False, household: bool = False, photo: str = "",
    ) -> None:  # fmt: skip
        """The photo; without one, initials in a circle, or a building or a house in a rounded square; hue by row id."""
        ground, ink = self.style.theme.avatar(seed)
        radius = size * 0.28 if organisation else size / 2
        if photo and self._photo(x, y, size, photo, radius):
            return
        self.box(x, y, size, size, radius=radius, fill=ground)
        if organisation:
            glyph = "house-line" if household else "buildings"
            self.icon(glyph, x + size * 0.27, y + size * 0.27, size * 0.46, colour=ink)
        else:
            lettering.draw_initials(
                self.painter, self.rect(x, y, size, size), initials(name), self.colour(ink), self.style
            )

    def _photo(self, x: float, y: float, size: float, photo: str, radius: float) -> bool:
        """Whether the photo is there already; it comes later, and is then painted, where it is not."""
        area = self.rect(x, y, size, size)
        picture = photos_of().picture(photo, round(area.width() * self.painter.device().devicePixelRatio()))
        if picture is None:
            return False
        # A brush, not a clip: only so is the round edge smooth.
        brush, fit = QBrush(picture), QTransform()
        fit.translate(area.x(), area.y())
        fit.scale(area.width() / picture.width(), area.height() / picture.height())
        brush.setTransform(fit)
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.painter.setBrush(brush)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.drawRoundedRect(area, radius * self._scale, radius * self._scale)
        return True

    def class_badge(self, x: float, y: float, key: str, *, size: float = 20) -> float:
        """The class of a customer by its key, as wide as its name; returns the width."""
        return self.badge(x, y, self.style.badge(key), size=size)

    def badge(self, x: float, y: float, badge: Badge, *, size: float = 20) -> float:
        """A name in its look; returns the width."""
        look, w = LOOKS.get(badge.look, LOOKS["plain"]), badge_width(self.style, badge, size=size)
        radius = {"round": 6.0, "pill": size / 2, "square": 2.0}[look.corner]
        self.box(x, y, w, size, radius=radius, fill=look.fill, stroke=look.stroke, dashed=look.dashed)
        self.text(x, y, w, size, badge.shown(), role="badge", colour=look.ink, align="center")
        return w

    def class_badge_width(self, key: str, *, size: float = 20) -> float:
        """The width `class_badge` will take: a square for a letter or two."""
        return badge_width(self.style, self.style.badge(key), size=size)

    def key_hint(
        self, x: float, y: float, text: str, *, fill: Ink = "hover", colour: Ink = "ink3", h: float = 20
    ) -> float:
        """A key's name in a small frame; returns its width."""
        w = self.key_hint_width(text)
        self.box(x, y, w, h, radius=5, fill=fill, stroke="line" if fill == "hover" else None)
        self.text(x, y, w, h, text, role="small", colour=colour, align="center", ltr=True)
        return w

    def key_hint_width(self, text: str) -> float:
        """The width `key_hint` will take."""
        return self.text_width(text, "small") + 12

    def row_ground(self, *, selected: bool, hovered: bool, focused: bool = False, bar: bool = True) -> None:
        """The ground of a list row: selected with a bar at the leading edge, tinted under the pointer."""
        fill = "selected" if selected else "hover" if hovered else None
        if fill is not None:
            self.box(6, 1, self.w - 12, self.h - 2, fill=fill)
        if selected and bar:
            self.box(6, self.h / 4, 3, self.h / 2, radius=1.5, fill="accent")
        if focused:
            self.box(6, 1, self.w - 12, self.h - 2, stroke="focus", width=2)

    def focus_ring(self, *, radius: float = 8) -> None:
        """The ring around a widget reached by keyboard."""
        self.box(1, 1, self.w - 2, self.h - 2, radius=radius - 1, stroke="focus", width=2)


def badge_width(style: Style, badge: Badge, *, size: float = 20) -> float:
    """The width of a badge in design pixels, a square for one letter; for `sizeHint`."""
    name = badge.shown()
    return size if len(name) == 1 else max(size, style.text_width(name, "badge") + 12)


def isolated(text: str) -> str:
    """Phone numbers, sums and codes between U+2066 and U+2069, so that no neighbour turns them round."""
    return f"\u2066{text}\u2069"


def initials(name: str) -> str:
    """One or two capital letters of a name; "?" when it has none."""
    words = ["".join(c for c in word if c.isalnum()) for word in name.split()]
    words = [word for word in words if word]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def paragraph_height(style: Style, text: str, w: float, *, role: Role = "text", lines: int | None = None) -> float:
    """The height of wrapped text at a width, both in design pixels; for `sizeHint` of delegates."""
    return lettering.paragraph_height(style, lettering.Block(text, role, "start", lines), w * style.scale) / style.scale


def fits(style: Style, text: str, w: float, role: Role = "text", *, tabular: bool = False) -> bool:
    """Whether a line of text fits into a width of design pixels without being cut."""
    return style.text_width(text, role, tabular=tabular) <= w + 0.5
