"""A quiet card high on the profile: what is still owed to this customer, the late ones in red."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.days import short_date, weekday_date
from clientdesk.base.words import N_, Phrase
from clientdesk.features.promises.commands import keep_promise
from clientdesk.features.promises.pane_deeds import offer_deeds
from clientdesk.features.promises.pane_line import PromiseLine
from clientdesk.features.promises.queries import PromiseView, open_promises
from clientdesk.features.promises.rules import Standing, when_words
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.cards import Card
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.labels import ElidedLabel, PlainLabel
from clientdesk.kit.layouts import clear_out, column, row
from clientdesk.kit.painted import Painted
from clientdesk.kit.room_around import LOWEST, RoomAround
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_SMALL = 28.0
_MOST = 2
"""More would push the timeline down; the rest is one press away."""
_LOW = 740.0
"""In a window that is lower than this, one line has to do; in the lowest the timeline alone tells of them."""


class OpenPromises(CustomerPart):
    """A `CustomerView`, hidden where nothing is owed.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    tables = ("promise", "customer", "staff")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "open_promises", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._all = self._is_owed = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style_of().px(8))
        self.more_button = Button("", None, "link", height=24, clicked=self._toggle, name="open_promises_more")
        self.card = Card(self._lines, row(self.more_button, None), fill="sunken", pad=10, gap=2)
        self.line = PromiseLine(context)
        self.setLayout(column(self.card, self.line, gap=0))
        self._room = RoomAround(self, self._fit)
        self.begin()

    def show_customer(self, customer: int | None) -> None:
        """Tell of another customer, the first few at first."""
        self._all = self._all and customer == self._customer
        super().show_customer(customer)

    def restyle(self) -> None:
        """Larger letters leave less room."""
        self._fit()
        super().restyle()

    def begin_day(self) -> None:
        """What was due is late now."""
        self.read()

    def read(self) -> None:
        """Tell them anew."""
        clear_out(self._lines)
        found = self._context.bridge.ask(open_promises, customer=self._customer) if self._customer is not None else ()
        today = self._context.bridge.ask(lambda shop: shop.today())
        for one in found if self._all else found[:_MOST]:
            made = OpenPromise(self._context, one, today)
            self._lines.addWidget(made)
            made.show()
        if found:
            self.line.show_promise(found[0], today)
        left = len(found) - _MOST
        self.more_button.set_words(
            N_("Show fewer") if self._all else Phrase(N_("{n} more promise"), N_("{n} more promises"), max(left, 0))
        )
        self.more_button.setVisible(left > 0)
        self._is_owed = bool(found)
        self._fit()

    def _fit(self) -> None:
        """In a low window the composer needs the room; all of them stand on the timeline, too."""
        room = self._room.height()
        self.card.setVisible(room >= _LOW)
        self.line.setVisible(room < _LOW)
        self.setVisible(self._is_owed and room >= LOWEST)

    def _toggle(self) -> None:
        self._all = not self._all
        self.read()


class OpenPromise(QWidget):
    """What is owed and by when; its buttons are called `promise_<id>_<deed>`.

    Args:
        context: to change it.
        one: what it shows.
        today: the date on the wall.
    """

    def __init__(self, context: Context, one: PromiseView, today: date) -> None:
        super().__init__()
        self._context, self._one = context, one
        name, is_late = f"promise_{one.id}", one.standing is Standing.LATE
        tone = "danger" if is_late else "accent_text"
        icon = "warning-circle" if is_late else "hand-palm"
        glyph = Painted(lambda k: k.icon(icon, 0, 1, 18, colour=tone), height=20, width=20)
        what = ElidedLabel(literal(one.what), "text_strong")
        when = PlainLabel(when_words(one.due_on, today), "label_strong" if is_late else "second", tone)
        told = Phrase(
            N_("by {day}, promised on {made}"), day=weekday_date(one.due_on, today), made=short_date(one.made_on, today)
        )
        rest = ElidedLabel(
            literal(" · ".join(part for part in (told.text(), one.owner_name) if part)), "second", "ink3"
        )
        second = row(when, rest, gap=8)
        second.setStretch(1, 1)
        words = column(what, second, gap=0)
        kept = Button(
            N_("Kept"), "check", "plain", height=_SMALL, clicked=self._keep, name=f"{name}_keep",
        )  # fmt: skip
        kept.setAccessibleName(Phrase(N_("Kept: {what}"), what=one.what).text())
        self.more = IconButton(
            "dots-three", N_("Not kept, released, another day"), size=_SMALL, clicked=self._offer, name=f"{name}_more"
        )
        line = row(glyph, words, kept, self.more, gap=8)
        line.setStretch(1, 1)
        line.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def _keep(self) -> None:
        self._context.bridge.run(N_("Promise kept"), keep_promise, row=self._one.id)

    def _offer(self) -> None:
        offer_deeds(self._context, self._one, self.more)
