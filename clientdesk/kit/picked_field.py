"""A field of several: type, take one of the finds, and it stands above the line as a chip that can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.kit.canvas import CHIP_ICON
from clientdesk.kit.fields import TextField, offer_beneath
from clientdesk.kit.layouts import column, hand_on_keyboard
from clientdesk.kit.living import Living
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of

_PAD, _TALL, _CROSS, _GAP = 9.0, 28.0, 24.0, 6.0


@dataclass(frozen=True, slots=True)
class Picked:
    """One of those that were taken, or that can be.

    Args:
        value: what the command takes; two of the same value are the same.
        name: on the chip.
        more: what tells it from others in the list of finds; may be "".
        icon: a glyph's name.
    """

    value: object
    name: str
    more: str = ""
    icon: str = "user"

    def line(self) -> str:
        """As the list of finds shows it."""
        return f"{self.name} · {self.more}" if self.more else self.name


class PickedField(Living, QWidget):
    """An editor of a form; its value is a tuple of what was taken, in order.

    Args:
        find: those that meet a text, best first; of an empty text those most likely meant.
        placeholder: what can be typed.
        as_written: what a text that was not found means by itself; None for nothing.
        name: the object name; the line is "<name>_line".
    """

    edited = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[Picked]],
        placeholder: Words,
        *,
        as_written: Callable[[str], Picked | None] = lambda _text: None,
        name: str = "picked",
    ) -> None:
        super().__init__()
        self._find = find
        self._as_written = as_written
        self._picked: list[Picked] = []
        self._looked: tuple[str, Sequence[Picked]] = ("", ())
        self.chips = _ChipLines(self)
        self.line = _Line(placeholder, self)
        self.setLayout(column(self.chips, self.line, gap=6))
        self.setFocusProxy(self.line)
        self.set_name(name)
        self.come_alive()

    def set_name(self, name: str) -> None:
        """Be called so, as a form calls its editors."""
        self.setObjectName(name)
        self.line.setObjectName(f"{name}_line")

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        """Name the line as its label does."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> object:
        """What was taken; what stands in the line and can only mean one counts, too."""
        last = self._meant()
        values = (one.value for one in (*self._picked, *([last] if last else [])))
        return tuple(dict.fromkeys(values))

    def set_value(self, value: object) -> None:
        """Show others, each a `Picked`."""
        given = value if isinstance(value, Sequence) else ()
        self._picked = [one for one in given if isinstance(one, Picked)]
        self.line.clear()
        self.chips.show_picked(self._picked)

    def take(self, one: Picked) -> None:
        """Take one more; whoever stands there already is not taken twice."""
        self.line.clear()
        if one.value not in [other.value for other in self._picked]:
            self._picked.append(one)
            self.chips.show_picked(self._picked)
        self.edited.emit()

    def drop(self, one: Picked) -> None:
        """Take one away; the keyboard goes to the chip after it, or to the line."""
        place = self._picked.index(one)
        self._picked.remove(one)
        self.chips.show_picked(self._picked)
        standing = self.chips.chips
        (standing[min(place, len(standing) - 1)] if standing else self.line).setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def finds(self, text: str) -> list[Picked]:
        """What is offered for a text, last what it means by itself; those that were taken are not offered again."""
        taken = {one.value for one in self._picked}
        by_itself = self._as_written(text) if text else None
        self._looked = (text, self._find(text))
        found = [*self._looked[1], *([by_itself] if by_itself else [])]
        return [one for one in found if one.value not in taken]

    def is_unknown(self) -> bool:
        """Whether something is written that may mean several, or nobody."""
        return bool(self.line.text().strip()) and self._meant() is None

    def take_written(self) -> bool:
        """Take what stands in the line, where it can only mean one; whether it was taken."""
        one = self._meant()
        if one is not None:
            self.take(one)
        return one is not None

    def _meant(self) -> Picked | None:
        """The only find for what stands in the line; where there is none, what it means by itself."""
        text = self.line.text().strip()
        if text and text != self._looked[0]:
            self.finds(text)
        # What was found while it was typed: the keyboard may leave when the shop is closed already.
        found = self._looked[1] if text else ()
        if text and not found:
            return self._as_written(text)
        return found[0] if len(found) == 1 else None


