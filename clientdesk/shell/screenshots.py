"""Pictures of every page: what is in the catalogue, its panes and the window is opened one after the other and painted.

Nobody has to look on: it works without a display. The window should stand on a copy of the shop, since forms are begun
in it and reminders are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.base.clock import local_now
from clientdesk.desk.due import Due, DueSource
from clientdesk.desk.feature import all_of
from clientdesk.desk.reminding import Raised
from clientdesk.desk.whole import KinSource
from clientdesk.kit.context import Context
from clientdesk.kit.panes import CustomerView, Editor, Panes, Tab
from clientdesk.kit.work import Works
from clientdesk.shell.calendar_page import CalendarPage
from clientdesk.shell.customer_page import CustomerPage
from clientdesk.shell.import_page import ImportPage
from clientdesk.shell.keys_sheet import KeysSheet
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.named import query_named
from clientdesk.shell.palette import Palette
from clientdesk.shell.popup import EDGE
from clientdesk.shell.settings_page import SettingsPage

FIRST_RUN, WELCOME = "first-run", "welcome"
"""Pages of a window without a shop, and of an empty shop."""
OF_ANOTHER = {"appointment_guest"}
"""What is found by its own name, and opened in the form of what it belongs to."""

_SLICE_MS = 25
_QUIET_SLICES = 7
"""Longer than any patience with which a page waits for the last letter before it begins long work."""
_LONGEST_S = 20.0
_LOOKED_AT = 2_000
_OF_ITSELF = {"customer", "customer_past"}
"""Forms of a customer, not of something that belongs to one."""
_OF_SEVERAL = {"merge"}


@dataclass(frozen=True, slots=True)
class Stage:
    """What the pictures are taken of.

    Args:
        window: open on the shop; it may be changed.
        panes: what the cards add to it.
        customer: whose profile is shown, None in an empty shop.
        table: a file to bring in.
    """

    window: MainWindow
    panes: tuple[Panes, ...]
    customer: int | None
    table: Path

    @property
    def works(self) -> Works:
        """The window's long work."""
        return self.window.context.works


Scene = Callable[[Stage], None]
"""Opens something in the window; what is then seen is the picture."""


def scenes(stage: Stage) -> dict[str, Scene]:
    """Everything there is to see, by the name that its picture gets."""
    found: dict[str, Scene] = {}
    for name in stage.window.pages.names():
        found[name] = partial(_page, name=name)
        found |= dict(_more_of(name, stage))
    for editor in _editors(stage.panes):
        if editor.table not in OF_ANOTHER:
            found[f"form-{editor.table}"] = partial(_form, table=editor.table)
    found |= {"reminder-popup": _popup, "palette": _palette, "keys": _keys}
    return found


def _more_of(name: str, stage: Stage) -> Iterator[tuple[str, Scene]]:
    """The other faces of a page."""
    if name == "customers":
        for tab in tabs(stage.panes):
            yield f"customers-{tab.key}", partial(_tab, key=tab.key)
        yield "customers-table", _table
    elif name == "calendar":
        for view in ("week", "day", "agenda"):
            yield f"calendar-{view}", partial(_calendar, view=view)
    elif name == "import":
        yield "import-match", _match
        yield "import-check", _check
    elif name == "settings":
        page: object = stage.window.open_page("settings")
        sections = page.buttons if isinstance(page, SettingsPage) else {}
        for key in list(sections)[1:]:
            yield f"settings-{key}", partial(_section, key=key)


def take(stage: Stage, name: str, scene: Scene) -> QPixmap:
    """The picture of one scene."""
    window = stage.window
    window.sheet.drop_form()
    scene(stage)
    settle(stage.works)
    picture = window.grab()
    if name == "reminder-popup":
        _lay_over(picture, window.alarm.popup, mirrored=window.isRightToLeft())
        window.alarm.popup.hide()
    for palette in window.findChildren(Palette):
        palette.put_away()
    return picture


def opened(window: QWidget, size: tuple[int, int]) -> None:
    """Show a window in this size, without a blinking cursor that would make each picture another."""
    QApplication.setCursorFlashTime(0)
    window.resize(*size)
    window.show()
    settle(None)


def settle(works: Works | None) -> None:
    """Let everything happen that is under way: paint, layout, short timers, long work."""
    end, quiet = monotonic() + _LONGEST_S, 0
    while quiet < _QUIET_SLICES and monotonic() < end:
        loop = QEventLoop()
        QTimer.singleShot(_SLICE_MS, loop.quit)
        loop.exec()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        quiet = 0 if works is not None and works.running else quiet + 1


# --- The scenes


