"""The customers' page: list, profile and agenda side by side, or one after the other where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import CustomerView, Maker, WideList, panes_of
from clientdesk.kit.widgets import EmptyState, Ground, SearchField, style_of
from clientdesk.shell.choices import Choices
from clientdesk.shell.list_file import choose_list
from clientdesk.shell.manners import FollowsClock, ListsCustomers
from clientdesk.shell.named import query_named
from clientdesk.shell.profile import Profile
from clientdesk.shell.seen import Seen
from clientdesk.shell.welcome import Welcome


class Room(StrEnum):
    """How much there is for the panes; each keeps its own widths."""

    STACKED = "customers_stacked"
    NARROW = "customers_narrow"
    NORMAL = "customers"
    WIDE = "customers_wide"


_LIST = {Room.STACKED: 280.0, Room.NARROW: 280.0, Room.NORMAL: 292.0, Room.WIDE: 330.0}
_AGENDA = {Room.STACKED: 292.0, Room.NARROW: 292.0, Room.NORMAL: 292.0, Room.WIDE: 340.0}


def room_of(width: int, scale: float) -> Room:
    """The room in a window `width` pixels wide at a text size; two panes stay side by side down to 900 pixels."""
    if width < 900:
        return Room.STACKED
    if width / scale < 1180:
        return Room.NARROW
    return Room.NORMAL if width / scale < 1500 else Room.WIDE


class CustomerPage(Ground):
    """Whoever is chosen in the list is shown beside it.

    Args:
        context: handed to all panes.
        choices: remember widths, tab and whether the agenda is open.
        agenda: makes what stands beside the profile; None for nothing.
        can_import: whether there is a page that brings a list in.
    """

    def __init__(
        self, context: Context, choices: Choices, *, agenda: Maker | None = None, can_import: bool = False
    ) -> None:
        super().__init__("surface")
        self.setObjectName("customers_page")
        self._context = context
        self._choices = choices
        self._seen = Seen(choices, self)
        self._seen.seen.connect(context.seen)
        self._room = Room.NORMAL
        self._agenda_over = False
        self._table: QWidget | None = None
        features = context.bridge.desk.features
        self._count = query_named(features, "customer_count")
        self._known = query_named(features, "profile")
        panes = panes_of(features)
        self.directory = next((each.directory(context) for each in panes if each.directory), QWidget())
        self.profile = Profile(context, choices, panes)
        self.agenda = agenda(context) if agenda else None
        self._nobody = EmptyState(
            "user", N_("Nobody is chosen"), N_("Choose a customer in the list, or type a name."), name="profile_empty"
        )
        can_edit = any(editor.table == "customer" for each in panes for editor in each.editors)
        self.welcome = Welcome(can_import=can_import, can_add=can_edit)
        self._compose()
        self._connect()
        self._fill_middle()

    def _compose(self) -> None:
        self._middle = QStackedWidget()
        for widget in (self.profile, self._nobody, self.welcome):
            self._middle.addWidget(widget)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.directory)
        self._split.addWidget(self._middle)
        if self.agenda is not None:
            self._split.addWidget(self.agenda)
        self._split.setStretchFactor(1, 1)
        self.directory.setMinimumWidth(style_of().px(220))
        self._middle.setMinimumWidth(style_of().px(320))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def _connect(self) -> None:
        self._split.splitterMoved.connect(lambda _pos, _index: self._keep_widths())
        self.profile.back_asked.connect(self.step_back)
        self.welcome.file_asked.connect(self._choose_file)
        self.welcome.customer_asked.connect(lambda: self._context.edit("customer"))
        self._context.bridge.changed.connect(self._on_changed)
        directory: object = self.directory
        if isinstance(directory, WideList):
            directory.table_asked.connect(self.toggle_table)
        style_of().changed.connect(self._lay_out)

    # --- What the window asks

    def current_customer(self) -> int | None:
        """Whom the profile shows."""
        return self.profile.customer

    def show_customer(self, customer: int | None) -> None:
        """Show this customer."""
        self._put_table_away()
        self.profile.show_customer(customer)
        self._seen.look_at(customer)
        parts: tuple[object, ...] = (self.directory, self.agenda)
        for part in parts:
            if isinstance(part, CustomerView):
                part.show_customer(customer)
        self._fill_middle()
        self._show_side(profile=customer is not None)

    def show_entry(self, table: str, row: int) -> bool:
        """Show one entry of the timeline of whom the profile shows; False when it has none like that."""
        return self.profile.show_entry(table, row)

    def chosen_customers(self) -> Sequence[int]:
        """Those chosen in the list."""
        directory: object = self.directory
        return directory.chosen_customers() if isinstance(directory, ListsCustomers) else ()

    def listed_customers(self) -> Sequence[int] | None:
        """Those the list shows by search and filters, None for everybody."""
        directory: object = self.directory
        return directory.listed_customers() if isinstance(directory, ListsCustomers) else None

    def start_search(self) -> None:
        """Put the cursor into the search field of the list."""
        self._show_side(profile=False)
        field = self.directory.findChild(SearchField)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def toggle_agenda(self) -> None:
        """Show the agenda or put it away; where there is no room it lies over the middle."""
        if self.agenda is None:
            return
        if self._room in {Room.NORMAL, Room.WIDE}:
            self._choices.keep_window(agenda=not self._choices.window.agenda)
        else:
            self._agenda_over = not self._agenda_over
        self._lay_out()

    def toggle_table(self) -> None:
        """Show the list as a table over the middle and the agenda, or put it away."""
        directory: object = self.directory
        if self._is_table():
            self._put_table_away()
        elif isinstance(directory, WideList) and not self._is_empty():
            if self._table is None:
                self._table = directory.make_table(self._choices.window.columns, self._keep_columns)
                self._middle.addWidget(self._table)
            self._middle.setCurrentWidget(self._table)
            self._agenda_over = False
            self._lay_out()
            directory.reach_table()

    def step_back(self) -> bool:
        """Put away what lies over the page, the table or the agenda, or go back from the profile to the list."""
        if self._is_table():
            self._put_table_away()
            return True
        if self._agenda_over:
            self.toggle_agenda()
            return True
        if self._room is Room.STACKED and self._middle.isVisible() and self.profile.customer is not None:
            self._show_side(profile=False)
            return True
        return False

    def panes(self) -> list[QWidget]:
        """The panes that can be seen."""
        found = [self.directory, self._middle, *([self.agenda] if self.agenda else [])]
        return [pane for pane in found if pane.isVisible()]

    def begin_day(self) -> None:
        """A day has begun."""
        for part in self._on_clock():
            part.begin_day()

    def refresh_words(self) -> None:
        """The hands of the clock have moved."""
        for part in self._on_clock():
            part.refresh_words()

    def _on_clock(self) -> Iterator[FollowsClock]:
        parts: tuple[object, ...] = (self.agenda, self.directory, *self.profile.made())
        for part in parts:
            if isinstance(part, FollowsClock):
                yield part

    # --- The keyboard

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes to this page may type a name at once."""
        super().showEvent(event)
        focused: QWidget | None = self.window().focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused) and focused.isVisible()
        if not event.spontaneous() and not is_here:
            first = self.welcome.findChild(QPushButton) if self._is_empty() else self.directory.findChild(SearchField)
            if first is not None:
                # A reason for which buttons show no ring before the first key.
                first.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    # --- Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the panes out for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        room = room_of(self.window().width(), style_of().scale)
        changed, self._room = room is not self._room, room
        self.profile.back_button.setVisible(room is Room.STACKED)
        self.profile.set_wide(room is Room.WIDE)
        self._lay_out_agenda()
        self._show_side(profile=self.profile.customer is not None)
        if changed or not self._split.property("laid_out"):
            self._split.setProperty("laid_out", True)
            self._set_widths()

    def _lay_out_agenda(self) -> None:
        if self.agenda is None:
            return
        beside = self._room in {Room.NORMAL, Room.WIDE}
        if beside:
            self._agenda_over = False
            if self.agenda.parent() is not self._split:
                self._split.addWidget(self.agenda)
                self._set_widths()
            self.agenda.setVisible(self._choices.window.agenda and not self._is_empty() and not self._is_table())
            return
        if self.agenda.parent() is not self:
            self.agenda.setParent(self)
        width = min(style_of().px(_AGENDA[self._room]), self.width())
        self.agenda.setGeometry(0 if self.isRightToLeft() else self.width() - width, 0, width, self.height())
        self.agenda.setVisible(self._agenda_over)
        self.agenda.raise_()

    def _set_widths(self) -> None:
        kept = self._choices.window.splits.get(self._room)
        px = style_of().px
        if not kept or len(kept) != self._split.count():
            lead, trail = px(_LIST[self._room]), px(_AGENDA[self._room])
            kept = [lead, max(1, self.width() - lead - trail), trail][: self._split.count()]
        self._split.setSizes(kept)

    def _keep_widths(self) -> None:
        self._choices.keep_split(self._room, self._split.sizes())

    def _show_side(self, *, profile: bool) -> None:
        """In a narrow window either the list or the profile is seen."""
        stacked, table = self._room is Room.STACKED, self._is_table()
        self.directory.setVisible(not stacked or not (profile or table))
        self._middle.setVisible(not stacked or profile or table or self._is_empty())

    # --- What the middle shows

    def _is_empty(self) -> bool:
        return self._middle.currentWidget() is self.welcome

    def _is_table(self) -> bool:
        return self._table is not None and self._middle.currentWidget() is self._table

    def _put_table_away(self) -> None:
        if self._is_table():
            self._middle.setCurrentWidget(self._nobody)
            self._fill_middle()
            self._lay_out()

    def _keep_columns(self, widths: dict[str, int]) -> None:
        self._choices.keep_window(columns=widths)

    def _fill_middle(self) -> None:
        if self._is_table() and self._is_somebody_there():
            return
        if self.profile.customer is not None:
            self._middle.setCurrentWidget(self.profile)
            return
        self._middle.setCurrentWidget(self._nobody if self._is_somebody_there() else self.welcome)

    def _is_somebody_there(self) -> bool:
        return self._count is None or self._context.bridge.ask(self._count, most=1) != 0

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches("customer"):
            return
        customer = self.profile.customer
        if customer is not None and self._known is not None:
            shown = self._context.bridge.ask(self._known, customer=customer)
            if shown is None or shown.trashed_at is not None:
                self.profile.show_customer(None)
        self._fill_middle()
        self._lay_out()

    def _choose_file(self) -> None:
        chosen, window = choose_list(self), self.window()
        if chosen is not None and hasattr(window, "open_file"):
            window.open_file(chosen)
