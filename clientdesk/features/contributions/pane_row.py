"""One idea or contribution in words, with what can be done about it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.contributions.commands import (
    answer_contribution,
    delete_contribution,
    reopen_contribution,
)
from clientdesk.features.contributions.queries import ContributionView, thanked_words
from clientdesk.features.contributions.rules import ICONS, WORDS, Status
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.context import Context
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import column, hide_unless, row
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_SMALL = 28.0
_INKS = {
    Status.NEW: ("warn_soft", "warn"),
    Status.CONSIDERED: ("info_soft", "info"),
    Status.USED: ("accent_soft", "accent_text"),
    Status.DECLINED: ("hover", "ink2"),
}
SAID = {
    Status.CONSIDERED: N_("Idea is being considered"),
    Status.USED: N_("Idea used"),
    Status.DECLINED: N_("Idea declined"),
}


class ContributionRow(QWidget):
    """What it is, what became of it, and thanks; its buttons are called `contribution_<id>_<deed>`.

    Args:
        context: to change it.
        one: what it shows.
        today: the date on the wall.
        named: whether its giver is named, too; a press on the name shows them.
    """

    def __init__(self, context: Context, one: ContributionView, today: date, *, named: bool = False) -> None:
        super().__init__()
        self._context, self._one = context, one
        name = f"contribution_{one.id}"
        icon = ICONS[one.kind]
        glyph = Painted(lambda k: k.icon(icon, 0, 1, 18, colour="gift"), height=20, width=20)
        what = PlainLabel(literal(one.what), "text", wrap=True)
        outcome = PlainLabel(literal(one.outcome), "second", "ink2", wrap=True)
        hide_unless(one.outcome, outcome)
        told = PlainLabel(literal(self._told(today)), "second", "warn" if one.waits else "ink3", wrap=True)
        giver = Button(
            literal(one.customer_name), None, "link", height=22, name=f"{name}_giver",
            clicked=partial(context.show_customer, one.customer),
        )  # fmt: skip
        hide_unless(named, giver)
        thank = Button(
            N_("Thank"), "hands-clapping", "link", height=_SMALL, name=f"{name}_thank",
            clicked=partial(context.edit, "contribution_thanks", one.id),
        )  # fmt: skip
        hide_unless(one.thanked_on is None, thank)
        edit = IconButton(
            "pencil-simple", N_("Edit"), size=_SMALL, name=f"{name}_edit",
            clicked=partial(context.edit, "contribution", one.id),
        )  # fmt: skip
        self.more = IconButton(
            "dots-three", N_("What became of it"), size=_SMALL, clicked=self._offer, name=f"{name}_more"
        )
        foot = row(giver, told, thank, edit, self.more, gap=4)
        foot.setStretch(1, 1)
        foot.setAlignment(told, Qt.AlignmentFlag.AlignVCenter)
        head = row(what, _badge(one.status), gap=8)
        head.setStretch(0, 1)
        words = column(head, outcome, foot, gap=1)
        line = row(glyph, words, gap=8, margins=(0, 3, 0, 3))
        line.setStretch(1, 1)
        line.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def _told(self, today: date) -> str:
        given = Phrase(N_("given on {day}"), day=short_date(self._one.given_on, today)).text()
        words = thanked_words(self._one, today)
        thanked = words if isinstance(words, str) else words.text()
        waits = _("unanswered for two months") if self._one.waits else ""
        return " · ".join(part for part in (given, waits, thanked) if part)

    def _offer(self) -> None:
        one, run = self._one, self._context.bridge.run
        lines: list[MenuLine | None] = [
            MenuLine(WORDS[status], partial(run, SAID[status], answer_contribution, row=one.id, status=status),
                     name=f"contribution_{status.value}")
            for status in (Status.CONSIDERED, Status.USED, Status.DECLINED)
            if status is not one.status
        ]  # fmt: skip
        if one.status is not Status.NEW:
            again = partial(run, N_("Idea open again"), reopen_contribution, row=one.id)
            lines.append(MenuLine(N_("Open again"), again, "arrow-counter-clockwise", name="contribution_reopen"))
        delete = partial(run, N_("Idea deleted"), delete_contribution, row=one.id)
        lines += [None, MenuLine(N_("Delete"), delete, "trash", danger=True, name="contribution_delete")]
        menu = open_menu(self.more, lines)
        menu.setActiveAction(menu.actions()[0])


def _badge(status: Status) -> Painted:
    """A pill that says what became of it."""
    fill, ink = _INKS[status]
    words = WORDS[status]
    width = style_of().text_width(_(words), "label") + 18
    return Painted(lambda k: k.chip(0, 0, _(words), fill=fill, colour=ink), height=22, width=width, name=words)
