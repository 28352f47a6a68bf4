"""E-mails of nobody, or of several: each sender is given to a customer, or left out; then all are added at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.base.text import visible_bidi
from clientdesk.base.words import N_, Phrase
from clientdesk.features.contacts.mail_reading import Letter
from clientdesk.features.contacts.pane_mail import add_addressed
from clientdesk.features.contacts.queries_mail import Sorting, Unclear, given_to
from clientdesk.features.customers.queries import profile
from clientdesk.features.customers.queries_find import find
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import boxed, column, hide_unless, row, scrolled
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.spoken import literal
from clientdesk.kit.widgets import Button, Card, ElidedLabel, PlainLabel

_FOUND = 8
_MOST_SENDERS = 60
"""More are not looked through by anybody; those with the most e-mails stand first."""
_NAMED = 3


class MailSheet(QWidget):
    """Asks whose the e-mails are that name nobody, or several, of the shop.

    Args:
        context: of the window.
        sorting: what the addresses have told.
    """

    def __init__(self, context: Context, sorting: Sorting) -> None:
        super().__init__()
        self.setObjectName("mail_sheet")
        self._context = context
        self._sorting = sorting
        senders = sorted(_by_sender(sorting.unclear), key=len, reverse=True)
        self.senders = [SenderCard(context, each, place) for place, each in enumerate(senders[:_MOST_SENDERS])]
        more = sum(map(len, senders[_MOST_SENDERS:]))
        self.add = Button("", "envelope-simple", "primary", clicked=self.submit, name="mail_sheet_add")
        self.cancel = Button(N_("Cancel"), None, "ghost", clicked=self.leave, name="mail_sheet_cancel")
        inner = column(
            *self._told(),
            *self.senders,
            *([PlainLabel(_left(more), "second", "ink2", wrap=True)] if more else []),
            *self._left_out(),
            None,
            gap=12,
        )
        asks = N_("Whose e-mails are these?") if self.senders else N_("Bring in e-mails")
        title = PlainLabel(asks, "card_title", wrap=True)
        whole = column(title, scrolled(boxed(inner)), row(None, self.cancel, self.add), gap=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for sender in self.senders:
            sender.lookup.edited.connect(self._count)
        self._count()

    def submit(self) -> None:
        """Add what has a customer now, all of it or nothing."""
        for sender in self.senders:
            sender.lookup.take_only()
        ask = self._context.bridge.ask
        given = [
            ask(given_to, letter=letter, customer=customer)
            for sender in self.senders
            if (customer := sender.lookup.value()) is not None
            for letter in sender.letters
        ]
        fresh = [one for one in given if not one.is_known]
        known = self._sorting.known + len(given) - len(fresh)
        self.leave()
        add_addressed(self._context, [*self._sorting.addressed, *fresh], known)

    def leave(self) -> None:
        """Put the sheet away."""
        step_back = getattr(self.window(), "step_back", None)
        if callable(step_back):
            step_back()

    def _count(self) -> None:
        given = sum(len(one.letters) for one in self.senders if one.lookup.value() is not None)
        many = len(self._sorting.addressed) + given
        self.add.setEnabled(many > 0)
        self.add.set_words(Phrase(N_("Add {n} e-mail"), N_("Add {n} e-mails"), many) if many else N_("Add"))

    def _told(self) -> list[QWidget]:
        """What is clear already."""
        many = len(self._sorting.addressed)
        clear = Phrase(
            N_("{n} e-mail names one customer and is added there."),
            N_("{n} e-mails name one customer each and are added there."), many,
        )  # fmt: skip
        asked = N_("Of these the address does not tell. Give each to a customer, or leave it empty to leave it out.")
        words = [clear] if many else []
        return [
            *(PlainLabel(one, "second", "ink2", wrap=True) for one in words),
            *([PlainLabel(asked, "second", "ink2", wrap=True)] if self.senders else []),
        ]

    def _left_out(self) -> list[QWidget]:
        """The files that could not be read."""
        return [
            PlainLabel(Phrase(N_("{name}: {why}"), name=one.source, why=one.why.text()), "second", "warn", wrap=True)
            for one in self._sorting.left_out[:_MOST_SENDERS]
        ]


class SenderCard(Card):
    """The e-mails of one sender, and the customer they are given to.

    Args:
        context: of the window.
        unclear: what they wrote.
        place: among the senders.
    """

    def __init__(self, context: Context, unclear: Sequence[Unclear], place: int) -> None:
        self._context = context
        self.letters: list[Letter] = [one.letter for one in unclear]
        candidates = dict(one for each in unclear for one in each.candidates)
        name = f"mail_sheet_{place}"
        self.lookup = LookupField(self._find, self._name_of, N_("Name or phone"), name=f"{name}_customer")
        who = visible_bidi(_sender(self.letters[0]))
        self.lookup.setAccessibleName(who)
        choices = row(
            *(
                Button(literal(called), "user", "soft", height=28, name=f"{name}_is_{customer}",
                       clicked=partial(self._give, customer))
                for customer, called in list(candidates.items())[:_NAMED]
            ),
            None,
            gap=6,
        )  # fmt: skip
        offered = boxed(choices)
        subjects = [visible_bidi(one.subject) or one.source for one in self.letters]
        super().__init__(
            ElidedLabel(literal(who), "text_strong"),
            ElidedLabel(literal(" · ".join(subjects[:_NAMED])), "second", "ink2"),
            *([PlainLabel(_more(len(subjects)), "label", "ink3")] if len(subjects) > 1 else []),
            offered,
            self.lookup,
            pad=12,
            gap=6,
        )
        hide_unless(candidates, offered)

    def _give(self, customer: int) -> None:
        self.lookup.set_value(customer)
        self.lookup.edited.emit()

    def _find(self, text: str) -> Sequence[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=_FOUND)
        return [LookedUp(one.id, one.name, one.phone) for one in found]

    def _name_of(self, customer: int) -> str:
        known = self._context.bridge.ask(profile, customer=customer)
        return known.name if known else ""


def _by_sender(unclear: Sequence[Unclear]) -> list[list[Unclear]]:
    """Together what one sender wrote, where it may be the same customers'."""
    groups: dict[tuple[str, tuple[tuple[int, str], ...]], list[Unclear]] = {}
    for one in unclear:
        groups.setdefault((_sender(one.letter).lower(), one.candidates), []).append(one)
    return list(groups.values())


def _sender(letter: Letter) -> str:
    return str(letter.sender) if letter.sender else letter.source


def _more(many: int) -> Phrase:
    return Phrase(N_("{n} e-mail"), N_("{n} e-mails"), many)


def _left(many: int) -> Phrase:
    return Phrase(N_("{n} more e-mail is left out."), N_("{n} more e-mails are left out."), many)
