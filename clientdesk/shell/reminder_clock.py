"""The reminder clock: one timer that wakes when something is due, and otherwise once a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from clientdesk.base.changes import Changes
from clientdesk.base.clock import today
from clientdesk.base.errors import StoreError
from clientdesk.desk.due import Due
from clientdesk.desk.elsewhere import Elsewhere
from clientdesk.desk.reminding import Raised, Reminding, Whose
from clientdesk.kit.context import Context

LONGEST_MS = 60_000
"""Not every system has Qt tell of sleep or of a clock that was set: so often the wall clock is looked at anyway."""

_SETTING = "setting"


class ReminderClock(QObject):
    """Compares due moments with the wall clock of the desk; what came while nobody looked is found at the next turn.

    Args:
        context: whose desk it watches.
        parent: as ever.
        whose: whom it reminds; everybody where it is not given.

    Attributes:
        shown: `Raised`: what is on show is another than before, or something is to be announced.
        turned: it has looked, whatever came of it.
        hands_moved: it has looked because time went by; of changes every page is told by the bridge.
        day_began: a day has begun since the last turn (or the clock was set to another).
        unread: `StoreError`: the shop could not be read; it is tried again at the next turn.
        reminding: what it asks.
        turns: how often it has looked, for those who count.
    """

    shown = Signal(object)
    turned = Signal()
    hands_moved = Signal()
    day_began = Signal()
    unread = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None, *, whose: Whose = lambda: None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.bridge.desk
        self.reminding = Reminding(self._desk, whose)
        self._elsewhere = Elsewhere(self._desk)
        self._day: date | None = None
        self._told = Raised()
        self._turning = False
        self._runs = False
        self.turns = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A coarse timer may be early by a twentieth: the turn would find nothing due and have to wait again.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.wake)

    def start(self) -> None:
        """Look for the first time, and from now on; call it once the window has shown itself, or is not going to."""
        if self._runs:
            return
        self._runs = True
        self._context.bridge.changed.connect(self._on_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)
        self.wake()

    def stop(self) -> None:
        """Look no more: the program ends, and its shop is closed."""
        self._runs = False
        self._timer.stop()

    def wake(self) -> None:
        """Look at the wall clock now."""
        self._turn(changed=False)
        self.hands_moved.emit()

    def look_again(self) -> None:
        """Another person is to be reminded, or others are: show what is due for them."""
        self._turn(changed=True)

    def wave_away(self, dues: Iterable[Due] | None = None) -> None:
        """Take `dues`, or everything, from the show for a few minutes."""
        self._act(lambda: self.reminding.wave_away(dues))

    def bring_back(self) -> None:
        """Show again at once what was waved away."""
        self._act(self.reminding.bring_back)

    def see(self, customer: int) -> None:
        """This customer is seen now: what waited for that is shown."""
        if not self._runs:
            return
        try:
            self.reminding.see(customer)
        except StoreError as error:
            self.unread.emit(error)

    @property
    def runs(self) -> bool:
        """Whether it looks."""
        return self._runs

    def has_plans(self) -> bool:
        """Whether something is due or will be."""
        try:
            return self.reminding.has_plans()
        except StoreError:
            return False

    def waits_ms(self) -> int:
        """How long until it looks again; -1 while it is stopped."""
        return self._timer.remainingTime()

    # --- Inside

    def _turn(self, *, changed: bool) -> None:
        if self._turning or not self._runs:
            return
        self._turning = True
        try:
            self.turns += 1
            elsewhere = self._elsewhere.look()
            self._begin_day()
            self._tell(self.reminding.turn(changed=changed or elsewhere))
        except StoreError as error:
            self.unread.emit(error)
        finally:
            self._turning = False
            self._arm()
        self.turned.emit()

    def _act(self, act: Callable[[], Raised]) -> None:
        try:
            self._tell(act())
        except StoreError as error:
            self.unread.emit(error)
        self._arm()

    def _tell(self, raised: Raised) -> None:
        if raised.fresh or raised.dues != self._told.dues:
            self._told = raised
            self.shown.emit(raised)

    def _begin_day(self) -> None:
        now = today(self._desk.clock)
        began, self._day = self._day is not None and now != self._day, now
        if began:
            self.day_began.emit()

    def _arm(self) -> None:
        try:
            moment = self.reminding.next_turn()
        except StoreError:
            moment = None
        wait = LONGEST_MS
        if moment is not None:
            # The clock tells whole seconds: the moment itself may be almost one second nearer.
            wait = min(wait, max(int((moment - self._desk.clock.now()).total_seconds() * 1000), 1))
        self._timer.start(wait)

    def _on_changed(self, changes: Changes) -> None:
        if self.reminding.concerns(changes) or changes.touches(_SETTING):
            self._turn(changed=True)
        if changes.touches(_SETTING):
            self.hands_moved.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.wake()
