"""The frame of the window: rail, banners, pages and footer, and the way from page to page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.kit.context import Context
from clientdesk.kit.panes import CustomerView, Page, Panes
from clientdesk.kit.widgets import Banner, Ground, Toasts
from clientdesk.shell.choices import Choices
from clientdesk.shell.day_sheet import DAY_SHEET
from clientdesk.shell.editors import Editors
from clientdesk.shell.footer import Footer
from clientdesk.shell.inset import Inset
from clientdesk.shell.manners import HasSections, ListsCustomers, ShowsPrint, StepsBack, TakesCustomers, TakesFiles
from clientdesk.shell.notices import Notices
from clientdesk.shell.page_stack import PageStack
from clientdesk.shell.pages import pages_off_rail, pages_on_rail, settings_page
from clientdesk.shell.persons import Persons
from clientdesk.shell.rail import Rail
from clientdesk.shell.side_sheet import SideSheet


class Frame(QMainWindow):
    """What stands in the window and how one gets about in it.

    Args:
        context: handed to all pages.
        choices: what the person prefers, and where the window stood.
        panes: what the cards add.

    Attributes:
        painted: it has shown itself for the first time.
        pages: the pages; others reach their widgets through it.
        standing: the banner for what holds as long as the window is open (a copy that cannot be changed).
    """

    painted = Signal()

    def __init__(self, context: Context, choices: Choices, panes: Sequence[Panes]) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.context = context
        self.choices = choices
        self._panes = panes
        settings = settings_page(choices)
        self.rail_pages = pages_on_rail(choices, context.bridge.desk.features, panes)
        self.off_rail = pages_off_rail(panes)
        self.pages = PageStack(context, {page.name: page for page in (*self.rail_pages, settings, *self.off_rail)})
        self.persons = Persons(context, choices, self)
        self.rail = Rail(self.rail_pages, settings, self.persons.button)
        self._compose()
        self.sheet = SideSheet(self._middle)
        self.toasts = Toasts(self._middle)
        self.notices = Notices(context, self.toasts, self.banner, self._refusal, self)
        self.editors = Editors(context, panes, self.sheet, self)
        self._connect()

    def _compose(self) -> None:
        self.banner = Banner("danger", closable=True, name="trouble_banner")
        self._refusal = Banner("warn", closable=True, name="refusal_banner")
        self.standing = Banner("info", name="standing_banner")
        self._middle = Ground("surface")
        layers = QVBoxLayout(self._middle)
        layers.setContentsMargins(0, 0, 0, 0)
        layers.setSpacing(0)
        for banner in (self.standing, self.banner, self._refusal):
            layers.addWidget(Inset(banner))
        layers.addWidget(self.pages, 1)
        layers.addWidget(Footer(self.context))
        self.ground = Ground("bg")
        line = QHBoxLayout(self.ground)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(self._middle, 1)
        self.setCentralWidget(self.ground)

    def _connect(self) -> None:
        self.rail.asked.connect(self.open_page)
        self.pages.opened.connect(self._on_opened)
        self.context.page_asked.connect(self._on_page_asked)
        self.context.customer_asked.connect(self._on_customer_asked)
        self.context.history_asked.connect(self._on_history_asked)
        self.persons.changed.connect(self.context.person_changed)
        self.context.print_asked.connect(self._on_print_asked)
        self.context.bridge.changed.connect(self._on_changed)
        self.persons.button.staff_asked.connect(lambda: self.open_settings("staff"))
        self._name_window()

    # --- Pages

    def open_page(self, name: str) -> QWidget | None:
        """Go to a page; None where there is none of this name, or a form must not be left yet."""
        if self.pages.current and name != self.pages.current and not self.sheet.close_form():
            self.rail.set_current(self.pages.current)
            return None
        return self.pages.open(name)

    def open_settings(self, section: str) -> None:
        """Go to one section of the settings."""
        page: object = self.open_page("settings")
        if isinstance(page, HasSections):
            page.show_section(section)

    def open_file(self, path: Path) -> None:
        """Bring a file in: on the page that imports."""
        self.open_files((path,))

    def open_files(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in: to the capability that knows them, the rest on the page that imports."""
        for each in self._panes:
            if each.take_files is not None:
                paths = each.take_files(self.context, None, paths)
        page: object = self.open_page("import") if paths else None
        if isinstance(page, TakesFiles):
            page.take_files(paths)

    def step_back(self) -> None:
        """One step back: out of the form, then within the page, then to the page before."""
        if self.sheet.form is not None:
            self.sheet.close_form()
            return
        page: object = self.pages.currentWidget()
        if isinstance(page, StepsBack) and page.step_back():
            return
        if self.pages.current in {page.name for page in self.off_rail}:
            self.pages.back()

    def come_to_front(self) -> None:
        """Show the window to somebody who has started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_opened(self, name: str) -> None:
        page: object = self.pages.made(name)
        if isinstance(page, TakesCustomers):
            lists: object = self.pages.made("customers")
            if isinstance(lists, ListsCustomers):
                page.take_customers(lists.chosen_customers(), lists.listed_customers())
        self.rail.set_current(next((page.under for page in self.off_rail if page.name == name and page.under), name))

    def _on_page_asked(self, name: str) -> None:
        page, _colon, section = name.partition(":")
        if section:
            self.open_settings(section)
        else:
            self.open_page(page)

    def _on_customer_asked(self, customer: int) -> None:
        page: object = self.open_page("customers")
        if isinstance(page, CustomerView):
            page.show_customer(customer)

    def _on_print_asked(self, key: str, customers: Sequence[int] | None) -> None:
        shown: object = self.pages.currentWidget()
        if isinstance(shown, ShowsPrint):
            # The same key once more: what is seen goes to the printer.
            shown.print_pages()
            return
        page: object = self.open_page("print")
        if isinstance(page, ShowsPrint):
            page.show_print(key, customers)
            if key == DAY_SHEET:
                self.rail.set_current("today")

    def _on_history_asked(self, customer: int | None) -> None:
        page: object = self.open_page("audit")
        if isinstance(page, CustomerView):
            page.show_customer(customer)

    # --- What changes

    def _on_changed(self, changes: Changes) -> None:
        self._name_window()
        for page in self.rail_pages:
            if page.badge and changes.touches(*page.badge_tables):
                self._count(page)

    def count_badges(self) -> None:
        """Count what waits on each page anew: after the first paint, and when a day begins."""
        for page in self.rail_pages:
            self._count(page)

    def _count(self, page: Page) -> None:
        if page.badge:
            self.rail.buttons[page.name].set_badge(self.context.bridge.ask(page.badge))

    def _name_window(self) -> None:
        name = self.context.bridge.desk.settings.name
        # Qt replaces "[*]" in a title and shows the program's name itself where the system does so.
        self.setWindowTitle((name or "ClientDesk").replace("[*]", "[ * ]"))
