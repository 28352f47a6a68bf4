"""Printing: pages that paint themselves, the same on paper, in a PDF and in the preview.

Everything is measured in tenths of a point (1/720 inch), so that a font has a whole number of units and a line breaks
at the same word wherever it is painted.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.feature import Progress
from clientdesk.kit.paper import Paper

UNITS_PER_INCH = 720
UNITS_PER_MM = UNITS_PER_INCH / 25.4
INK, GREY, HAIR = "#1B211E", "#4A534E", "#B9BEB9"
"""What is printed, told of it, and its hairlines: readable in black and white too."""

_NOT_THERE = N_("The file cannot be written there. Choose another place for it.")
_FULL = N_("The disk is full. Nothing was lost; free some space, then try again.")
_PDF_END = 64

_FAMILIES = ["Inter", "Noto Sans", "Noto Sans Hebrew", "Segoe UI", "Helvetica Neue", "DejaVu Sans"]


class Pages(Protocol):
    """What is to be printed.

    Attributes:
        title: of the document.
        paper: of every page.
    """

    title: str
    paper: Paper

    def count(self) -> int:
        """How many pages there are."""

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0, in units from the upper left corner of the paper."""


class Printable(QWidget):
    """What is chosen about a kind of print, and how its pages are made.

    Attributes:
        changed: the pages are to be made anew.
    """

    changed = Signal()

    def maker(self, customers: Sequence[int] | None) -> Callable[[Progress], Pages]:
        """What makes the pages for these customers (all where None), off the GUI thread.

        Raises:
            UserError: something that was chosen does not go together.
        """
        raise NotImplementedError

    def settled(self) -> None:
        """The pages are made: say what became clear meanwhile, who is left out for instance."""

    def file_name(self) -> str:
        """What a PDF of it is called, without its ending."""
        raise NotImplementedError


def font(points: float, *, bold: bool = False) -> QFont:
    """A font for paper, in units."""
    made = QFont()
    made.setFamilies(_FAMILIES)
    made.setPixelSize(round(points * 10))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    # A sign that is drawn otherwise beside a digit ("+3") is one that no reader of the PDF could copy or search for.
    made.setFeature(QFont.Tag("calt"), 0)
    # Hinting bends letters to the dots of one device; a line would break elsewhere on another.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def draw_line(
    painter: QPainter, area: QRectF, text: str, face: QFont, *, right_to_left: bool, colour: str = INK,
    trailing: bool = False,
) -> None:  # fmt: skip
    """One line at the leading edge of `area`, cut short with an ellipsis where it is too long."""
    elided = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    # Absolute, or Qt mirrors a text of the other direction once more.
    is_left = right_to_left is trailing
    side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    painter.setFont(face)
    painter.setPen(colour)
    # An isolate keeps the plus of a phone number at its front.
    painter.drawText(area, f"\u2066{elided}\u2069" if elided[:1] == "+" else elided, option)


def draw_foot(painter: QPainter, paper: Paper, edge: float, told: str, where: str, *, right_to_left: bool) -> None:
    """What stands at the foot of a page, `edge` units from its sides: whose it is, and which page."""
    line = 5 * UNITS_PER_MM
    area = QRectF(edge, paper.height * UNITS_PER_MM - edge - line, paper.width * UNITS_PER_MM - 2 * edge, line)
    draw_line(painter, area, told, font(8), right_to_left=right_to_left, colour=GREY)
    draw_line(painter, area, where, font(8), right_to_left=right_to_left, colour=GREY, trailing=True)


def page_image(pages: Pages, page: int, *, dots_per_inch: float) -> QImage:
    """A page as a picture on white."""
    scale = dots_per_inch / UNITS_PER_INCH
    width, height = (round(length * UNITS_PER_MM * scale) for length in (pages.paper.width, pages.paper.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    pages.paint(painter, page)
    painter.end()
    return image


def write_pdf(pages: Pages, path: Path, progress: Progress) -> int:
    """Write all pages; an older file is replaced only by a whole one. Returns how many they are.

    Raises:
        UserError: it cannot be written there.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".print-") as room:
            beside = Path(room) / "pages.pdf"
            writer = QPdfWriter(str(beside))
            writer.setResolution(UNITS_PER_INCH)
            writer.setTitle(pages.title)
            writer.setCreator("ClientDesk")
            _paint_all(pages, writer, writer.resolution(), progress)
            del writer
            progress(pages.count(), pages.count())
            if not _is_whole(beside):
                # Qt tells of nothing; no room is what is left as a cause, the file could be begun.
                raise UserError("out", _FULL)
            beside.replace(path)
    except OSError as error:
        words = _FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else _NOT_THERE
        raise UserError("out", words) from error
    return pages.count()


def _is_whole(pdf: Path) -> bool:
    """Whether a PDF's last lines are there, and its table of contents where they say (ISO 32000-1, 7.5.5)."""
    with pdf.open("rb") as written:
        size = written.seek(0, os.SEEK_END)
        written.seek(max(0, size - _PDF_END))
        _before, _word, told = written.read().rpartition(b"startxref\n")
        number, _line, rest = told.partition(b"\n")
        if rest.strip() != b"%%EOF" or not number.strip().isdigit():
            return False
        written.seek(int(number))
        return written.read(4) == b"xref"


def set_paper(device: QPagedPaintDevice, paper: Paper) -> None:
    """Let a device print on this paper, without margins of its own."""
    is_wide = paper.width > paper.height
    # A printer knows its paper upright.
    upright = QSizeF(*sorted((paper.width, paper.height)))
    size = QPageSize(upright, QPageSize.Unit.Millimeter, paper.name)
    turn = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, turn, QMarginsF(0, 0, 0, 0)))


def _paint_all(pages: Pages, device: QPdfWriter, resolution: int, progress: Progress) -> None:
    set_paper(device, pages.paper)
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("out", _NOT_THERE)
    try:
        scale = resolution / UNITS_PER_INCH
        for page in range(pages.count()):
            progress(page, pages.count())
            if page:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            pages.paint(painter, page)
            painter.restore()
    finally:
        painter.end()
