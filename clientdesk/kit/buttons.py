"""Buttons: painted by hand, still QPushButtons, so focus, space key and screen readers work by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip

Kind = Literal["primary", "plain", "ghost", "soft", "danger", "on", "link", "toast"]

_ICON = 17
_PAD = 12


class Button(PushButton):
    """A button with an icon, a word, a key hint and a caret, each optional.

    Args:
        words: verb first, sentence case; "" for an icon alone, then `tip` is its name.
        icon: a glyph's name.
        kind: one "primary" a page; "plain" has a border, "ghost" and "link" have none, "soft", "danger" and "on" are
            tinted; "toast" stands on the dark ground of a toast.
        tip: the tool tip; the words themselves where it is missing and they are hidden.
        key: the key that does the same, painted as a hint.
        trailing: a glyph after the words, such as "caret-down".
        height: in design pixels.
        clicked: called without arguments.
        name: the object name.
        parent: as ever.
    """

    def __init__(
        self,
        words: Words = "",
        icon: str | None = None,
        kind: Kind = "plain",
        *,
        tip: Words = "",
        key: str = "",
        trailing: str | None = None,
        height: float = 34,
        clicked: Callable[[], object] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._icon = icon
        self._kind: Kind = kind
        self._tip = tip
        self._key = key
        self._trailing = trailing
        self._height = height
        self._short = False
        self._spare: str | None = None
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())
        self.come_alive()

    # --- What it says and shows

    def set_words(self, words: Words) -> None:
        """Say something else."""
        self._words = words
        self.reword()
        self.restyle()

    def set_icon(self, icon: str | None) -> None:
        """Show another glyph."""
        self._icon = icon
        self.restyle()

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind."""
        self._kind = kind
        self.update()

    def set_short(self, short: bool) -> None:
        """Drop the words and keep the icon; the tool tip says what it does."""
        if short != self._short and (self._icon is not None or self._spare is not None):
            self._short = short
            if self._spare is not None:
                self._icon = self._spare if short else None
            self.reword()
            self.updateGeometry()
            self.update()

    def stand_in(self, icon: str) -> None:
        """Let `icon`, not shown otherwise, stand for the words where there is no room for them."""
        self._spare = icon

    def is_short(self) -> bool:
        """Whether only the icon shows."""
        return self._short

    def reword(self) -> None:
        """Say words, tip and accessible name anew."""
        words, tip = said(self._words), said(self._tip)
        # An ampersand in a shop's own word would become a mnemonic.
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words or tip)
        self.setAccessibleDescription(tip if words else "")
        shown = tip or (words if self._short else "")
        set_tip(self, f"{shown} ({self._key})" if shown and self._key and not words else shown)

    def restyle(self) -> None:
        """Take the height anew."""
        self.setFixedHeight(style_of().px(self._height))
        super().restyle()

    # --- Geometry

    def full_width(self) -> int:
        """The width in pixels with the words shown."""
        return style_of().px(self._content_width(short=False)) + 1

    def short_width(self) -> int:
        """The width in pixels with the words dropped; the full one where there is no icon to keep."""
        return style_of().px(self._content_width(short=self._icon is not None)) + 1

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        px = style_of().px
        return QSize(px(self._content_width(short=self._short)) + 1, px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Never narrower: a button is not cut."""
        return self.sizeHint()

    def _content_width(self, *, short: bool) -> float:
        words = "" if short else said(self._words)
        style = style_of()
        if not words and not self._trailing and not self._key:
            return self._height
        width = 2.0 * (4 if self._kind in {"link", "toast"} else _PAD)
        if self._icon:
            width += _ICON + (7 if words else 0)
        if words:
            width += style.text_width(words, "button") + 1
        if self._trailing:
            width += 18
        if self._key and not short:
            width += style.text_width(self._key, "small") + 20
        return width

    # --- Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words, caret, key hint, ring."""
        with self.canvas() as canvas:
            active = self.isEnabled() and (self.underMouse() or self.isDown())
            fill, ink, stroke = _looks(self._kind, active=active, down=self.isDown())
            if not self.isEnabled():
                canvas.painter.setOpacity(0.45)
            if fill is not None or stroke is not None:
                canvas.box(0, 0, canvas.w, canvas.h, fill=fill, stroke=stroke)
            self._paint_content(canvas, ink)
            if self.has_ring:
                canvas.focus_ring()
                if self._kind == "primary":
                    canvas.box(3, 3, canvas.w - 6, canvas.h - 6, radius=5, stroke="surface")

    def _paint_content(self, canvas: Canvas, ink: str) -> None:
        words = "" if self._short else said(self._words)
        pad = 4 if self._kind in {"link", "toast"} else _PAD
        x = (canvas.w - self._content_width(short=self._short)) / 2 + pad
        if self._icon and not words and not self._trailing:
            x = (canvas.w - _ICON) / 2
        if self._icon:
            canvas.icon(self._icon, x, (canvas.h - _ICON) / 2, _ICON, colour="ink2" if self._kind == "plain" else ink)
            x += _ICON + (7 if words else 0)
        if words:
            x += canvas.text(x, 0, canvas.text_width(words, "button") + 1, canvas.h, words, role="button", colour=ink)
        if self._trailing:
            canvas.icon(self._trailing, x + 5, (canvas.h - 13) / 2, 13, colour=ink)
            x += 18
        if self._key and not self._short:
            ground = canvas.style.theme.colour(ink, 0.16)
            canvas.key_hint(x + 8, (canvas.h - 18) / 2, self._key, fill=ground, colour=ink, h=18)


class IconButton(Button):
    """A square button with an icon alone; its tip is its name.

    Args:
        icon: a glyph's name.
        tip: what it does, verb first.
        kind: as for `Button`.
        key: the key that does the same, told in the tip.
        size: in design pixels.
        clicked: called without arguments.
        name: the object name.
        parent: as ever.
    """

    def __init__(
        self,
        icon: str,
        tip: Words,
        kind: Kind = "ghost",
        *,
        key: str = "",
        size: float = 34,
        clicked: Callable[[], object] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._told_key = key
        super().__init__("", icon, kind, tip=tip, height=size, clicked=clicked, name=name, parent=parent)

    def reword(self) -> None:
        """Say tip and name anew, the key with them."""
        super().reword()
        if self._told_key:
            set_tip(self, f"{said(self._tip)} ({self._told_key})")


class ActionBar(QWidget):
    """A row of buttons in which labels drop from the last backwards where there is no room; icons and tips stay.

    Args:
        buttons: the commonest act first.
        parent: as ever.
    """

    def __init__(self, buttons: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[Button] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style_of().changed.connect(self._arrange)
        self.set_buttons(buttons)

    def buttons(self) -> Sequence[Button]:
        """The buttons, first to last."""
        return tuple(self._buttons)

    def set_buttons(self, buttons: Sequence[Button]) -> None:
        """Show other buttons; the former ones are deleted."""
        for old in self._buttons:
            if old not in buttons:
                old.deleteLater()
        self._buttons = list(buttons)
        for button in self._buttons:
            button.setParent(self)
            button.show()
        self._arrange()

    def sizeHint(self) -> QSize:
        """With every label shown."""
        shown, gap = self._shown(), style_of().px(8)
        return QSize(sum(button.full_width() + gap for button in shown) - gap, style_of().px(34))

    def minimumSizeHint(self) -> QSize:
        """With every label dropped."""
        px = style_of().px
        return QSize(px(34 + 8) * len(self._buttons), px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange for other words and the other direction."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange}:
            self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew when a button has other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _shown(self) -> list[Button]:
        return [button for button in self._buttons if not button.isHidden()]

    def _arrange(self) -> None:
        shown, gap = self._shown(), style_of().px(8)
        over = sum(button.full_width() + gap for button in shown) - gap - self.width()
        # Only what differs is set: each change of a button asks for this again.
        short: set[Button] = set()
        for button in reversed(shown):
            if over <= 0:
                break
            short.add(button)
            over -= button.full_width() - button.short_width()
        x = 0
        for button in shown:
            button.set_short(button in short)
            size = button.sizeHint()
            left = self.width() - x - size.width() if self.isRightToLeft() else x
            button.setGeometry(QRect(left, 0, size.width(), size.height()))
            x += size.width() + gap


def _looks(kind: Kind, *, active: bool, down: bool) -> tuple[str | None, str, str | None]:
    """Ground, ink and border of a kind of button at the moment."""
    under = "press" if down else "hover"
    looks: dict[Kind, tuple[str | None, str, str | None]] = {
        "primary": ("accent_hover" if active else "accent", "on_accent", None),
        "plain": (under if active else "surface", "ink", "line"),
        "ghost": (under if active else None, "ink2", None),
        "soft": ("accent_soft", "accent_text", "accent_text" if active else None),
        "danger": ("danger_soft", "danger", "danger" if active else None),
        "on": ("selected", "accent_text", "accent_text" if active else None),
        "link": ("accent_soft" if active else None, "accent_text", None),
        "toast": (None, "toast_action", "toast_action" if active else None),
    }
    return looks[kind]
