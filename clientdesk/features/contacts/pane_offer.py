"""After a call, an e-mail begun from here or a meeting a quiet strip asks how it went; nothing is logged unasked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from clientdesk.base.clock import local_now
from clientdesk.base.days import ago
from clientdesk.base.words import N_, Phrase
from clientdesk.features.contacts.pane_offers import begun, offers_of
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules_told import Corrections
from clientdesk.features.customers.queries import profile
from clientdesk.kit.buttons import Button
from clientdesk.kit.context import Context, Reached
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, row
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_AROUND = 50.0
"""Design pixels: what stands in the line beside sentence and answers."""
_NARROW = 150.0
_SIGN = 18.0


class OfferStrip(Living, QWidget):
    """The strip above the composer; a `CustomerView`, hidden where there is nothing to ask.

    Args:
        context: of the window.
        taken: told what is known, to be written down with what the owner says.
        parent: as ever.
    """

    left = Signal()
    """It was put away: the keyboard may go to the text."""
    asked = Signal()
    """The customer who is shown was just called or written to."""

    def __init__(self, context: Context, taken: Callable[[Corrections], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_composer_offer")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._context = context
        self._taken = taken
        self._offers = offers_of(context)
        self._customer: int | None = None
        self._icon = "phone-outgoing"
        sign = Painted(lambda k: k.icon(self._icon, 0, 1, 16, colour="info"), height=_SIGN, width=16)
        self.label = PlainLabel("", "second", "ink", wrap=True)
        self.yes = Button(N_("Answered"), None, "plain", clicked=partial(self._on_answer, True), height=28)
        self.no = Button(N_("No answer"), None, "plain", clicked=partial(self._on_answer, False), height=28)
        self.dismiss = Button(N_("Not now"), None, "ghost", clicked=self.put_away, height=28)
        for button, name in ((self.yes, "yes"), (self.no, "no"), (self.dismiss, "dismiss")):
            button.setObjectName(f"timeline_composer_offer_{name}")
        said = row(sign, self.label, gap=6)
        said.setAlignment(sign, Qt.AlignmentFlag.AlignVCenter)
        said.setStretch(1, 1)
        self._answers = boxed(row(self.yes, self.no, self.dismiss, gap=6))
        self._line = row(said, self._answers, gap=6, margins=(8, 6, 6, 6))
        self._line.setStretch(0, 1)
        self._line.setAlignment(self._answers, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(self._line)
        self._offers.changed.connect(self._on_changed)
        self.hide()
        self.come_alive()

    def show_customer(self, customer: int | None) -> None:
        """Ask about this customer, where there is something to ask."""
        self._customer = customer
        self._show()

    def put_away(self) -> None:
        """Ask no more."""
        if self._customer is not None:
            self._offers.close(self._customer)
        self.left.emit()

    def take_keyboard(self) -> None:
        """Let Enter answer."""
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answer(self, answered: bool) -> None:
        reached = self._offers.of(self._customer)
        if reached is not None:
            is_call = reached.kind == ContactKind.CALL and reached.until is None
            known = begun(reached, self._now(), answered=answered if is_call else None)
            self._offers.close(reached.customer)
            self._taken(known)

    def _on_changed(self, customer: int) -> None:
        if customer == self._customer:
            self._show()
            if not self.isHidden():
                self.asked.emit()

    def _show(self) -> None:
        reached = self._offers.of(self._customer)
        if reached is not None:
            self._say(reached)
        self.setVisible(reached is not None)

    def _say(self, reached: Reached) -> None:
        is_call = reached.kind == ContactKind.CALL
        known = self._context.bridge.ask(profile, customer=reached.customer)
        name = "" if known is None else known.name
        today, at = self._now().date(), reached.at.strftime("%H:%M")
        at_time, on_day = _sentences(reached)
        if reached.at.date() == today:
            said = Phrase(at_time, name=name, time=at)
        else:
            said = Phrase(on_day, name=name, ago=ago(reached.at.date(), today))
        self._icon = "phone-outgoing" if is_call else "envelope-simple" if reached.until is None else "handshake"
        self.label.set_words(literal(said.text()))
        self.setAccessibleName(said.text())
        asks = is_call and reached.until is None
        self.yes.set_words(N_("Answered") if asks else _yes_words(reached))
        self.no.setVisible(asks)
        self._fit()
        self.update()

    def _now(self) -> datetime:
        return local_now(self._context.bridge.desk.clock).replace(tzinfo=None)

    def reword(self) -> None:
        """Ask in another language."""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away; arrows go from answer to answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.focusNextPrevChild((event.key() == Qt.Key.Key_Right) != self.isRightToLeft())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sentence wraps anew."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Take the height anew."""
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        """The answers stand beside the sentence, or beneath it where it would become a column of single words."""
        if not self.label.text():
            return
        px = style_of().px
        room = self.width() - px(_AROUND)
        beside = room - self._answers.sizeHint().width()
        is_narrow = beside < px(_NARROW)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        # Told by hand: a line that is as high as its words are wide leaves no layout around it in peace.
        self.label.setMinimumHeight(0)
        tall = self.label.heightForWidth(max(room if is_narrow else beside, px(_NARROW)))
        self.label.setFixedHeight(tall)
        # The sign is taller than a line of the sentence.
        tall, answers = max(tall, px(_SIGN)), self._answers.sizeHint().height()
        self.setFixedHeight((tall + px(6) + answers if is_narrow else max(tall, answers)) + px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft ground."""
        with self.canvas() as canvas:
            canvas.box(0, 0, canvas.w, canvas.h, radius=10, fill="info_soft")


def _sentences(reached: Reached) -> tuple[str, str]:
    """What is asked on the same day, with {time}, and later, with {ago}."""
    is_call = reached.kind == ContactKind.CALL
    if reached.until is not None and is_call:
        return N_("You spoke with {name} at {time}. What was said?"), N_("You spoke with {name} {ago}. What was said?")
    if reached.until is not None:
        return N_("You met {name} at {time}. What was said?"), N_("You met {name} {ago}. What was said?")
    if is_call:
        return N_("You called {name} at {time}. How did it go?"), N_("You called {name} {ago}. How did it go?")
    return N_("You wrote to {name} at {time}."), N_("You wrote to {name} {ago}.")


def _yes_words(reached: Reached) -> str:
    return N_("Log the e-mail") if reached.until is None else N_("Write it down")
