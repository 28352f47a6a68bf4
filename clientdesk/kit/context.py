"""Context: what every pane is handed; panes ask here for what only the window can do."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from clientdesk.base.errors import Cancelled, ClientDeskError, UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.style import Style
from clientdesk.kit.work import Works


@dataclass(frozen=True, slots=True)
class Reached:
    """A call or an e-mail was begun, or something in the calendar has taken place: it can be logged.

    Args:
        kind: "call" or "email"; of what took place any kind of contact.
        to: the number or address, "" for what took place.
        at: when it began, naive wall time.
        until: when what took place was over; None for what was only begun.
    """

    customer: int
    kind: str
    to: str
    at: datetime
    until: datetime | None = None


class Context(QObject):
    """The window's services, without the window.

    Attributes:
        bridge: to ask and to change.
        style: the look of the moment.
        works: starts long work.
        customer_asked: `int`: show this customer on the customers' page.
        page_asked: `str`: go to this page of the rail; "settings:<key>" for a section of the settings.
        edit_asked: (`str` table, `int | None` row, `dict` of first values): open the editor of that table.
        history_asked: `int | None`: the change history, of this customer alone or of the whole shop.
        person_changed: another is at the desk.
        seen: `int`: this customer is before somebody's eyes, for longer than a glance.
        reached: `Reached`: somebody was just called or written to, or met; it can be logged.
        said: `Phrase`: a plain notice, without Undo.
        offered: (`Words`, `Words` of a button, what it does): a notice of what can be looked at now.
        print_asked: (`str` key of a `kit.panes.Print`, `array` of ids or None for all): show it before it is printed.
        export_asked: `array` of ids: the page that exports is open, and is to begin with these customers.
    """

    customer_asked = Signal(object)
    page_asked = Signal(str)
    edit_asked = Signal(str, object, object)
    history_asked = Signal(object)
    person_changed = Signal()
    seen = Signal(int)
    reached = Signal(object)
    said = Signal(object)
    offered = Signal(object, object, object)
    print_asked = Signal(str, object)
    export_asked = Signal(object)

    def __init__(self, bridge: Bridge, style: Style, works: Works, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.style = style
        self.works = works
        bridge.do_long = self._do_long

    def show_customer(self, customer: int) -> None:
        """Show a customer's profile."""
        self.customer_asked.emit(customer)

    def show_history(self, customer: int | None = None) -> None:
        """Show the change history, of this customer alone where one is given."""
        self.history_asked.emit(customer)

    def open_page(self, name: str) -> None:
        """Go to the page `name` of the rail ("today", "calendar", "settings", "settings:staff", "import" …)."""
        self.page_asked.emit(name)

    def hand_over(self, name: str, customers: array[int]) -> None:
        """Go to the page `name` with these customers, by id, in the order of the list."""
        self.page_asked.emit(name)
        # Told after the page is there, since it is made when it is first opened.
        self.export_asked.emit(customers)

    def edit(self, table: str, row: int | None = None, **first_values: object) -> None:
        """Open the editor for a row of `table`, or for a new one that begins with `first_values`."""
        self.edit_asked.emit(table, row, first_values)

    def _do_long(self, act: Callable[[], Any], told: Callable[[Any], None]) -> None:
        """Take back, or do again, what touched thousands of rows."""
        self.works.start(
            Phrase(N_("Changing thousands of rows")), lambda _progress: act(), then=told, failed=self._tell
        )

    def _tell(self, error: ClientDeskError) -> None:
        if isinstance(error, UserError):
            self.bridge.refused.emit(error)
        elif not isinstance(error, Cancelled):
            self.works.failed.emit(error)
