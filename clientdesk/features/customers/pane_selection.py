"""Who is chosen among the customers of a list: by Ctrl or Shift with a click or an arrow, or all of them at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence, Set

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_FAR = 2**31
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Selection(QObject):
    """The chosen customers, by id: they stay chosen when the list shows others.

    Args:
        listed: the ids that the list shows now, in order.
        is_whole: whether these are all; of many the first are shown while the others are read.
        parent: as ever.

    Attributes:
        changed: others are chosen.
        keeps: a deed with the chosen is under way, after which they are to stay chosen.
    """

    changed = Signal()

    def __init__(
        self, listed: Callable[[], Sequence[int]], is_whole: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.keeps = False
        self._listed = listed
        self._is_whole = is_whole
        self._awaits_all = False
        self._ids: set[int] = set()
        self._before: set[int] = set()
        self._anchor: int | None = None

    @property
    def is_on(self) -> bool:
        """Whether anybody is chosen."""
        return bool(self._ids)

    @property
    def count(self) -> int:
        """How many are chosen."""
        return len(self._ids)

    def ids(self) -> Set[int]:
        """The chosen; not to be changed."""
        return self._ids

    def ordered(self) -> array[int]:
        """The chosen, as the list shows them; those it does not show come last, the oldest first."""
        shown = array("q", (customer for customer in self._listed() if customer in self._ids))
        return shown if len(shown) == len(self._ids) else shown + array("q", sorted(self._ids.difference(shown)))

    def holds(self, customer: int) -> bool:
        """Whether this one is chosen."""
        return customer in self._ids

    def toggle(self, customer: int) -> None:
        """Choose somebody, or choose them no more."""
        self._ids ^= {customer}
        self._begin_at(customer)
        self.changed.emit()

    def reach(self, customer: int, first: int | None) -> None:
        """Choose all from where one began to this one, and no more those of the last reach.

        Args:
            customer: where the reach ends.
            first: where it begins, if nobody was chosen by itself before.
        """
        if self._anchor is None:
            self._begin_at(customer if first is None else first)
        listed = self._listed()
        ends = [_place(listed, one) for one in (self._anchor, customer)]
        places = sorted(place for place in ends if place is not None)
        if places:
            self._ids = self._before | set(listed[places[0] : places[-1] + 1])
            self.changed.emit()

    def choose_all(self) -> None:
        """Choose everybody whom the list shows, as soon as all of them are known."""
        self._awaits_all = not self._is_whole()
        if not self._awaits_all:
            self._ids, self._anchor = set(self._listed()), None
            self.changed.emit()

    def follow_list(self) -> None:
        """The list shows others, or more of them."""
        if self._awaits_all:
            self.choose_all()

    def drop(self, customers: Collection[int]) -> None:
        """These are gone."""
        if not self._ids.isdisjoint(customers):
            self._ids.difference_update(customers)
            self._before.difference_update(customers)
            self.changed.emit()

    def forget_many(self) -> None:
        """So many have changed that nobody knows who is still there."""
        if not self.keeps:
            self.clear()

    def clear(self) -> None:
        """Choose nobody."""
        self._anchor, self._awaits_all = None, False
        if self._ids:
            self._ids, self._before = set(), set()
            self.changed.emit()

    def _begin_at(self, customer: int) -> None:
        self._anchor, self._before = customer, set(self._ids)


class SelectionKeys(QObject):
    """Choosing in one view by mouse and keyboard; the view itself goes on showing its one current row.

    Args:
        view: the list, or the table.
        id_at: the customer in a row of it.
        selection: who is chosen.
        is_mark: whether a point of the viewport lies on the check mark of a row.
    """

    trash_asked = Signal()
    """Del, while several are chosen."""

    def __init__(
        self,
        view: QTableView,
        id_at: Callable[[int], int | None],
        selection: Selection,
        is_mark: Callable[[QPoint], bool],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._id_at = id_at
        self._selection = selection
        self._is_mark = is_mark
        self._pressed = False
        # Rows are repainted with their check marks.
        selection.changed.connect(view.viewport().update)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what chooses, leave the rest to the view."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._view:
            return self._on_key(event)
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._on_mouse(event)
        return False

    # --- The keyboard

    def _on_key(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return self._on_ctrl(key)
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            return self._step(key)
        return modifiers == Qt.KeyboardModifier.NoModifier and self._selection.is_on and self._on_plain(key)

    def _on_ctrl(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_A:
            self._selection.choose_all()
        elif key == Qt.Key.Key_Space:
            self._toggle(self._view.currentIndex().row())
        else:
            return False
        return True

    def _on_plain(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Space:
            self._toggle(self._view.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self._selection.clear()
        elif key == Qt.Key.Key_Delete:
            self.trash_asked.emit()
        else:
            return False
        return True

    def _step(self, key: Qt.Key) -> bool:
        """Shift with a key that goes somewhere: go there, choosing all on the way."""
        here, last = self._view.currentIndex().row(), self._view.model().rowCount() - 1
        page = max(1, self._view.viewport().height() // self._view.verticalHeader().defaultSectionSize())
        steps = {
            **_STEPS,
            Qt.Key.Key_Home: -_FAR,
            Qt.Key.Key_End: _FAR,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        if key not in steps or here < 0:
            return False
        first, there = self._id_at(here), max(0, min(last, here + steps[key]))
        # First chosen, then gone to: whoever is passed over meanwhile is not shown.
        self._reach(there, first)
        self._go_to(there)
        return True

    # --- The mouse

    def _on_mouse(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            # The other half of a press that was taken here.
            taken, self._pressed = self._pressed, False
            return taken
        if event.type() not in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            return False
        self._pressed = self._press(event.position().toPoint(), event.modifiers())
        return self._pressed

    def _press(self, pos: QPoint, modifiers: Qt.KeyboardModifier) -> bool:
        place = self._view.rowAt(pos.y())
        if place < 0:
            return False
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._reach(place, self._id_at(self._view.currentIndex().row()))
        elif modifiers == Qt.KeyboardModifier.ControlModifier or (
            modifiers in _PLAIN and self._selection.is_on and self._is_mark(pos)
        ):
            self._toggle(place)
        else:
            return False
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    # --- Both

    def _toggle(self, place: int) -> None:
        customer = self._id_at(place)
        if customer is not None:
            self._selection.toggle(customer)

    def _reach(self, place: int, first: int | None) -> None:
        customer = self._id_at(place)
        if customer is not None:
            self._selection.reach(customer, first)

    def _go_to(self, place: int) -> None:
        """Make a row current; Qt would choose rows of its own with Shift."""
        index = self._view.model().index(place, max(0, self._view.currentIndex().column()))
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)


def _place(listed: Sequence[int], customer: int | None) -> int | None:
    try:
        return None if customer is None else listed.index(customer)
    except ValueError:
        return None
