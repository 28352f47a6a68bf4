"""What can be printed of customers, and what is chosen about each: columns, paper, sheet of labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize

from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.feature import Progress
from clientdesk.features.customers.pane_print_lists import Frame, LabelPages, ListPages, PhonePages
from clientdesk.features.customers.printing_lists import (
    EMAIL,
    NAME,
    PHONE,
    ListColumn,
    envelopes,
    everyone,
    list_columns,
    phone_book,
)
from clientdesk.kit.context import Context
from clientdesk.kit.paper import PAPERS, SHEETS, LabelSheet, Paper, paper_of, sheets_for
from clientdesk.kit.printing import Pages, Printable
from clientdesk.kit.tips import set_tip
from clientdesk.kit.widgets import Choice, Field, PlainLabel, Select, Tick, boxed, column, literal, style_of

_FIRST_COLUMNS = frozenset({NAME, PHONE, EMAIL, "city", "class"})


class _OnPaper(Printable):
    """What all lists have in common: the desk, the paper, and a line on who is left out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.desk = context.bridge.desk
        self.told = PlainLabel("", "second", "ink3", wrap=True)
        self.told.setObjectName("print_told")
        self.paper = Select(
            [Choice(paper.key, literal(paper.name)) for paper in PAPERS.values()],
            paper_of(self.desk.settings.country).key,
            name="print_paper",
        )
        self.paper.chosen.connect(lambda _key: self.changed.emit())

    def chosen_paper(self) -> Paper:
        """The paper that is chosen."""
        return PAPERS[self.paper.current()]

    def tell(self, words: Phrase | None) -> None:
        """Say who is left out."""
        self.told.set_words(words or "")


class _ColumnTick(Tick):
    """A column that may be called by a whole sentence of the owner's: it is cut, not the panel made wider."""

    def reword(self) -> None:
        """Say the words anew; whole ones where they are cut."""
        super().reword()
        set_tip(self, self.accessibleName())

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(min(self.sizeHint().width(), style_of().px(200)), self.sizeHint().height())


class ListPrint(_OnPaper):
    """A table of chosen columns."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._columns = self.desk.ask(list_columns)
        self.ticks = {one.key: self._tick(one) for one in self._columns}
        ticks = boxed(column(*self.ticks.values(), gap=2))
        self.setLayout(
            column(Field(N_("Paper"), self.paper), PlainLabel(N_("Columns"), "label", "ink2"), ticks, gap=12)
        )

    def _tick(self, one: ListColumn) -> Tick:
        words = one.title if isinstance(one.title, Phrase) else literal(one.title)
        made = _ColumnTick(words, one.key in _FIRST_COLUMNS, name=f"print_column_{one.key}")
        made.toggled.connect(lambda _on: self.changed.emit())
        return made

    def maker(self, customers: Sequence[int] | None) -> Callable[[Progress], Pages]:
        """The pages with the columns ticked now; without any, the names."""
        desk, paper = self.desk, self.chosen_paper()
        chosen = [one for one in self._columns if self.ticks[one.key].isChecked()] or self._columns[:1]

        def make(_progress: Progress) -> Pages:
            ids = desk.ask(everyone) if customers is None else customers
            return ListPages(desk, ids, chosen, paper=paper, frame=Frame.of(desk, _("Customers")))

        return make

    def file_name(self) -> str:
        """What it is."""
        return _("Customers")


class PhonePrint(_OnPaper):
    """Names and numbers under letters."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._left_out = 0
        self.setLayout(column(Field(N_("Paper"), self.paper), self.told, gap=12))

    def maker(self, customers: Sequence[int] | None) -> Callable[[Progress], Pages]:
        """The pages of those who have a phone number."""
        desk, paper = self.desk, self.chosen_paper()

        def make(_progress: Progress) -> Pages:
            book = desk.ask(phone_book, ids=customers)
            self._left_out = book.left_out
            return PhonePages(desk, book, paper=paper, frame=Frame.of(desk, _("Phone list")))

        return make

    def settled(self) -> None:
        """Say how many have no number."""
        self.tell(
            Phrase(
                N_("{n} customer without a phone number is left out."),
                N_("{n} customers without a phone number are left out."),
                self._left_out,
            )
            if self._left_out
            else None
        )

    def file_name(self) -> str:
        """What it is."""
        return _("Phone list")


class LabelPrint(_OnPaper):
    """Labels for envelopes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._left_out = 0
        sheets = sheets_for(paper_of(self.desk.settings.country))
        self.sheet = Select([Choice(one.key, _sheet_words(one)) for one in sheets], name="print_sheet")
        self.first = Select([], name="print_first")
        self.outlines = Tick(N_("Draw the edges of the labels"), name="print_outlines")
        self._offer_places(self.sheet.current())
        self.sheet.chosen.connect(self._on_sheet)
        self.first.chosen.connect(lambda _key: self.changed.emit())
        self.outlines.toggled.connect(lambda _on: self.changed.emit())
        self.setLayout(
            column(
                Field(N_("Sheet of labels"), self.sheet, hint=N_("The number stands on the pack.")),
                Field(N_("Begin at label"), self.first, hint=N_("For a sheet that is partly used.")),
                self.outlines,
                self.told,
                gap=12,
            )
        )

    def maker(self, customers: Sequence[int] | None) -> Callable[[Progress], Pages]:
        """The sheets for those who have an address."""
        desk, sheet = self.desk, SHEETS[self.sheet.current()]
        first, outlines = int(self.first.current()) - 1, self.outlines.isChecked()

        def make(_progress: Progress) -> Pages:
            found = desk.ask(envelopes, ids=customers)
            self._left_out = found.left_out
            return LabelPages(desk, found.ids, sheet, first=first, title=_("Labels"), outlines=outlines)

        return make

    def settled(self) -> None:
        """Say how many have no address."""
        self.tell(
            Phrase(
                N_("{n} customer without an address is left out."),
                N_("{n} customers without an address are left out."),
                self._left_out,
            )
            if self._left_out
            else None
        )

    def file_name(self) -> str:
        """What it is."""
        return _("Labels")

    def _on_sheet(self, key: str) -> None:
        self._offer_places(key)
        self.changed.emit()

    def _offer_places(self, key: str) -> None:
        places = [str(place + 1) for place in range(SHEETS[key].count)]
        self.first.set_choices([Choice(place, literal(place)) for place in places], self.first.current() or "1")


def _sheet_words(sheet: LabelSheet) -> Callable[[], str]:
    def words() -> str:
        size = f"{sheet.width:.1f} × {sheet.height:.1f} mm"
        # Translators: a sheet of labels; {number} is the maker's, {count} how many labels it has.
        said = _("{number}: {size}, {count} on {paper}")
        return said.format(number=sheet.key, size=size, count=sheet.count, paper=sheet.paper.name)

    return words
