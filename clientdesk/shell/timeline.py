"""The timeline of one customer: what is planned, then every day with what happened; read on as one scrolls."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.clock import local_now
from clientdesk.base.words import N_, shown
from clientdesk.desk.feature import all_of
from clientdesk.desk.timeline import EntryKind, TimelineSource
from clientdesk.desk.whole import Kin, KinSource
from clientdesk.kit.buttons import Button
from clientdesk.kit.context import Context
from clientdesk.kit.empty import EmptyState
from clientdesk.kit.letters import letter_of
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.style import style_of
from clientdesk.shell.timeline_actions import EntryActions
from clientdesk.shell.timeline_delegate import TimelineDelegate
from clientdesk.shell.timeline_rows import Gathered, Key, TimelineRow, gather, only, written

FIRST = 200
"""So many entries of each capability are read at first, and as many more whenever the end comes near."""
_ALL = 1_000_000
_SCREENFUL = 60
"""Fewer rows might leave nothing to scroll, and so no way to read on."""


class TimelineView(QWidget):
    """The story of one customer; a `CustomerView`.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_view")
        self._context = context
        features = context.bridge.desk.features
        self._sources: list[TimelineSource] = all_of(features, "timeline")
        self._kin_sources: list[KinSource] = all_of(features, "kin")
        all_sources: list[TimelineSource | KinSource] = [*self._sources, *self._kin_sources]
        self._tables = frozenset[str]().union(*(source.tables for source in all_sources))
        self._actions = EntryActions(context)
        self._customer: int | None = None
        self._limit = FIRST
        self._kind = ""
        self._automatic = True
        self._own_only = False
        self._kin: list[Kin] = []
        self._whole: set[Key] = set()
        self._gathered = Gathered()
        self.delegate = TimelineDelegate()
        self.list: ShortList[TimelineRow] = ShortList(
            self.delegate, name="timeline", accessible=N_("Timeline"), parent=self
        )
        self.filter = Button(
            "", "funnel-simple", "ghost", tip=N_("Choose what the timeline shows"), height=26,
            clicked=self.open_filter, name="timeline_filter", parent=self,
        )  # fmt: skip
        self.empty = EmptyState("note-pencil", "", name="timeline_empty")
        self._lay_out()
        self._connect()
        self.show_customer(None)

    # --- What the window asks

    def show_customer(self, customer: int | None) -> None:
        """Show this customer's story; None when nobody is chosen."""
        if customer != self._customer:
            self._limit = FIRST
            self._kind = ""
            self._own_only = False
            self._whole.clear()
            self.list.scrollToTop()
        self._customer = customer
        self.reload()

    def reload(self) -> None:
        """Read again what is shown."""
        self._kin = self._read_kin()
        self._gathered = self._gather()
        while not self._gathered.complete and len(self._wanted().past) < _SCREENFUL:
            # Among many kin each has a share, and what lies below the first unread one is held back.
            self._limit *= 2
            self._gathered = self._gather()
        self.refresh()

    def _gather(self) -> Gathered:
        if self._customer is None:
            return Gathered()
        kin = [] if self._own_only else self._kin
        # One kind of one customer is read at once; of forty people that would be a second.
        limit = _ALL if self._kind and not kin else self._limit
        return gather(self._sources, self._context.bridge.ask, self._customer, limit, kin)

    def _read_kin(self) -> list[Kin]:
        """Whose contacts stand here, too; nobody's own kin."""
        if self._customer is None:
            return []
        ask, here = self._context.bridge.ask, self._customer
        return [one for each in self._kin_sources for one in ask(each.kin, customer=here) if one.customer != here]

    def refresh(self) -> None:
        """Write the rows anew: another language, another day, another text unfolded."""
        now = local_now(self._context.bridge.desk.clock)
        rows = written(self._wanted(), now, can=self._actions.signs, whole=frozenset(self._whole))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._say_why_empty()
        self._dress_filter()

    def show_entry(self, table: str, row: int) -> bool:
        """Unfold one entry and bring it into sight; False when it is not among those there are."""
        if self._kind or not any(one.key == (table, row) for one in self.list.rows()):
            self._kind, self._limit = "", _ALL
            self.reload()
        place = next((place for place, one in enumerate(self.list.rows()) if one.key == (table, row)), None)
        if place is None:
            return False
        self._whole.add((table, row))
        self.refresh()
        self.list.choose(place)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _wanted(self) -> Gathered:
        """What is shown of what was read."""
        return only(self._gathered, self._kind, automatic=self._automatic)

    # --- Filtering

    def show_only(self, kind: str) -> None:
        """Show the entries of one kind, "" for all."""
        self._kind = kind
        self.reload()

    def open_filter(self) -> None:
        """Offer the kinds of entries that there are."""
        open_menu(self.filter, self._filter_lines())

    def _filter_lines(self) -> list[MenuLine | None]:
        def line(kind: str, title: str, icon: str | None = None) -> MenuLine:
            return MenuLine(title, partial(self.show_only, kind), icon, checked=self._kind == kind, name=f"only_{kind}")

        lines: list[MenuLine | None] = [line("", N_("Everything")), None]
        lines += [line(kind.key, kind.title) for kind in self._kinds()]
        if self._kin:
            own = N_("Only this customer's own")
            lines += [None, MenuLine(own, self._toggle_own, checked=self._own_only, name="only_own")]
        if any(entry.automatic for entry in self._gathered.past):
            lines += [None, MenuLine(N_("What the program notes"), self._toggle_automatic, checked=self._automatic)]
        return lines

    def _toggle_automatic(self) -> None:
        self._automatic = not self._automatic
        self.refresh()

    def _toggle_own(self) -> None:
        self._own_only = not self._own_only
        self.reload()

    def _kinds(self) -> list[EntryKind]:
        """The kinds that the cards name, each once."""
        return list({kind.key: kind for source in self._sources for kind in source.kinds}.values())

    def _dress_filter(self) -> None:
        chosen = next((kind for kind in self._kinds() if kind.key == self._kind), None)
        self.filter.set_kind("on" if chosen or self._own_only or not self._automatic else "ghost")
        self.filter.set_words(chosen.title if chosen else N_("Only own") if self._own_only else "")
        many = len({entry.kind for entry in (*self._gathered.planned, *self._gathered.past)}) > 1
        at_top = self.list.verticalScrollBar().value() < style_of().px(8)
        filtered = bool(chosen) or self._own_only
        wanted = filtered or ((many or bool(self._kin)) and at_top)
        self.filter.setVisible(self._customer is not None and wanted)
        self._place_filter()

    def _place_filter(self) -> None:
        area = self.list.geometry() if self.list.isVisible() else self.empty.geometry()
        size = self.filter.sizeHint()
        edge = style_of().px(12)
        left = area.left() + edge if self.isRightToLeft() else area.right() - size.width() - edge
        self.filter.setGeometry(left, area.top() + style_of().px(4), size.width(), size.height())
        self.filter.raise_()

    # --- What a row does

    def _on_opened(self, row: TimelineRow) -> None:
        """Unfold the text or fold it again; without more text, nothing."""
        if row.key is None:
            return
        width = self.list.viewport().width() / style_of().scale
        if row.whole:
            self._whole.discard(row.key)
        elif self.delegate.has_rest(row, width, style_of()):
            self._whole.add(row.key)
        else:
            return
        self.refresh()

    def _on_zone(self, row: TimelineRow, zone: str) -> None:
        if row.entry is None:
            return
        if zone == "who":
            self._show_who(row)
        elif zone == "done":
            self._actions.finish(row.entry)
        elif zone == "snooze":
            self._actions.offer_snooze(row.entry, self.list.viewport(), self._below_signs(row))

    def _on_menu(self, row: TimelineRow, at: QPoint) -> None:
        if row.entry is None:
            return
        first = []
        if row.whole or self.delegate.has_rest(row, self.list.viewport().width() / style_of().scale, style_of()):
            words = N_("Show less") if row.whole else N_("Show all of it")
            first.append(MenuLine(words, partial(self._on_opened, row), None, "Enter"))
        first.append(MenuLine(N_("Copy the text"), partial(self._copy, row), "copy", "Ctrl+C"))
        if row.who_id is not None:
            first.append(MenuLine(N_("Show the person"), partial(self._show_who, row), "user", "G", name="show_who"))
        kind = next((one for one in self._kinds() if one.key == getattr(row.entry, "kind", "")), None)
        last = []
        if self._kind:
            last.append(MenuLine(N_("Show everything"), partial(self.show_only, ""), "funnel-simple"))
        elif kind is not None:
            last.append(MenuLine(N_("Show only this kind"), partial(self.show_only, kind.key), "funnel-simple"))
        self._actions.offer_all(row.entry, self.list.viewport(), at, first, last)

    def _on_key(self, row: TimelineRow, event: QKeyEvent) -> None:
        entry = row.entry
        if entry is None:
            return
        deeds: dict[object, Callable[[], None]] = {
            "e": partial(self._actions.edit, entry),
            "g": partial(self._show_who, row),
            "s": lambda: self._on_zone(row, "snooze"),
            Qt.Key.Key_Space: partial(self._actions.finish, entry),
            Qt.Key.Key_Delete: partial(self._actions.delete, entry),
        }
        deed = deeds.get(letter_of(event)) or deeds.get(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            deed = partial(self._copy, row)
        if deed is not None:
            event.accept()
            deed()

    def _show_who(self, row: TimelineRow) -> None:
        """Go to the person with whom it was."""
        if row.who_id is not None:
            self._context.show_customer(row.who_id)

    def _copy(self, row: TimelineRow) -> None:
        if row.entry is not None:
            parts = (shown(row.entry.title), row.second, row.entry.body)
            QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def _below_signs(self, row: TimelineRow) -> QPoint:
        """Where a menu opens: below the signs of a row."""
        place = next((i for i, one in enumerate(self.list.rows()) if one.key == row.key), 0)
        area = self.list.visualRect(self.list.prepared.index(place))
        inset = style_of().px(62)
        x = area.left() + inset if self.isRightToLeft() else area.right() - inset
        return QPoint(x, area.top() + style_of().px(42))

    # --- Inside

    def _lay_out(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.list, 1)
        stack.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.list.opened.connect(self._on_opened)
        self.list.zone_clicked.connect(self._on_zone)
        self.list.menu_wanted.connect(self._on_menu)
        self.list.key_pressed.connect(self._on_key)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._context.bridge.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(*self._tables):
            self.reload()

    def _on_scrolled(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if not self._gathered.complete and value > bar.maximum() - 2 * bar.pageStep():
            self._limit += FIRST
            self.reload()
        else:
            self._dress_filter()

    def _say_why_empty(self) -> None:
        if self._customer is None:
            self.empty.say(N_("Choose a customer to see what happened"))
        elif self._own_only and not self._kind:
            self.empty.say(N_("Nothing of its own"), N_("Show everything again with the button above."))
        elif self._kind:
            self.empty.say(N_("Nothing of this kind"), N_("Show everything again with the button above."))
        else:
            self.empty.say(N_("Nothing has happened yet"), N_("Whatever is written down will stand here, day by day."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the filter in its corner."""
        super().resizeEvent(event)
        self._place_filter()

    def showEvent(self, event: QShowEvent) -> None:
        """A day may have passed since it was last seen."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the other language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.reload()
