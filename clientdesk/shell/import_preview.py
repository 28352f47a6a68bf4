"""The preview: the first rows as they would come in, what cannot be taken tinted red, those known already amber."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from clientdesk.base.words import N_, _, apart, ngettext
from clientdesk.desk.intake import Cell, Preview
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.living import Living
from clientdesk.kit.tips import plain_tip
from clientdesk.kit.widgets import Card, CardHead, boxed, row, style_of
from clientdesk.shell.import_figures import number
from clientdesk.shell.import_session import ImportSession

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW = 34.0
_PAD = 12.0
_NARROWEST = 56.0
_NOTHING = Preview((), ())


class PreviewModel(QAbstractTableModel):
    """The cells of a preview.

    Attributes:
        known: the lines of those who look like somebody known.
    """

    def __init__(self) -> None:
        super().__init__()
        self.preview = _NOTHING
        self.known: Collection[int] = ()

    def show(self, preview: Preview, known: Collection[int]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.preview, self.known = preview, known
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One a row of the file."""
        return 0 if parent.isValid() else len(self.preview.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """One a field that is filled."""
        return 0 if parent.isValid() else len(self.preview.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the field is called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.preview.heads[section])
        return None

    def cell(self, index: _Index) -> Cell:
        """One cell."""
        return self.preview.rows[index.row()].cells[index.column()]

    def is_known(self, index: _Index) -> bool:
        """Whether the row looks like somebody known."""
        return self.preview.rows[index.row()].line in self.known

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text; what is the matter as a tip; all of it for those who hear it."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.trouble or cell.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            known = _("looks like somebody you have") if self.is_known(index) else ""
            told = f"{_(self.preview.heads[index.column()])}: {cell.text}"
            return ". ".join(part for part in (told, cell.trouble, known) if part)
        return None


class _CellDelegate(QStyledItemDelegate):
    """Paints one cell with its tint."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The tint, the text."""
        model = index.model()
        if not isinstance(model, PreviewModel):
            return
        cell = model.cell(index)
        painter.save()
        canvas = Canvas(painter, option.rect, style_of(), rtl=option.direction is Qt.LayoutDirection.RightToLeft)
        fill = "danger_soft" if cell.trouble else "warn_soft" if model.is_known(index) else None
        if fill is not None:
            painter.fillRect(option.rect, canvas.colour(fill))
        ink = "danger" if cell.trouble else "ink"
        canvas.text(_PAD, 0, canvas.w - _PAD - 2, canvas.h, apart(cell.text), colour=ink, tabular=_is_number(cell.text))
        painter.restore()


class PreviewTable(Living, QTableView):
    """As wide as there is room, as high as its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_preview")
        self.rows = PreviewModel()
        self.setModel(self.rows)
        self._delegate = _CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setSectionsClickable(False)
        across.setStretchLastSection(True)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.come_alive()

    def show_rows(self, preview: Preview, known: Collection[int]) -> None:
        """Show these rows."""
        self.rows.show(preview, known)
        self._fit()

    def reword(self) -> None:
        """Say what the table is."""
        self.setAccessibleName(_("The first rows as they would come in"))

    def restyle(self) -> None:
        """Take font and heights anew."""
        self.horizontalHeader().setFont(style_of().font("label_strong"))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _fit(self) -> None:
        height = style_of().px(_ROW)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(style_of().px(36))
        self.setFixedHeight(style_of().px(36) + height * max(1, self.rows.rowCount()))
        self._share_width()

    def _share_width(self) -> None:
        """Give each column what it needs; where there is not enough, the longest words are cut, never a number."""
        columns = range(self.rows.columnCount())
        wanted = [self._wanted(column) for column in columns]
        scale = style_of().scale
        spare = self.viewport().width() / scale - sum(wanted)
        if spare < 0:
            words = [column for column in columns if not any(map(_is_number, self._texts(column)))]
            fair = _cut_at([wanted[column] for column in words], spare + sum(wanted[column] for column in words))
            for column in words:
                wanted[column] = min(wanted[column], fair)
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, int((width + max(0.0, spare) / len(wanted)) * scale))

    def _texts(self, column: int) -> list[str]:
        return [row.cells[column].text for row in self.rows.preview.rows]

    def _wanted(self, column: int) -> float:
        style = style_of()
        texts = self._texts(column)
        widest = max((style.text_width(text, tabular=_is_number(text)) for text in texts), default=0.0)
        return max(widest, style.text_width(_(self.rows.preview.heads[column]), "label_strong") + 8) + _PAD + 4


def _is_number(text: str) -> bool:
    return text.startswith("+")


def _cut_at(wanted: list[float], room: float) -> float:
    """The width at which the widest columns are cut so that all of them fit."""
    left, count = room, len(wanted)
    for width in sorted(wanted):
        if width * count > left:
            break
        left -= width
        count -= 1
    return max(_NARROWEST, left / max(1, count))


class PreviewCard(Card):
    """The table under its head."""

    def __init__(self) -> None:
        self.head = CardHead(N_("Preview"), "table", "info")
        self.head.count.set_look("second", "ink3")
        self.table = PreviewTable()
        super().__init__(boxed(row(self.head, margins=(16, 18, 16, 0))), self.table, pad=0, gap=8)
        pad = style_of().px(8)
        self.content.setContentsMargins(1, 0, 1, pad)

    def show_session(self, session: ImportSession) -> None:
        """Show what is known of the file by now."""
        self.setVisible(session.glance is not None)
        if session.glance is None:
            return
        preview, reckoned = session.glance.preview, session.reckoned
        self.table.show_rows(preview, reckoned.known_lines if reckoned else frozenset())
        total, shown = reckoned.rows if reckoned else 0, len(preview.rows)
        self.head.count.set_words(lambda: _first(shown, total) if total else "")
        self.head.count.setVisible(total > 0)


def _first(shown: int, total: int) -> str:
    return ngettext("first {shown} of {count} row", "first {shown} of {count} rows", total).format(
        shown=shown, count=number(total)
    )
