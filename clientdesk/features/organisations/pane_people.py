"""The tab of an organisation's people: the decision path, the tree, how they buy, who used to be here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.organisations.commands import (
    leave_position,
    move_position,
    remove_position,
    return_position,
)
from clientdesk.features.organisations.pane_branch import Branch, branches
from clientdesk.features.organisations.pane_buying import BuyingCard
from clientdesk.features.organisations.pane_path import DecisionPath
from clientdesk.features.organisations.pane_tree import Move, PeopleTree
from clientdesk.features.organisations.pane_words import line_of
from clientdesk.features.organisations.queries import PositionView, kind_of, position, positions
from clientdesk.features.organisations.rules import is_over, standing_bosses
from clientdesk.features.relations.pane_lines import LineDeeds, PersonLine, PersonLines
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.widgets import Button, Card, CardHead, EmptyState, boxed, column, row, scrolled

_TABLES = ("position", "customer")


class People(Living, QWidget):
    """A `CustomerView` of a firm or a household.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile_people")
        self._context = context
        self._organisation: int | None = None
        self._at_home = False
        self.path = DecisionPath()
        self.tree = PeopleTree()
        self.add_button = Button(N_("Add a person"), "user-plus", "soft", clicked=self._add, name="people_add")
        self.empty = EmptyState("users-three", "", name="people_empty")
        self.empty.button.clicked.connect(lambda _checked=False: self._add())
        deeds = LineDeeds(self._edit_line, self._remove_line, N_("Remove: never was here"), self._return_lines)
        self.former = PersonLines(context, deeds, name="people_former", accessible=N_("Used to be here"))
        self._former_card = Card(CardHead(N_("Used to be here"), "clock-counter-clockwise"), self.former, fill="sunken")
        self.buying = BuyingCard(context)
        self._head = CardHead(N_("People"), "users-three")
        self._people_card = Card(row(self._head, self.add_button), self.path, self.tree, fill="sunken", gap=12)
        page = column(
            self._people_card, self.empty, self.buying, self._former_card, None, gap=12, margins=(0, 0, 0, 24)
        )
        self.setLayout(column(scrolled(boxed(page)), gap=0))
        self._connect()
        self.come_alive()

    def _connect(self) -> None:
        self.tree.edit_wanted.connect(self._edit)
        self.tree.show_wanted.connect(lambda one: self._context.show_customer(one.person))
        self.tree.leave_wanted.connect(self._offer_leaving)
        self.tree.add_wanted.connect(self._add)
        self.tree.move_wanted.connect(self._move)
        self.tree.menu_wanted.connect(self._on_menu)
        self._context.bridge.changed.connect(self._on_changed)

    def show_customer(self, customer: int | None) -> None:
        """Show the people of this organisation."""
        self._organisation = customer
        kind = None if customer is None else self._context.bridge.ask(kind_of, customer=customer)
        self._at_home = kind is not None and kind.is_household
        self.buying.show_customer(None if self._at_home else customer)
        self._head.title.set_words(N_("Members") if self._at_home else N_("People"))
        self.add_button.set_words(N_("Add a member") if self._at_home else N_("Add a person"))
        self._read()

    def reword(self) -> None:
        """Badges, months and the help are written anew."""
        self._read()

    def begin_day(self) -> None:
        """Whoever's last day this is stands below from now on."""
        self._read()

    def refresh_words(self) -> None:
        """Nothing here is told by the minute."""

    # --- Inside

    def _read(self) -> None:
        if self._organisation is None:
            return
        ask = self._context.bridge.ask
        today = ask(lambda shop: shop.today())
        everybody = ask(positions, organisation=self._organisation)
        here = [one for one in everybody if not is_over(one.until_on, today)]
        bosses = standing_bosses({one.id: one.reports_to for one in everybody}, [one.id for one in here])
        found = branches(here, bosses, today, is_household=self._at_home)
        self.tree.show_branches([*found, Branch(None, words=self._help())] if len(found) > 1 else found)
        self.path.show_people([] if self._at_home else [one.position for one in found if one.position])
        self._head.set_count(len({one.person for one in here}))
        gone = [one for one in everybody if is_over(one.until_on, today)]
        gone.sort(key=lambda one: (one.until_on or today, one.id), reverse=True)
        self.former.show_rows([line_of(one, today, of_organisation=False) for one in gone])
        self._former_card.setVisible(bool(gone))
        self._people_card.setVisible(bool(here))
        self.empty.setVisible(not here)
        if self._at_home:
            self.empty.say(N_("Nobody lives here yet"), N_("Add who belongs to it."), N_("Add a member"))
        else:
            detail = N_("Add whom you talk to: who decides, who signs, who uses what you sell.")
            self.empty.say(N_("Nobody is known here yet"), detail, N_("Add a person"))

    def _help(self) -> str:
        if self._at_home:
            return _("Drag to put in order, or Alt with the arrows.")
        return _("Drag a person onto another to whom they report, or here to the top. Keys: Alt with the arrows.")

    def _add(self, _below: object = None) -> None:
        if self._organisation is not None:
            self._context.edit("position", None, organisation=self._organisation)

    def _add_under(self, one: PositionView) -> None:
        self._context.edit("position", None, organisation=self._organisation, reports_to=one.id)

    def _edit(self, one: PositionView) -> None:
        self._context.edit("position", one.id)

    def _move(self, move: Move) -> None:
        known = self._context.bridge.ask(position, row=move.row)
        boss = None if move.under is None else self._context.bridge.ask(position, row=move.under)
        if known is None:
            return
        if self._at_home or known.reports_to == move.under:
            label = Phrase(N_("{name} moved"), name=known.name)
        elif boss is None:
            label = Phrase(N_("{name} reports to nobody now"), name=known.name)
        else:
            label = Phrase(N_("{name} reports to {boss} now"), name=known.name, boss=boss.name)
        under, before = (None, move.before or move.under) if self._at_home else (move.under, move.before)
        self._context.bridge.run(label, move_position, row=move.row, under=under, before=before)
        self.tree.choose_position(move.row)

    # --- Leaving and coming back

    def _offer_leaving(self, one: PositionView, at: QPoint) -> None:
        open_menu(self.tree.viewport(), self._leaving(one), at)

    def _leaving(self, one: PositionView) -> list[MenuLine | None]:
        run = self._context.bridge.run
        left = Phrase(N_("{name} left"), name=one.name)
        removed = Phrase(N_("Position of {name} removed"), name=one.name)
        return [
            MenuLine(N_("Left today"), partial(run, left, leave_position, row=one.id), "sign-out", name="left_today"),
            MenuLine(
                N_("Left on another day…"), partial(self._context.edit, "position", one.id, leaving=True),
                "calendar-blank", name="left_on",
            ),
            None,
            MenuLine(
                N_("Remove: never was here"), partial(run, removed, remove_position, row=one.id), "trash",
                danger=True, name="remove",
            ),
        ]  # fmt: skip

    def _on_menu(self, branch: Branch, at: QPoint) -> None:
        one = branch.position
        if one is None:
            return
        show = Phrase(N_("Show {name}"), name=one.name)
        lines: list[MenuLine | None] = [
            MenuLine(show, partial(self._context.show_customer, one.person), "arrow-right", "Ctrl+Enter", name="show"),
            MenuLine(N_("Edit"), partial(self._edit, one), "pencil-simple", "Enter", name="edit"),
        ]
        if not self._at_home:
            below = Phrase(N_("Add a person below {name}"), name=one.name)
            lines.append(MenuLine(below, partial(self._add_under, one), "user-plus", name="add_below"))
        open_menu(self.tree.viewport(), [*lines, None, *self._leaving(one)], at)

    def _edit_line(self, line: PersonLine) -> None:
        self._context.edit("position", line.row)

    def _remove_line(self, line: PersonLine) -> None:
        label = Phrase(N_("Position of {name} removed"), name=line.name)
        self._context.bridge.run(label, remove_position, row=line.row)

    def _return_lines(self, line: PersonLine) -> list[MenuLine]:
        label = Phrase(N_("{name} is here again"), name=line.name)
        back = partial(self._context.bridge.run, label, return_position, row=line.row)
        return [MenuLine(N_("Is here again"), back, "arrow-counter-clockwise", name="return")]

    def _on_changed(self, changes: Changes) -> None:
        if self._organisation is not None and changes.touches(*_TABLES):
            self._read()
