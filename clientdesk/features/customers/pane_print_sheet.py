"""The sheet of one customer on paper: name and photo at the head, then part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.feature import Progress
from clientdesk.features.customers.printing_sheet import CustomerSheet, customer_sheet
from clientdesk.kit.context import Context
from clientdesk.kit.paper import PAPERS, Paper, paper_of
from clientdesk.kit.printing import UNITS_PER_MM, Pages, Printable, draw_foot, draw_line, font
from clientdesk.kit.printing_flow import FlowLine, FlowPart, Slice, paginate, slices
from clientdesk.kit.widgets import Choice, Field, Select, column, literal

_EDGE = 18 * UNITS_PER_MM
_HEAD = 28 * UNITS_PER_MM
_FOOT = 8 * UNITS_PER_MM
_PHOTO = 24 * UNITS_PER_MM


class SheetPages:
    """The pages of one sheet."""

    def __init__(self, sheet: CustomerSheet, paper: Paper) -> None:
        self.title, self.paper, self._sheet = sheet.name, paper, sheet
        self._width = paper.width * UNITS_PER_MM - 2 * _EDGE
        body = paper.height * UNITS_PER_MM - 2 * _EDGE - _FOOT
        parts = [
            FlowPart(part.title, [FlowLine(line.label, line.text, line.indent) for line in part.lines])
            for part in sheet.parts
        ]
        flow = slices(parts, self._width, right_to_left=sheet.right_to_left)
        self._pages: list[list[Slice]] = paginate(flow, body - _HEAD, body)
        self._photo = _photo(sheet.photo)

    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        top = _EDGE
        if page == 0:
            self._paint_head(painter)
            top += _HEAD
        for each in self._pages[page]:
            each.paint(painter, QRectF(_EDGE, top, self._width, each.height))
            top += each.height
        self._paint_foot(painter, page)

    def _paint_head(self, painter: QPainter) -> None:
        rtl, room = self._sheet.right_to_left, self._width
        if self._photo is not None:
            x = _EDGE if rtl else _EDGE + self._width - _PHOTO
            circle = QRectF(x, _EDGE, _PHOTO, _PHOTO)
            path = QPainterPath()
            path.addEllipse(circle)
            painter.save()
            painter.setClipPath(path)
            painter.drawImage(circle, self._photo)
            painter.restore()
            room -= _PHOTO + 6 * UNITS_PER_MM
        left = _EDGE + self._width - room if rtl else _EDGE
        lines = ((self._sheet.name, font(20, bold=True), 4.0, 10.0), (self._sheet.detail, font(10.5), 15.0, 6.0))
        for text, face, top, height in lines:
            area = QRectF(left, _EDGE + top * UNITS_PER_MM, room, height * UNITS_PER_MM)
            draw_line(painter, area, text, face, right_to_left=rtl)

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        sheet = self._sheet
        told = " · ".join(part for part in (sheet.shop, sheet.made) if part)
        where = sheet.page.format(page=page + 1, pages=self.count())
        draw_foot(painter, self.paper, _EDGE, told, where, right_to_left=sheet.right_to_left)


class SheetPrint(Printable):
    """What is chosen about the sheet of one customer: the paper."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.bridge.desk
        self._name = ""
        self.paper = Select(
            [Choice(paper.key, literal(paper.name)) for paper in PAPERS.values()],
            paper_of(self._desk.settings.country).key,
            name="print_paper",
        )
        self.paper.chosen.connect(lambda _key: self.changed.emit())
        self.setLayout(column(Field(N_("Paper"), self.paper)))

    def maker(self, customers: Sequence[int] | None) -> Callable[[Progress], Pages]:
        """The pages of the first of these customers."""
        desk, paper, wanted = self._desk, PAPERS[self.paper.current()], customers

        def make(_progress: Progress) -> Pages:
            sheet = desk.ask(customer_sheet, customer=wanted[0]) if wanted else None
            if sheet is None:
                raise UserError("", N_("This customer is not there any more."))
            self._name = sheet.name
            return SheetPages(sheet, paper)

        return make

    def file_name(self) -> str:
        """The customer's name."""
        return self._name


def _photo(content: bytes | None) -> QImage | None:
    """The middle of the picture, square; None where there is none that can be read."""
    image = QImage.fromData(content) if content else QImage()
    if image.isNull():
        return None
    side = min(image.width(), image.height())
    middle = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    most = QSize(600, 600)
    mode = Qt.TransformationMode.SmoothTransformation
    return middle.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, mode) if side > most.width() else middle
