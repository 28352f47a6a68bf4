"""The grid of the table: fixed rows, movable columns, cells painted by hand; every deed by keyboard too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clientdesk.base.words import N_, _
from clientdesk.desk.facts import FactKind
from clientdesk.features.customers.pane_row import ListRow, draw_mark
from clientdesk.features.customers.pane_rows import Rows
from clientdesk.features.customers.pane_selection import Selection, SelectionKeys
from clientdesk.features.customers.pane_table_model import Cell, TableModel
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState
from clientdesk.kit.lettering import Align
from clientdesk.kit.living import Living
from clientdesk.kit.style import Role, style_of
from clientdesk.kit.type_ahead import TypeAhead

_NAME_WIDTH, _WIDTH, _NARROWEST = 236.0, 126.0, 56.0
_WIDTHS = {FactKind.DATE: 160.0, FactKind.SOME_OF: 160.0}
_MARK = 42.0
_ALIGN: dict[bool, Align] = {True: "end", False: "start"}
_Index = QModelIndex | QPersistentModelIndex


class TableDelegate(RowDelegate[ListRow | Cell]):
    """The name with its avatar and class; a value in each other column."""

    def __init__(self, selection: Selection) -> None:
        super().__init__("table")
        self._selection = selection

    def draw(self, canvas: Canvas, row: ListRow | Cell, state: RowState) -> None:
        """One line, and a hairline beneath."""
        chosen = self._selection.holds(row.id)
        if state.selected or chosen:
            canvas.box(0, 0, canvas.w, canvas.h, radius=0, fill="selected")
        canvas.line(0, canvas.h - 0.5, canvas.w, canvas.h - 0.5)
        if isinstance(row, ListRow):
            self._draw_name(canvas, row, state)
        else:
            width, align = canvas.w - 22, _ALIGN[row.is_figure]
            canvas.text(12, 0, width, canvas.h, row.text, colour="ink2", align=align, tabular=row.is_figure)
        if state.focused:
            canvas.box(1, 1, canvas.w - 2, canvas.h - 3, radius=4, stroke="focus", width=2)

    def _draw_name(self, canvas: Canvas, row: ListRow, state: RowState) -> None:
        y = (canvas.h - 24) / 2
        if self._selection.is_on:
            draw_mark(canvas, 12, y, 24, chosen=self._selection.holds(row.id))
        else:
            canvas.avatar(
                12, y, 24, row.name, row.id, organisation=row.is_organisation, household=row.is_household,
                photo=row.photo,
            )  # fmt: skip
        badge = canvas.class_badge_width(row.potential, size=18) if row.potential else 0
        width = canvas.w - 46 - (badge + 20 if badge else 8)
        role: Role = "row_title_strong" if state.selected else "row_title"
        canvas.text(46, 0, width, canvas.h, row.name, role=role, marks=row.name_marks)
        if row.potential:
            canvas.class_badge(canvas.w - badge - 10, (canvas.h - 18) / 2, row.potential, size=18)


class TableView(Living, QTableView):
    """Rows of the list, columns of facts.

    Args:
        model: what it shows.
        rows: the rows of the list, for those who are chosen and for what is typed.
        parent: as ever.
    """

    opened = Signal(int)
    """Enter or a double click on a customer."""
    left = Signal()
    """Esc where nobody is chosen."""
    menu_wanted = Signal(int, QPoint)
    """Menu key or right click on a row: the customer, and where in the viewport."""
    columns_menu_wanted = Signal(QPoint)
    """Right click on the names of columns, where in the header."""
    columns_changed = Signal()
    """A column has another width or another place."""

    def __init__(self, model: TableModel, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = model
        self._widths: dict[str, int] = {}
        self._kept: int | None = None
        self._type_ahead = TypeAhead()
        self._type_ahead.locate = rows.locate
        self.setObjectName("customer_table")
        self._settle()
        self.setModel(model)
        self.setItemDelegate(TableDelegate(rows.selection))
        rows.model.about_to_apply.connect(self._note_current)
        rows.model.applied.connect(self._find_current)
        # After the header, which forgets its sections when there are other rows.
        model.modelReset.connect(self._dress_columns)
        self.marks = SelectionKeys(self, model.id_at, rows.selection, self._is_mark)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.come_alive()

    def _settle(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setMinimumSectionSize(1)
        # As in the list: nothing is ever measured, so that a million rows cost nothing.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionsMovable(True)
        across.setFirstSectionMovable(False)
        across.setSectionsClickable(True)
        across.setHighlightSections(False)
        across.setSortIndicatorShown(True)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.customContextMenuRequested.connect(self.columns_menu_wanted)
        across.sectionResized.connect(self._on_resized)
        # Once the header is through with the move.
        across.sectionMoved.connect(lambda *_told: QTimer.singleShot(0, self, self._follow_move))

    # --- Columns

    def widths(self) -> dict[str, int]:
        """The facts that have a column, in order, with their widths in pixels; the name is ""."""
        across = self.horizontalHeader()
        return {key: across.sectionSize(column) for column, key in enumerate(("", *self._columns.keys))}

    def show_columns(self, keys: Sequence[str], widths: Mapping[str, int] | None = None) -> None:
        """Have columns for these facts, as wide as they were, or as `widths` says."""
        self._widths.update(widths or {})
        self._columns.set_keys(keys)

    def _dress_columns(self) -> None:
        across, px = self.horizontalHeader(), style_of().px
        across.blockSignals(True)
        for column, key in enumerate(("", *self._columns.keys)):
            fact = self._columns.fact(column)
            wide = _WIDTHS.get(fact.kind, _WIDTH) if fact else _NAME_WIDTH
            # What was dragged stands so in the model by now.
            across.moveSection(across.visualIndex(column), column)
            across.resizeSection(column, self._widths.get(key) or px(wide))
        across.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        keys = ("", *self._columns.keys)
        if column < len(keys) and width > 0:
            self._widths[keys[column]] = width
            self.columns_changed.emit()

    def _follow_move(self) -> None:
        """A column was dragged: the model has them in the order in which they are seen."""
        across, keys = self.horizontalHeader(), ("", *self._columns.keys)
        seen = [keys[across.logicalIndex(place)] for place in range(len(keys))]
        if seen != list(keys):
            self._columns.set_keys([key for key in seen if key])
            self.columns_changed.emit()

    def choose(self, customer: int | None, place: int | None) -> None:
        """Make a row current and bring it into sight."""
        if customer is not None and place is not None:
            index = self._columns.index(place, max(0, self.currentIndex().column()))
            self.setCurrentIndex(index)
            self.scrollTo(index)
        elif not self.currentIndex().isValid() and self._columns.rowCount():
            self.setCurrentIndex(self._columns.index(0, 0))

    def _note_current(self) -> None:
        self._kept = self._columns.id_at(self.currentIndex().row())

    def _find_current(self) -> None:
        """After a reset nothing is current: stand on the same customer again where they are still there."""
        place = None if self._kept is None else self._columns.place_of(self._kept)
        if place is not None and self._columns.id_at(self.currentIndex().row()) != self._kept:
            self.setCurrentIndex(self._columns.index(place, 0))

    def _shift_column(self, by: int) -> None:
        """Move the current column; the name stays first."""
        keys, here = list(self._columns.keys), self.currentIndex().column() - 1
        there = here + by
        if here < 0 or not 0 <= there < len(keys):
            return
        row = self.currentIndex().row()
        keys.insert(there, keys.pop(here))
        self._columns.set_keys(keys)
        self.setCurrentIndex(self._columns.index(row, there + 1))
        self.columns_changed.emit()

    # --- Keys and clicks

    def keyboardSearch(self, search: str) -> None:
        """Letters lead to a name."""
        place = self._type_ahead.typed(search)
        if place is not None and place < self._columns.rowCount():
            self.choose(self._columns.id_at(place), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Home and End go to the ends, Alt with an arrow moves the column, Esc leaves."""
        self.setProperty("by_keyboard", True)
        key, last = Qt.Key(event.key()), self._columns.rowCount() - 1
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
            if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
                self._shift_column(1 if key == ahead else -1)
                return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and last >= 0:
            place = 0 if key == Qt.Key.Key_Home else last
            self.choose(self._columns.id_at(place), place)
        else:
            super().keyPressEvent(event)

    def _open(self, place: int) -> None:
        customer = self._columns.id_at(place)
        if customer is not None:
            self.opened.emit(customer)

    def _on_menu(self, pos: QPoint) -> None:
        index = self.indexAt(pos)
        if not index.isValid():
            index = self.currentIndex()
            pos = self.visualRect(index).center()
        customer = self._columns.id_at(index.row())
        if customer is not None:
            self.menu_wanted.emit(customer, pos)

    def _is_mark(self, pos: QPoint) -> bool:
        column = self.columnAt(pos.x())
        left = self.columnViewportPosition(0)
        lead = left + self.columnWidth(0) - pos.x() if self.isRightToLeft() else pos.x() - left
        return column == 0 and lead < style_of().px(_MARK)

    # --- Looks

    def restyle(self) -> None:
        """Take row height and fonts anew."""
        style = style_of()
        across = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(style.px(style.row_height("table")))
        across.setFont(style.font("label_strong"))
        across.setMinimumSectionSize(style.px(_NARROWEST))
        super().restyle()

    def reword(self) -> None:
        """Say columns and values anew."""
        self.setAccessibleName(_("Table of customers"))
        self._columns.speak_again()


KEYS = (
    (N_("Move the column"), "Alt+← →"),
    (N_("Open the profile"), "Enter"),
)
"""Keys that the table handles by itself, for the table of keys."""