class _Line(TextField):
    """The line in which names are typed."""

    def __init__(self, placeholder: Words, field: PickedField) -> None:
        super().__init__(placeholder)
        self._field = field
        self._found: list[Picked] = []
        self._lines = QStringListModel(self)
        self._finds = _Finds(self._lines, self)
        # By place, not by text: two may have the same name.
        self._finds.activated[QModelIndex].connect(self._on_taken)  # type: ignore[index] # stubs know no overloads
        offer_beneath(self, self._finds)
        self.textEdited.connect(self._on_written)

    def offer(self) -> None:
        """Show who is most likely meant while nothing is written."""
        self._look(self.text())
        if self._found:
            self._finds.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is written, Down offers, Backspace in the empty line goes to the last chip."""
        key = event.key()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        chips = self._field.chips.chips
        if plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (self._take_marked() or self.text().strip()):
            if self.text().strip() and not self._field.take_written():
                self.offer()
        elif key == Qt.Key.Key_Down:
            self.offer()
        elif chips and not self.text() and key in {Qt.Key.Key_Backspace, Qt.Key.Key_Up}:
            chips[-1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on after typing a name means it."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._field.take_written()
        super().focusOutEvent(event)

    def _look(self, text: str) -> None:
        self._found = self._field.finds(text.strip())
        self._lines.setStringList([one.line() for one in self._found])

    def _on_written(self, text: str) -> None:
        if text.strip():
            self._look(text)
        else:
            self._found = []
            self._lines.setStringList([])
        self._field.edited.emit()

    def _take_marked(self) -> bool:
        """Take the find that is marked in the list; whether there was one."""
        popup = self._finds.popup()
        marked = popup.selectedIndexes() if popup is not None and popup.isVisible() else []
        if popup is None or not marked:
            return False
        self._on_taken(marked[0])
        popup.hide()
        return True

    def _on_taken(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self._field.take(self._found[index.row()])


class _Finds(QCompleter):
    """Leaves the line as it is written: a find becomes a chip and is not put into it."""

    def __init__(self, lines: QStringListModel, line: _Line) -> None:
        super().__init__(lines, line)
        self._line = line
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - Qt's own name
        """What is written now."""
        return self._line.text()


class _ChipLines(Living, QWidget):
    """The chips in as many lines as they need; takes no room while there are none."""

    def __init__(self, field: PickedField) -> None:
        super().__init__(field)
        self._field = field
        self.chips: list[PickedChip] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        self.come_alive()

    def show_picked(self, picked: Sequence[Picked]) -> None:
        """Show these, first to last."""
        for gone in self.chips:
            hand_on_keyboard(gone)
            gone.hide()
            gone.deleteLater()
        self.chips = [PickedChip(one, place, self._field, self) for place, one in enumerate(picked)]
        if self.chips:
            # Made last, they would be reached after everything else.
            QWidget.setTabOrder(self._field.line, self.chips[0])
        self.arrange()

    def arrange(self) -> None:
        """Stand in line; Tab comes from the line to the first, arrows go on from there."""
        px = style_of().px
        x = y = 0
        for chip in self.chips:
            size = chip.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + px(_TALL + _GAP)
            left = self.width() - x - size.width() if self.isRightToLeft() else x
            chip.setGeometry(left, y, size.width(), size.height())
            chip.show()
            x += size.width() + px(_GAP)
        self.setFixedHeight(y + px(_TALL))
        self.setVisible(bool(self.chips))

    def step(self, chip: PickedChip, key: int) -> bool:
        """Go along by an arrow, Home or End; whether the key was one of them."""
        here, last = self.chips.index(chip), len(self.chips) - 1
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            ahead, back = back, ahead
        places = {ahead: min(here + 1, last), back: max(here - 1, 0), Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        place = places.get(Qt.Key(key))
        if key == Qt.Key.Key_Down:
            self._field.line.setFocus(Qt.FocusReason.TabFocusReason)
        elif place is not None:
            self.chips[place].setFocus(Qt.FocusReason.TabFocusReason)
        return place is not None or key == Qt.Key.Key_Down

    def restyle(self) -> None:
        """Take heights and widths anew."""
        self.arrange()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap for the new width."""
        super().resizeEvent(event)
        self.arrange()


class PickedChip(PushButton):
    """One that was taken: Del, Backspace or a click on its cross takes it away."""

    def __init__(self, one: Picked, place: int, field: PickedField, lines: _ChipLines) -> None:
        super().__init__(lines)
        self.one = one
        self._field, self._lines = field, lines
        self.setObjectName(f"{field.objectName()}_chip_{place}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
        self.come_alive()

    def reword(self) -> None:
        """Say the name, and how to take it away."""
        self.setText(self.one.name.replace("&", "&&"))
        self.setAccessibleName(self.one.name)
        self.setAccessibleDescription(Phrase(N_("Del takes {name} away"), name=self.one.name).text())

    def sizeHint(self) -> QSize:
        """A pill around glyph, name and cross; no wider than the field."""
        style = style_of()
        wide = style.text_width(said(self.text()), "label") + _PAD + CHIP_ICON + _CROSS + 2
        return QSize(min(style.px(wide), max(self._lines.width(), style.px(80))), style.px(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill."""
        with self.canvas() as canvas:
            under = self.underMouse() or self.isDown()
            canvas.box(0, 0, canvas.w, canvas.h, radius=canvas.h / 2, fill="press" if under else "hover", stroke="line")
            canvas.icon(self.one.icon, _PAD, (canvas.h - 14) / 2, 14)
            x = _PAD + CHIP_ICON
            canvas.text(x, 0, canvas.w - x - _CROSS + 2, canvas.h, self.one.name, role="label")
            canvas.icon("x", canvas.w - _CROSS + 6, (canvas.h - 11) / 2, 11, colour="ink3")
            if self.has_ring:
                canvas.focus_ring(radius=canvas.h / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes it away, arrows go along."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._field.drop(self.one)
        elif not self._lines.step(self, event.key()):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross takes it away; one on the name only comes to it."""
        x = event.position().x()
        from_end = x if self.isRightToLeft() else self.width() - x
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= from_end < style_of().px(_CROSS):
            self._field.drop(self.one)
