"""A throw-away capability with a timeline, and how a person gets about in the view of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, ClassVar

import peewee as pw
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.base.arguments import RowOf
from clientdesk.base.words import N_
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import Feature, RowActions
from clientdesk.desk.shop import Shop
from clientdesk.desk.tasks import Tasks
from clientdesk.desk.timeline import EntryFile, EntryKind, TimelineEntry, TimelineSource
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import zone_rect
from clientdesk.kit.panes import Editor, Panes, Print
from clientdesk.kit.printing import Printable
from clientdesk.kit.style import style_of
from clientdesk.kit.work import Works
from clientdesk.shell.timeline import TimelineView
from clientdesk.shell.timeline_rows import TimelineRow
from clientdesk.store.database import open_store
from clientdesk.store.record import Record
from tests.conftest import Folders
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat
LONG = "Plans a trip to Hiiumaa in June and wants panniers before that. " * 12


class Happening(Record):
    """Something that happened, or is planned while it has no end."""

    title: ClassVar[str | None] = "what"

    customer = pw.IntegerField()
    what = pw.TextField()
    body = pw.TextField(default="")
    kind = pw.TextField(default="call")
    at = pw.DateTimeField()
    planned = pw.BooleanField(default=False)
    staff = pw.IntegerField(null=True)
    important = pw.BooleanField(default=False)
    next_step = pw.TextField(default="")
    file = pw.TextField(default="")


def add(shop: Shop, *, what: str, at: datetime, body: str = "", kind: str = "call", planned: bool = False,
        customer: int = 1, staff: int | None = None, next_step: str = "", file: str = "") -> int:  # fmt: skip
    """Add one."""
    made = Happening.create(
        customer=customer, what=what, at=at, body=body, kind=kind, planned=planned, staff=staff, next_step=next_step,
        file=file,
    )  # fmt: skip
    return int(made.id)


def star(shop: Shop, *, row: Annotated[int, RowOf("happening")], important: bool) -> None:
    """It matters, or does not any more."""
    Happening.update(important=important).where(Happening.id == row).execute()


def add_many(shop: Shop, *, count: int) -> None:
    """A long history, two a day."""
    start = wall("2026-11-19T12:00")
    rows = [{"customer": 1, "what": f"call {i}", "at": start - timedelta(hours=12 * i)} for i in range(count)]
    for first in range(0, count, 500):
        Happening.insert_many(rows[first : first + 500]).execute()


def finish(shop: Shop, *, row: Annotated[int, RowOf("happening")]) -> None:
    """It has happened now."""
    Happening.update(planned=False, at=shop.local_now(), body=Happening.body.concat(".")).where(
        Happening.id == row
    ).execute()


def put_off(shop: Shop, *, row: Annotated[int, RowOf("happening")], until: datetime) -> None:
    """Later."""
    Happening.update(at=until).where(Happening.id == row).execute()


def drop(shop: Shop, *, row: Annotated[int, RowOf("happening")]) -> None:
    """Away with it."""
    Happening.delete().where(Happening.id == row).execute()


def entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    rows = Happening.select().where(Happening.customer == customer).order_by(Happening.at.desc(), Happening.id.desc())
    found = [*rows.where(Happening.planned), *rows.where(~Happening.planned).limit(limit)]
    return [
        TimelineEntry(
            table="happening", row=one.id, kind=one.kind, icon="phone", title=one.what, on=one.at.date(),
            at=one.at.time(), body=one.body, planned=one.planned, automatic=one.kind == "points",
            late=one.planned and one.at < shop.local_now(), staff=one.staff, important=one.important,
            by={1: "Mart", 2: "Kati"}.get(one.staff, ""), next_step=one.next_step, touch=one.kind in {"call", "visit"},
            files=tuple(EntryFile("kept", name, 1, "paper", 7) for name in one.file.split()),
        )
        for one in found
    ]  # fmt: skip


taken: list[tuple[object, list[str]]] = []
"""Which files were dropped, and where: on an entry, by its id, or on a customer."""


def attach(_context: Context, _table: str, row: int, paths: Sequence[Path]) -> bool:
    taken.append((("entry", row), [path.name for path in paths]))
    return True


def take_files(_context: Context, customer: int | None, paths: Sequence[Path]) -> list[Path]:
    taken.append((("customer", customer), [path.name for path in paths]))
    return []


THROWAWAY = Feature(
    "throwaway",
    records=(Happening,),
    timeline=(
        TimelineSource(
            frozenset({"happening"}), entries,
            (
                EntryKind("call", N_("Calls"), "phone"), EntryKind("visit", N_("Visits"), "storefront"),
                EntryKind("note", N_("Notes"), "note-pencil"),
            ),
        ),
    ),
    rows=(
        RowActions(
            "happening", done=finish, snooze=put_off, delete=drop, star=star, words={"delete": N_("Contact deleted")}
        ),
    ),
    panes=lambda: Panes(
        editors=(Editor("happening", lambda _context, _row, _first: QWidget()),),
        prints=(Print("story", "What happened", "", 1, lambda _context: Printable(), of_one=True, of_story=True),),
        attach=attach,
        take_files=take_files,
    ),
)  # fmt: skip


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(folders: Folders, clock: FakeClock) -> Iterator[Desk]:
    store = open_store(folders.data, plan_of([THROWAWAY]), create=True)
    yield Desk(store, [THROWAWAY], clock)
    store.close()


@pytest.fixture
def context(desk: Desk, qtbot: QtBot) -> Iterator[Context]:
    bridge, tasks = Bridge(desk), Tasks(desk.store)
    yield Context(bridge, style_of(), Works(tasks))
    tasks.close()
    bridge.close()


@pytest.fixture
def view(context: Context, qtbot: QtBot) -> TimelineView:
    made = TimelineView(context)
    qtbot.addWidget(made)
    made.resize(562, 420)
    made.show()
    made.show_customer(1)
    return made


def tell(view: TimelineView, what: str, at: str = "2026-11-19T12:00", **more: object) -> None:
    run = view.context.bridge.run
    run("Told", add, what=what, at=wall(at), **more)  # type: ignore[arg-type]
    QApplication.processEvents()


def said(view: TimelineView) -> list[str]:
    """What is read down the timeline."""
    return [row.heading or row.title for row in view.list.rows()]


def place_of(view: TimelineView, title: str) -> int:
    return next(i for i, row in enumerate(view.list.rows()) if row.title == title)


def row_of(view: TimelineView, title: str) -> TimelineRow:
    return view.list.rows()[place_of(view, title)]


def point_on(view: TimelineView, title: str, zone: str = "") -> QPoint:
    """A point of the viewport: on a sign of a row, or in the middle of the row."""
    index = view.list.prepared.index(place_of(view, title))
    area = view.list.visualRect(index)
    if not zone:
        return area.center()
    scale = style_of().scale
    zones = view.delegate.zones(row_of(view, title), area.width() / scale, area.height() / scale)
    wanted = next(one for one in zones if one.name == zone)
    return zone_rect(wanted, area, rtl=view.isRightToLeft()).center().toPoint()


def click(qtbot: QtBot, view: TimelineView, title: str, zone: str = "") -> None:
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=point_on(view, title, zone))
    QApplication.processEvents()


def choose(view: TimelineView, title: str) -> None:
    view.list.setFocus(Qt.FocusReason.TabFocusReason)
    view.list.choose(place_of(view, title))


def press(qtbot: QtBot, view: TimelineView, key: Qt.Key, text: str = "") -> None:
    if text:
        # QTest knows no letters but Latin ones.
        QApplication.sendEvent(view.list, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))
    else:
        QTest.keyClick(view.list, key)
    QApplication.processEvents()


def open_menu_of(widget: QWidget) -> QMenu:
    menus = [menu for menu in widget.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


def take(menu: QMenu, name: str) -> None:
    """Take a line of a menu, by its object name or its words."""
    action = next(one for one in menu.actions() if name in (one.objectName(), one.text().split("\t")[0]))
    action.trigger()
    menu.close()
    QApplication.processEvents()
