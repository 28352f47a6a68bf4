"""The tab About: everything told of a customer, with what was changed about it beneath."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.days import birthday_date, month_and_year
from clientdesk.base.words import N_, _
from clientdesk.features.customers.pane_actions import call, edit, write_email
from clientdesk.features.customers.pane_history import History
from clientdesk.features.customers.pane_links import Link, link_of, open_link
from clientdesk.features.customers.queries import Point, Profile, age_on, profile
from clientdesk.features.customers.rules import PointKind, label_words
from clientdesk.features.customers.wording import KINDS, address_lines, country_words, language_words, work_words
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.lettering import reads_right_to_left
from clientdesk.kit.living import Living
from clientdesk.kit.panes import CustomerView
from clientdesk.kit.widgets import (
    Card,
    CardHead,
    IconButton,
    Painted,
    PlainLabel,
    boxed,
    column,
    literal,
    row,
    scrolled,
    style_of,
)

_ICONS = {PointKind.PHONE: "phone", PointKind.EMAIL: "envelope-simple", PointKind.WEB: "globe"}
_TABLES = ("customer", "contact_point", "address", "staff")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing told of a customer: a glyph, its label, its text, and what a click opens.

    Args:
        point: the way to reach them that a click takes.
        customer: the other customer whom a click shows.
    """

    icon: str
    label: str
    text: str
    point: Point | None = None
    customer: int | None = None


def facts(known: Profile, age: int | None) -> Iterator[Fact]:
    """What is known, in the order in which it is wanted; in the language of the moment."""
    for point in known.points:
        yield Fact(_ICONS[point.kind], _labelled(_(KINDS[point.kind]), point), point.shown, point)
    for address in known.addresses:
        country = country_words(address.country)
        shown = address_lines(address.street, address.city, address.region, address.postcode, country)
        label = label_words(address.label)
        yield Fact("map-pin", f"{_('Address')}, {label}" if label else _("Address"), shown)
    if known.birth_month and known.birth_day:
        shown = birthday_date(known.birth_month, known.birth_day, known.birth_year)
        if age is not None:
            shown = _("{date}, age {age}").format(date=shown, age=age)
        yield Fact("cake", _("Birthday"), shown)
    if known.name_day_month and known.name_day:
        yield Fact("flower", _("Name day"), birthday_date(known.name_day_month, known.name_day, None))
    if known.brought_by_name:
        yield Fact("handshake", _("Brought by"), known.brought_by_name, customer=known.brought_by)
    plain = (
        ("buildings", _("Works at"), work_words(known)),
        ("briefcase", _("Industry"), known.industry),
        ("compass", _("How they found us"), known.found_by),
        ("chat-circle-dots", _("How to address"), known.address_as),
        ("speaker-high", _("Pronunciation"), known.pronunciation),
        ("user", _("Nickname"), known.nickname),
        ("translate", _("Language"), language_words(known.language)),
        ("user-circle", _("Looked after by"), known.owner_name),
        ("star", _("Customer since"), month_and_year(known.created_on)),
    )
    yield from (Fact(icon, label, text) for icon, label, text in plain if text)


def _labelled(kind: str, point: Point) -> str:
    label = label_words(point.label)
    return f"{kind}, {label}" if label else kind


class FactRow(QWidget):
    """A fact: glyph, label above, text beneath."""

    def __init__(self, fact: Fact, follow: Callable[[Point], object], show: Callable[[int], object]) -> None:
        super().__init__()
        sign = Painted(lambda k: k.icon(fact.icon, 0, 2, 16, colour="ink3"), height=20, width=16)
        label = PlainLabel(literal(fact.label), "second", "ink3")
        text: QWidget
        point = fact.point
        address = link_of(point) if point else ""
        if point and address:
            text = Link(fact.text, address, lambda: follow(point))
        elif fact.customer is not None:
            text = Link(fact.text, "", partial(show, fact.customer))
        else:
            text = PlainLabel(literal(fact.text), "text", wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = row(sign, gap=12)
        line.addLayout(column(label, text, gap=1), 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)


class About(Living, QWidget):
    """A `CustomerView`.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._customer: int | None = None
        self._others: list[QWidget] = []
        self.setObjectName("profile_about")
        self._facts = QVBoxLayout()
        self._facts.setSpacing(style_of().px(12))
        self.edit_button = IconButton("pencil-simple", N_("Edit"), clicked=self._edit, name="about_edit")
        head = row(CardHead(N_("Details")), self.edit_button, gap=4)
        head.setStretch(0, 1)
        self.note = PlainLabel("", "text", "ink2", wrap=True)
        self.note.setObjectName("about_note")
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._notes = Card(CardHead(N_("Notes")), self.note, fill="sunken")
        self.history = History(context)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(style_of().px(12))
        page = column(
            Card(head, self._facts, fill="sunken", gap=12), self._notes, self._sections, self.history, None,
            gap=12, margins=(0, 0, 0, 24),
        )  # fmt: skip
        whole = column(scrolled(boxed(page)), gap=0)
        self.setLayout(whole)
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def take_sections(self, sections: list[QWidget]) -> None:
        """Show what other capabilities know, between the details and the history."""
        self._others = sections
        for section in sections:
            self._sections.addWidget(section)

    def show_customer(self, customer: int | None) -> None:
        """Show this customer."""
        self._customer = customer
        for section in self._others:
            if isinstance(section, CustomerView):
                section.show_customer(customer)
        self.history.show_customer(customer)
        self._read()

    def reword(self) -> None:
        """Dates and labels are written anew."""
        self._read()

    def _read(self) -> None:
        self._clear()
        known = self._context.bridge.ask(profile, customer=self._customer) if self._customer is not None else None
        self._notes.setVisible(known is not None and bool(known.note))
        if known is None:
            return
        today = self._context.bridge.ask(lambda shop: shop.today())
        for fact in facts(known, age_on(known, today)):
            self._facts.addWidget(FactRow(fact, self._follow, self._context.show_customer))
        self.note.set_words(literal(known.note))
        # A long text stands at the edge where its own language begins.
        edge = Qt.AlignmentFlag.AlignRight if reads_right_to_left(known.note) else Qt.AlignmentFlag.AlignLeft
        self.note.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)

    def _clear(self) -> None:
        clear_out(self._facts)

    def _follow(self, point: Point) -> None:
        if self._customer is None:
            return
        if point.kind is PointKind.PHONE:
            call(self._context, self._customer, point)
        elif point.kind is PointKind.EMAIL:
            write_email(self._context, self._customer, point)
        else:
            open_link(link_of(point))

    def _edit(self) -> None:
        if self._customer is not None:
            edit(self._context, self._customer)

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(*_TABLES):
            self._read()
            if self.history.is_open():
                self.history.show_customer(self._customer)
                self.history.read_on()
