"""The profile: head, actions, tabs and what the chosen tab shows of one customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.kit.context import Context
from clientdesk.kit.dropped import files_in
from clientdesk.kit.panes import CustomerView, Panes, ProfileAction, Tab, TakesSections
from clientdesk.kit.widgets import (
    ActionBar,
    Button,
    Choice,
    Ground,
    IconButton,
    MenuLine,
    Tabs,
    open_menu,
    scrolled,
    style_of,
)
from clientdesk.shell.choices import Choices
from clientdesk.shell.profile_tiles import TileStrip
from clientdesk.shell.timeline_tab import TimelineTab

MORE_FROM = 100
"""Actions at this place and later stand behind the three dots."""
_ASIDE = 264.0
_LOWEST = 600.0
"""A profile that is lower, in design pixels, has no room for tiles."""


class Profile(Ground):
    """Shows one customer.

    Args:
        context: handed to everything in it.
        choices: remember the tab.
        panes: what the cards add.
        parent: as ever.

    Attributes:
        back_asked: the Back button of a narrow window was pressed.
    """

    back_asked = Signal()

    def __init__(
        self, context: Context, choices: Choices, panes: Sequence[Panes], parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", parent)
        self.setObjectName("profile")
        self._context = context
        self._choices = choices
        self._customer: int | None = None
        self._views: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._aside: QWidget | None = None
        self._tabs_by_key = {tab.key: tab for tab in _tabs(panes)}
        self._wanted = choices.window.tab
        self._sections = sorted((one for each in panes for one in each.sections), key=lambda one: one.place)
        self._actions = sorted((one for each in panes for one in each.actions), key=lambda one: one.place)
        self._header = next((each.header(context) for each in panes if each.header), QWidget())
        self.back_button = Button(N_("Back"), "arrow-left", "ghost", clicked=self.back_asked.emit, name="profile_back")
        self.back_button.hide()
        self._tiles = [one for each in panes for one in each.tiles]
        self._takers = [each.take_files for each in panes if each.take_files is not None]
        self._compose()
        self.setAcceptDrops(bool(self._takers))
        context.bridge.changed.connect(self._on_changed)

    def _compose(self) -> None:
        px = style_of().px
        self.bar = ActionBar(self._buttons())
        self.tiles = TileStrip(self._context, self._tiles)
        self.tabs = Tabs([Choice(tab.key, tab.title) for tab in self._possible_tabs()], self._wanted)
        self.tabs.setObjectName("profile_tabs")
        self.tabs.chosen.connect(self._on_tab)
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(18), px(24), 0)
        whole.setSpacing(px(14))
        for part in (self.back_button, self._header, self.bar, self.tiles, self.tabs, self._stack):
            whole.addWidget(part, 1 if part is self._stack else 0)

    # --- Who

    @property
    def customer(self) -> int | None:
        """Whom it shows."""
        return self._customer

    def show_customer(self, customer: int | None) -> None:
        """Show this customer in the head and in the tab that is open; the other tabs follow when they are opened."""
        self._customer = customer
        if isinstance(self._header, CustomerView):
            self._header.show_customer(customer)
        self._stale = set(self._views)
        self.tiles.show_customer(customer)
        self._offer_actions()
        self._offer_tabs()
        self._show_tab(self.tabs.current())

    def show_tab(self, key: str) -> None:
        """Open a tab, where this customer has it."""
        if key in {choice.key for choice in self.tabs.choices()}:
            self.tabs.choose(key)

    def show_entry(self, table: str, row: int) -> bool:
        """Show one entry of the timeline; False when it has none like that."""
        self.show_tab("timeline")
        view = self._view("timeline")
        return isinstance(view, TimelineTab) and view.timeline.show_entry(table, row)

    def made(self) -> list[QWidget]:
        """The head and the views of the tabs that were opened."""
        views = list(self._views.values())
        inner = [part for view in views if isinstance(view, TimelineTab) for part in view.parts()]
        return [self._header, self.tiles, *views, *inner]

    # --- Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files for whom it shows."""
        if self._customer is not None and files_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand them to the capability that keeps files."""
        event.acceptProposedAction()
        paths = files_in(event.mimeData())
        for take in self._takers:
            paths = take(self._context, self._customer, paths)

    # --- Width and height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In the lowest windows the tiles give way to the composer."""
        super().resizeEvent(event)
        self.tiles.give_way(low=self.height() < style_of().px(_LOWEST))

    def set_wide(self, wide: bool) -> None:
        """Let the details stand beside the timeline where there is room for them."""
        timeline = self._view("timeline")
        if isinstance(timeline, TimelineTab):
            about = self._tabs_by_key.get("about")
            if wide and self._aside is None and about is not None:
                self._aside = about.make(self._context)
                timeline.set_aside(scrolled(self._aside), _ASIDE)
                self._show_in(self._aside)
            timeline.show_aside(wide)

    # --- Inside

    def _on_tab(self, key: str) -> None:
        """Another tab was chosen; it stays the wanted one while somebody is shown who does not have it."""
        self._wanted = key
        self._show_tab(key)
        self._choices.keep_window(tab=key)

    def _show_tab(self, key: str) -> None:
        view = self._view(key)
        if view is None:
            return
        if key in self._stale:
            self._stale.discard(key)
            self._show_in(view)
            if key == "timeline" and self._aside is not None:
                self._show_in(self._aside)
        self._stack.setCurrentWidget(view)

    def _offer_tabs(self) -> None:
        """The tabs that this customer has; the wanted one is open where it is among them."""
        tabs = self._possible_tabs()
        keys = [tab.key for tab in tabs]
        if keys != [choice.key for choice in self.tabs.choices()]:
            self.tabs.set_choices([Choice(tab.key, tab.title) for tab in tabs], self._wanted)
        wanted = self._wanted if self._wanted in keys else keys[0]
        if self.tabs.current() != wanted:
            with QSignalBlocker(self.tabs):
                self.tabs.choose(wanted)

    def _possible_tabs(self) -> list[Tab]:
        return [tab for tab in self._tabs_by_key.values() if self._allows(tab.possible)]

    def _view(self, key: str) -> QWidget | None:
        """The view of a tab, made when it is first wanted."""
        if key not in self._views and key in self._tabs_by_key:
            self._views[key] = self._made(self._tabs_by_key[key])
            self._stack.addWidget(self._views[key])
            self._stale.add(key)
        return self._views.get(key)

    def _made(self, tab: Tab) -> QWidget:
        view = tab.make(self._context)
        if isinstance(view, TakesSections):
            view.take_sections([section.make(self._context) for section in self._sections])
        if isinstance(view, TimelineTab):
            view.keep_notes(self._choices.window.notes, lambda shown: self._choices.keep_window(notes=shown))
        return view

    def _show_in(self, view: QWidget) -> None:
        if isinstance(view, CustomerView):
            view.show_customer(self._customer)

    def _buttons(self) -> list[Button]:
        shown = [one for one in self._actions if one.place < MORE_FROM]
        buttons = [
            Button(
                one.title, one.icon, "plain" if place else "primary", tip="", key="",
                clicked=partial(self._act, one), name=f"profile_{one.key}",
            )
            for place, one in enumerate(shown)
        ]  # fmt: skip
        self._by_action = dict(zip((one.key for one in shown), buttons, strict=True))
        if len(shown) < len(self._actions):
            self._more = IconButton("dots-three", N_("More"), "plain", clicked=self._open_more, name="profile_more")
            buttons.append(self._more)
        return buttons

    def _act(self, action: ProfileAction) -> None:
        if self._customer is not None:
            action.run(self._context, self._customer)

    def _possible(self, action: ProfileAction) -> bool:
        return self._customer is not None and self._allows(action.possible)

    def _allows(self, possible: Callable[[Shop, int], bool] | None) -> bool:
        """Whether something that is not for every customer is for this one."""
        if possible is None:
            return True
        customer = self._customer
        return customer is not None and self._context.bridge.ask(lambda shop: possible(shop, customer))

    def _offer_actions(self) -> None:
        for action in self._actions:
            if action.key in self._by_action:
                self._by_action[action.key].setVisible(self._possible(action))
        self.bar.updateGeometry()

    def _open_more(self) -> None:
        more = [one for one in self._actions if one.place >= MORE_FROM and self._possible(one)]
        open_menu(self._more, [MenuLine(one.title, partial(self._act, one), one.icon, one.shortcut) for one in more])

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes:
            self._offer_actions()
        if self._customer is not None and changes.touches("customer"):
            self._offer_tabs()
            self._show_tab(self.tabs.current())


def _tabs(panes: Sequence[Panes]) -> list[Tab]:
    """Timeline first, then what the cards add."""
    composers = [one for each in panes if (one := each.above)] + [one for each in panes if (one := each.composer)]
    timeline = Tab("timeline", N_("Timeline"), 0, lambda context: TimelineTab(context, composers))
    return sorted((timeline, *(tab for each in panes for tab in each.tabs)), key=lambda tab: tab.place)
