"""What happened with a customer, on paper: from when to when, of which kinds, with or without the program's notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from clientdesk.base.clock import local_now
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.feature import Progress
from clientdesk.desk.timeline import EntryKind
from clientdesk.features.contacts.queries_period import period_kinds, period_sheet
from clientdesk.features.customers.pane_print_sheet import SheetPages
from clientdesk.kit.context import Context
from clientdesk.kit.paper import PAPERS, paper_of
from clientdesk.kit.printing import Pages, Printable
from clientdesk.kit.widgets import Choice, DateField, Field, PlainLabel, Select, Tick, boxed, column, literal, row


class PeriodPrint(Printable):
    """What is chosen about it: the time, the kinds, the program's notes, the paper."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        desk = context.bridge.desk
        self._ask = desk.ask
        self._name = ""
        today = local_now(desk.clock).date()
        self.first = DateField(date(today.year, 1, 1), name="print_first")
        self.last = DateField(today, name="print_last")
        self.ticks = {kind.key: self._tick(kind) for kind in desk.ask(period_kinds)}
        self.notes = Tick(N_("What the program notes by itself"), False, name="print_notes")
        self.paper = Select(
            [Choice(paper.key, literal(paper.name)) for paper in PAPERS.values()],
            paper_of(desk.settings.country).key,
            name="print_paper",
        )
        self._compose()

    def maker(self, customers: Sequence[int] | None) -> Callable[[Progress], Pages]:
        """The pages of the first of these customers.

        Raises:
            UserError: the days are in the wrong order, or no kind is chosen.
        """
        ask, paper, wanted = self._ask, PAPERS[self.paper.current()], customers
        first, last, notes = self.first.day() or date.min, self.last.day() or date.max, self.notes.isChecked()
        chosen = frozenset(key for key, tick in self.ticks.items() if tick.isChecked())
        kinds = None if len(chosen) == len(self.ticks) else chosen

        def make(_progress: Progress) -> Pages:
            if first > last:
                raise UserError("", N_("The first day is after the last one."))
            sheet = (
                ask(period_sheet, customer=wanted[0], first=first, last=last, kinds=kinds, notes=notes)
                if wanted
                else None
            )
            if sheet is None:
                raise UserError("", N_("This customer is not there any more."))
            self._name = sheet.name
            return SheetPages(sheet, paper)

        return make

    def file_name(self) -> str:
        """The customer's name."""
        return self._name

    def _tick(self, kind: EntryKind) -> Tick:
        words = literal(kind.title) if kind.own else kind.title
        return Tick(words, True, name=f"print_kind_{kind.key}")

    def _compose(self) -> None:
        for field in (self.first, self.last):
            field.day_changed.connect(self.changed)
        for tick in (*self.ticks.values(), self.notes):
            tick.toggled.connect(lambda _on: self.changed.emit())
        self.paper.chosen.connect(lambda _key: self.changed.emit())
        days = row(Field(N_("From"), self.first), Field(N_("To"), self.last), gap=8)
        self.setLayout(
            column(
                days,
                PlainLabel(N_("Kinds"), "label", "ink2"),
                boxed(column(*self.ticks.values(), gap=2)),
                self.notes,
                Field(N_("Paper"), self.paper),
                gap=12,
            )
        )