def _page(stage: Stage, *, name: str) -> None:
    page: object = stage.window.open_page(name)
    if name == "customers" and stage.customer is not None and isinstance(page, CustomerView):
        page.show_customer(stage.customer)
        _choose_tab(stage, "timeline")
    elif isinstance(page, CalendarPage):
        page.show_view("month")
    elif isinstance(page, SettingsPage):
        page.show_section(next(iter(page.buttons)))
    elif isinstance(page, ImportPage):
        while page.step_back():
            settle(stage.works)


def _tab(stage: Stage, *, key: str) -> None:
    _page(stage, name="customers")
    page: object = stage.window.open_page("customers")
    tab = next(tab for tab in tabs(stage.panes) if tab.key == key)
    customer = who_has(stage.window.context, tab, stage.customer)
    if customer is not None and isinstance(page, CustomerPage):
        page.show_customer(customer)
    _choose_tab(stage, key)


def who_has(context: Context, tab: Tab, customer: int | None) -> int | None:
    """This customer where it has the tab, else the first who has it; rather one with kin, who have much to show."""
    possible, bridge = tab.possible, context.bridge
    if possible is None:
        return customer
    ids = query_named(bridge.desk.features, "customer_ids")
    everybody = bridge.ask(ids)[:_LOOKED_AT] if ids else ()
    several = [each for each in (customer, *everybody) if each is not None]
    having = [each for each in several if bridge.ask(lambda shop, one=each: possible(shop, one))]
    kin: list[KinSource] = all_of(bridge.desk.features, "kin")
    met = (each for each in having if any(bridge.ask(source.kin, customer=each) for source in kin))
    return next(met, next(iter(having), None))


def _table(stage: Stage) -> None:
    _page(stage, name="customers")
    page: object = stage.window.open_page("customers")
    if isinstance(page, CustomerPage):
        page.toggle_table()


def _choose_tab(stage: Stage, key: str) -> None:
    page: object = stage.window.open_page("customers")
    if isinstance(page, CustomerPage):
        page.profile.show_tab(key)


def _calendar(stage: Stage, *, view: str) -> None:
    page: object = stage.window.open_page("calendar")
    if isinstance(page, CalendarPage):
        page.show_view(view)


def _section(stage: Stage, *, key: str) -> None:
    stage.window.open_settings(key)


def _match(stage: Stage) -> None:
    _page(stage, name="import")
    stage.window.open_file(stage.table)
    settle(stage.works)


def _check(stage: Stage) -> None:
    _match(stage)
    page: object = stage.window.open_page("import")
    if isinstance(page, ImportPage):
        page.step_on()


def _form(stage: Stage, *, table: str) -> None:
    _page(stage, name="customers")
    edit = stage.window.context.edit
    if table in _OF_ITSELF:
        edit(table, stage.customer)
    elif table in _OF_SEVERAL:
        ids = query_named(stage.window.context.bridge.desk.features, "customer_ids")
        edit(table, None, customers=tuple(stage.window.context.bridge.ask(ids)[:2]) if ids else ())
    else:
        edit(table, None, customer=stage.customer)


def _popup(stage: Stage) -> None:
    _page(stage, name="customers")
    desk = stage.window.context.bridge.desk
    sources: list[DueSource] = all_of(desk.features, "due")
    found: list[Due] = [due for source in sources for due in desk.ask(source.due, at=local_now(desk.clock))]
    of_customer = [due for due in found if due.customer == stage.customer]
    chosen = next(iter(of_customer or found[-1:]), None)
    stage.window.alarm.popup.show_raised(Raised((chosen,) if chosen else ()))


def _palette(stage: Stage) -> None:
    _page(stage, name="customers")
    Palette.open(stage.window, stage.window.keys.groups, stage.window.keys.palette)


def _keys(stage: Stage) -> None:
    _page(stage, name="customers")
    stage.window.sheet.open(lambda: KeysSheet(stage.window))


# --- Inside


def _lay_over(picture: QPixmap, popup: QWidget, *, mirrored: bool) -> None:
    """Paint the popup into the trailing bottom corner of a picture of the window."""
    over = popup.grab()
    ratio = picture.devicePixelRatio()
    width, height = (round(side / ratio) for side in (picture.width(), picture.height()))
    left = EDGE if mirrored else width - popup.width() - EDGE
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.drawPixmap(QPoint(left, height - popup.height() - EDGE), over)
    painter.end()


def _editors(panes: Iterable[Panes]) -> Iterator[Editor]:
    return (editor for each in panes for editor in each.editors)


def tabs(panes: Iterable[Panes]) -> list[Tab]:
    """All tabs of the profile, first to last."""
    return sorted((tab for each in panes for tab in each.tabs), key=lambda tab: tab.place)
