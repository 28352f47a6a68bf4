"""Pages on their way to a printer and to a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.base.errors import Cancelled, UserError
from clientdesk.kit.paper import A4, LETTER, Paper
from clientdesk.kit.printing import UNITS_PER_MM, draw_line, font, page_image, write_pdf
from clientdesk.kit.printing_flow import FlowLine, FlowPart, paginate, slices
from clientdesk.kit.printing_run import PrintRun


class Sample:
    """Pages with their number on them."""

    title = "Sample"

    def __init__(self, count: int = 3, paper: Paper = A4) -> None:
        self._count, self.paper = count, paper

    def count(self) -> int:
        return self._count

    def paint(self, painter: QPainter, page: int) -> None:
        area = QRectF(200, 200, 3000, 200)
        draw_line(painter, area, f"Page {page + 1}", font(12), right_to_left=False)


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


def words(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("paper", [A4, LETTER, A4.turned()], ids=["a4", "letter", "lying"])
def test_a_pdf_has_the_paper_that_was_chosen(qapp: QApplication, tmp_path: Path, paper: Paper) -> None:
    assert write_pdf(Sample(2, paper), tmp_path / "out.pdf", quiet) == 2
    box = PdfReader(tmp_path / "out.pdf").pages[0].mediabox
    size = (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4)
    assert size == pytest.approx((paper.width, paper.height), abs=0.3)


def test_a_stopped_pdf_leaves_the_older_one(qapp: QApplication, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        if done == 1:
            raise Cancelled("Stopped. Nothing was changed.")

    out = tmp_path / "out.pdf"
    out.write_text("older")
    with pytest.raises(Cancelled):
        write_pdf(Sample(), out, stop)
    assert out.read_text() == "older" and not list(tmp_path.glob(".print-*"))
    with pytest.raises(UserError):
        write_pdf(Sample(), tmp_path / "nowhere" / "out.pdf", quiet)


def printer(out: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(out))
    return made


def test_a_range_of_pages_is_printed_and_told_page_by_page(qtbot: QtBot, tmp_path: Path) -> None:
    device = printer(tmp_path / "out.pdf")
    device.setFromTo(2, 3)
    run = PrintRun(Sample(5), device)
    told: list[tuple[int, int]] = []
    run.progressed.connect(lambda done, of: told.append((done, of)))
    with qtbot.waitSignal(run.ended) as ended:
        run.start()
    assert ended.args == [True]
    assert told == [(1, 2), (2, 2)] and words(tmp_path / "out.pdf") == ["Page 2", "Page 3"]


def test_printing_is_stopped_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    run = PrintRun(Sample(500), printer(tmp_path / "out.pdf"))
    ended: list[bool] = []
    run.ended.connect(ended.append)
    with qtbot.waitSignal(run.progressed):
        run.start()
    run.stop()
    qtbot.wait(20)
    assert ended == [False]


def test_a_plus_stays_before_its_number_where_one_reads_from_the_right(qapp: QApplication) -> None:
    def picture(text: str, *, right_to_left: bool) -> QImage:
        class One(Sample):
            def paint(self, painter: QPainter, page: int) -> None:
                draw_line(painter, QRectF(0, 0, 2000, 300), text, font(14), right_to_left=right_to_left, trailing=True)

        return page_image(One(1), 0, dots_per_inch=96)

    left, right = (_ink(picture("+372 5", right_to_left=direction)) for direction in (False, True))
    behind = _ink(picture("372 5+", right_to_left=False))
    # The same picture but for a fraction of a dot.
    assert len(left ^ right) < len(left) / 3 < len(left ^ behind)


def _ink(image: QImage) -> set[tuple[int, int]]:
    """The dark dots, from the leftmost one."""
    dots = [(x, y) for y in range(45) for x in range(280) if image.pixelColor(x, y).lightness() < 120]
    first = min(x for x, _y in dots)
    return {(x - first, y) for x, y in dots}


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(qapp: QApplication) -> None:
    parts = [FlowPart(f"Part {number}", [FlowLine("label", "text " * 40)]) for number in range(30)]
    pages = paginate(slices(parts, 150 * UNITS_PER_MM, right_to_left=False), 3000, 4000)
    assert len(pages) > 3
    assert not any(page[-1].keeps for page in pages)
    assert all(sum(one.height for one in page) <= 4000 for page in pages)
