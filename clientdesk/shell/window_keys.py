"""Which keys the window has: those of the design whose capability is there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.kit.actions import Actions
from clientdesk.kit.panes import Panes, ProfileAction
from clientdesk.shell.frame import Frame
from clientdesk.shell.help_texts import topic_for
from clientdesk.shell.manners import Findable, HasAgenda, HasPanes, PrintsItself, ShowsCustomer

_PRINT = "print"
"""The deed of a customer whose key prints a page that can be printed as it is."""


class WindowKeys:
    """The keys that work wherever the window has the keyboard, in the three groups of the table.

    Args:
        window: where they work.
        panes: what the cards add.
    """

    def __init__(self, window: Frame, panes: Iterable[Panes]) -> None:
        self._window = window
        self.everywhere = Actions(window, N_("Everywhere"))
        self.going = Actions(window, N_("Go to"))
        self.with_customer = Actions(window, N_("With the customer shown"))
        self._add_everywhere()
        self._add_going()
        for action in sorted((one for each in panes for one in each.actions), key=lambda one: one.place):
            act = partial(_with_customer, window, action)
            self.with_customer.add(action.title, act, action.shortcut, icon=action.icon)
        window.painted.connect(self.refresh)
        window.context.bridge.changed.connect(lambda _changes: self.refresh())

    @property
    def groups(self) -> tuple[Actions, Actions, Actions]:
        """All of them."""
        return self.everywhere, self.going, self.with_customer

    def refresh(self) -> None:
        """Let Undo and Redo say what they would undo and redo."""
        desk = self._window.context.bridge.desk
        self.undo.setEnabled(desk.last_undo is not None)
        self.redo.setEnabled(desk.last_redo is not None)
        self.everywhere.reword()

    def _add_everywhere(self) -> None:
        window, add, context = self._window, self.everywhere.add, self._window.context
        self.palette = add(N_("Go to anything"), self._open_palette, "Ctrl+K")
        add(N_("Find in the list"), partial(_find, window), "Ctrl+F")
        add(N_("Help for this page"), partial(_open_help, window), "F1")
        add(N_("Show the keys"), partial(_open_keys, window), "Ctrl+/")
        self.undo = add(self._undo_words, context.bridge.undo, "Ctrl+Z", name="undo_action")
        self.redo = add(self._redo_words, context.bridge.redo, "Ctrl+Shift+Z", name="redo_action")
        add(N_("Go to the next pane"), partial(_next_pane, window), "F6")
        add(N_("Show or hide the agenda"), partial(_toggle_agenda, window), "Ctrl+J")
        if window.editors.can_edit("customer"):
            add(N_("New customer"), partial(context.edit, "customer"), "Ctrl+N")

    def _add_going(self) -> None:
        window = self._window
        for number, page in enumerate(window.rail_pages, 1):
            self.going.add(page.title, partial(window.open_page, page.name), f"Ctrl+{number}", icon=page.icon)
        self.going.add(N_("Settings"), partial(window.open_page, "settings"), "Ctrl+,", icon="gear")
        for page in window.off_rail:
            self.going.add(page.title, partial(window.open_page, page.name), icon=page.icon)

    def _open_palette(self) -> None:
        from clientdesk.shell.palette import Palette

        Palette.open(self._window, self.groups, without=self.palette)

    def _undo_words(self) -> str:
        step = self._window.context.bridge.desk.last_undo
        return _("Undo: {what}").format(what=step.label.text()) if step else _("Undo")

    def _redo_words(self) -> str:
        step = self._window.context.bridge.desk.last_redo
        return _("Redo: {what}").format(what=step.label.text()) if step else _("Redo")


def _find(window: Frame) -> None:
    page: object = window.pages.currentWidget()
    if not isinstance(page, Findable):
        page = window.open_page("customers")
    if isinstance(page, Findable):
        page.start_search()


def _toggle_agenda(window: Frame) -> None:
    page: object = window.pages.currentWidget()
    if isinstance(page, HasAgenda):
        page.toggle_agenda()


def _with_customer(window: Frame, action: ProfileAction) -> None:
    page: object = window.pages.currentWidget()
    if action.key == _PRINT and isinstance(page, PrintsItself):
        page.print_shown()
        return
    if action.alone is None:
        page = window.open_page("customers")
    customer = page.current_customer() if isinstance(page, ShowsCustomer) else None
    if customer is None and action.alone is not None:
        action.alone(window.context)
    elif customer is None:
        window.context.said.emit(Phrase(N_("Choose a customer first")))
    elif not window.context.bridge.ask(_is_possible, action=action, customer=customer):
        window.context.said.emit(Phrase(N_("This is nothing for the customer shown")))
    else:
        action.run(window.context, customer)


def _is_possible(shop: Shop, *, action: ProfileAction, customer: int) -> bool:
    """Whether a customer is one for whom an action means something."""
    return action.possible is None or action.possible(shop, customer)


def _next_pane(window: Frame) -> None:
    page: object = window.pages.currentWidget()
    inner = page.panes() if isinstance(page, HasPanes) else [window.pages]
    ring: list[QWidget] = [window.rail, *inner, *([window.sheet] if window.sheet.form else [])]
    focused = QApplication.focusWidget()
    inside = [focused is not None and (pane is focused or pane.isAncestorOf(focused)) for pane in ring]
    here = inside.index(True) if True in inside else -1
    for step in range(1, len(ring) + 1):
        if _enter(ring[(here + step) % len(ring)]):
            return


def _enter(pane: QWidget) -> bool:
    """Put the focus on the first thing in a pane that takes it; False when nothing does."""
    inside = [pane, *pane.findChildren(QWidget)]
    for widget in inside:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _open_keys(window: Frame) -> None:
    from clientdesk.shell.keys_sheet import KeysSheet

    window.sheet.open(lambda: KeysSheet(window))


def _open_help(window: Frame) -> None:
    from clientdesk.shell.help_page import HelpPage

    topic = window.pages.current
    page: object = window.open_page("help")
    if isinstance(page, HelpPage) and topic != "help":
        page.show_topic(topic_for(topic))
