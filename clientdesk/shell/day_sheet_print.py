"""What is chosen about the day sheet: whose day it is, and the paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clientdesk.base.words import N_, _
from clientdesk.desk.feature import Progress
from clientdesk.desk.today import TodayRow
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Print
from clientdesk.kit.paper import PAPERS, paper_of
from clientdesk.kit.printing import Pages, Printable
from clientdesk.kit.widgets import Choice, Field, Select, Tick, column, literal
from clientdesk.shell.day_sheet import DAY_SHEET, day_sheet
from clientdesk.shell.day_sheet_pages import DayPages
from clientdesk.shell.named import query_named
from clientdesk.shell.today_sources import is_mine


class DayPrint(Printable):
    """The day, of everybody or of whoever is at the desk.

    Args:
        context: of the window.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.bridge.desk
        self.paper = Select(
            [Choice(paper.key, literal(paper.name)) for paper in PAPERS.values()],
            paper_of(self._desk.settings.country).key,
            name="print_paper",
        )
        self.mine = Tick(N_("Only what is mine or nobody’s"), name="print_mine")
        members = query_named(self._desk.features, "staff_members")
        several = members is not None and len(context.bridge.ask(members)) > 1
        self.paper.chosen.connect(lambda _key: self.changed.emit())
        self.mine.toggled.connect(lambda _on: self.changed.emit())
        self.setLayout(column(Field(N_("Paper"), self.paper), *([self.mine] if several else []), gap=12))

    def maker(self, customers: Sequence[int] | None) -> Callable[[Progress], Pages]:
        """The pages of today; of whom a list is does not matter."""
        desk, paper, staff = self._desk, PAPERS[self.paper.current()], self._desk.staff
        mine_only = self.mine.isChecked()

        def wanted(row: TodayRow) -> bool:
            return not mine_only or is_mine(row, staff)

        return lambda _progress: DayPages(desk.ask(day_sheet, wanted=wanted), paper)

    def file_name(self) -> str:
        """What it is, and of which day."""
        return f"{_('Day sheet')} {self._desk.shop().today():%Y-%m-%d}"


DAY_PRINT = Print(
    DAY_SHEET,
    N_("Day sheet"),
    N_("Today for the shop floor: whom to call and what is planned."),
    5,
    DayPrint,
    of_day=True,
)
