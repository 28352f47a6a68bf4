"""Who was called, written to or met from this window, until it is said what came of it; nothing is logged unasked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clientdesk.base.changes import Changes
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.kit.context import Context, Reached

if TYPE_CHECKING:
    from clientdesk.features.contacts.rules_told import Corrections

_LOOK_BACK = 5
_LONGEST_TALK = timedelta(hours=12)
"""Whoever answers later than this has not talked so long, but forgotten the strip."""


class Offers(QObject):
    """Who was called or written to from this window, and what came of it is not said yet; a child of the context.

    Args:
        context: of the window.
    """

    changed = Signal(object)
    """`int`: something is to be asked of this customer, or nothing any more."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._open: dict[int, Reached] = {}
        context.reached.connect(self._on_reached)
        context.bridge.changed.connect(self._on_changed)

    def of(self, customer: int | None) -> Reached | None:
        """What is to be asked of a customer."""
        return None if customer is None else self._open.get(customer)

    def close(self, customer: int) -> None:
        """It was answered, or nobody wants to say."""
        if self._open.pop(customer, None) is not None:
            self.changed.emit(customer)

    def _on_reached(self, reached: Reached) -> None:
        if reached.until is not None and self._is_logged(reached):
            # It was written down before anybody said that it took place.
            return
        self._open[reached.customer] = reached
        self.changed.emit(reached.customer)

    def _on_changed(self, changes: Changes) -> None:
        """What was logged some other way, as from the reminder that it was for, is not asked any more."""
        if changes.touches("contact"):
            for customer, reached in list(self._open.items()):
                if self._is_logged(reached):
                    self.close(customer)

    def _is_logged(self, reached: Reached) -> bool:
        newest = self._context.bridge.ask(contacts, customer=reached.customer, limit=_LOOK_BACK)
        began = reached.at.replace(second=0, microsecond=0)
        return any(one.kind == reached.kind and one.on >= began for one in newest)


def offers_of(context: Context) -> Offers:
    """The offers of a window; made when they are first wanted."""
    return context.findChild(Offers) or Offers(context)


def begun(reached: Reached, now: datetime, *, answered: bool | None) -> Corrections:
    """What is known of a contact that was begun from here: to the customer, when, and for how long.

    Args:
        reached: how it began.
        now: naive local wall time: the end of a call that was answered.
        answered: None for an e-mail, and for what took place.
    """
    # The reader of lines is not needed before somebody writes one.
    from clientdesk.features.contacts.rules_line import Moment
    from clientdesk.features.contacts.rules_told import Corrections, Part

    known = Corrections(kind=reached.kind, begun=True)
    if reached.until is not None:
        return _held(known, reached, reached.until)
    known.given = {Part.DIRECTION: Direction.OUTGOING, Part.MOMENT: Moment(reached.at.date(), reached.at.time())}
    if answered is not None:
        known.given[Part.ANSWERED] = answered
    lasted = now - reached.at
    if answered and timedelta(0) <= lasted <= _LONGEST_TALK:
        known.given[Part.LENGTH] = max(1, round(lasted / timedelta(minutes=1))) * 60
    return known


def _held(known: Corrections, reached: Reached, until: datetime) -> Corrections:
    """What is known of something that took place: when, and for how long."""
    from clientdesk.features.contacts.rules_line import Moment
    from clientdesk.features.contacts.rules_told import Part

    known.given = {Part.MOMENT: Moment(reached.at.date(), reached.at.time())}
    if reached.kind == ContactKind.CALL:
        known.given |= {Part.ANSWERED: True, Part.DIRECTION: Direction.OUTGOING}
    if timedelta(0) < until - reached.at <= _LONGEST_TALK:
        known.given[Part.LENGTH] = round((until - reached.at) / timedelta(minutes=1)) * 60
    return known
