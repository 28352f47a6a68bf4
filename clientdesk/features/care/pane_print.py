"""The hand-over sheet on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.feature import Progress
from clientdesk.features.care.queries_sheet import hand_over_document
from clientdesk.features.customers.pane_print_sheet import SheetPages, SheetPrint
from clientdesk.kit.context import Context
from clientdesk.kit.paper import PAPERS
from clientdesk.kit.printing import Pages


class HandOverPrint(SheetPrint):
    """What is chosen about it: the paper."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._ask = context.bridge.desk.ask
        self._of = ""

    def maker(self, customers: Sequence[int] | None) -> Callable[[Progress], Pages]:
        """The pages of the first of these customers."""
        ask, paper, wanted = self._ask, PAPERS[self.paper.current()], customers

        def make(_progress: Progress) -> Pages:
            sheet = ask(hand_over_document, customer=wanted[0]) if wanted else None
            if sheet is None:
                raise UserError("", N_("This customer is not there any more."))
            self._of = sheet.name
            return SheetPages(sheet, paper)

        return make

    def file_name(self) -> str:
        """The customer's name."""
        return self._of
