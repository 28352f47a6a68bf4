"""T2: the calendar's week and month with 400 entries, against as many plain rectangles with text."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from benchmarks.figures import Figure, middle, ms, paired
from benchmarks.rooms import pump
from benchmarks.shops import Bench
from clientdesk.app import application
from clientdesk.base.hours import usual_hours
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.tone import Tone
from clientdesk.kit.style import style_of
from clientdesk.shell.calendar_board import columns_of
from clientdesk.shell.calendar_cells import day_cells
from clientdesk.shell.calendar_days import month_days, week_days
from clientdesk.shell.calendar_month import MonthView
from clientdesk.shell.calendar_month_paint import shown_of
from clientdesk.shell.calendar_time_view import TimeView
from clientdesk.shell.calendar_words import weekday_names

_ENTRIES = 400
_REPAINTS = 15
_SIZE = (1500, 900)
_NOW = datetime(2026, 11, 20, 9, 5)  # noqa: DTZ001 - the shop's wall clock
_QUARTERS = 44
"""From eight to seven."""


def painting(bench: Bench) -> list[Figure]:
    """Repaint each view as often as the rectangles, everything having been read and laid out before."""
    application()
    return [
        _figure(bench, "repaint of a week with 400 entries", *_week()),
        _figure(bench, "repaint of a month with 400 entries", *_month()),
    ]


def _figure(bench: Bench, what: str, view: QWidget, seen: int, laid_out_s: float) -> Figure:
    plain = _Plain(seen)
    for widget in (view, plain):
        widget.resize(*_SIZE)
        widget.show()
    pump(0.2)
    port = view.viewport() if isinstance(view, TimeView | MonthView) else view
    pairs = paired(bench.sizes.rounds, lambda: _repaint(port), lambda: _repaint(plain))
    figure = pairs.figure(
        "T2", what, must=2, goal=1,
        baseline=f"{seen} plain rectangles with text ({ms(middle(pairs.baseline))})",
        data=f"{_ENTRIES} entries, {seen} of them seen; {_SIZE[0]} × {_SIZE[1]}; median of {_REPAINTS} repaints",
        ours=ms(middle(pairs.measured)), laying_out=ms(laid_out_s),
    )  # fmt: skip
    for widget in (view, plain):
        widget.close()
        widget.deleteLater()
    pump()
    return figure


def _repaint(widget: QWidget) -> float:
    took = []
    for _ in range(_REPAINTS):
        began = time.perf_counter()
        widget.repaint()
        took.append(time.perf_counter() - began)
    return middle(took)


def _week() -> tuple[QWidget, int, float]:
    view = TimeView(_NOW, name="bench_week", accessible="")
    view.resize(*_SIZE)
    days = week_days(_NOW.date(), 0)
    columns, entries = columns_of(days, usual_hours("EE"), {}), _made(days)
    took = _timed(lambda: view.show_entries(columns, entries, _NOW))
    return view, len(entries), took


def _month() -> tuple[QWidget, int, float]:
    view = MonthView(_NOW)
    view.resize(*_SIZE)
    days = month_days(_NOW.date(), 0)
    entries = _made(days)
    took = _timed(lambda: view.show_days(day_cells(days, 11, entries, _NOW), weekday_names(0), _NOW.date()))
    height = _SIZE[1] / (len(days) / 7) / style_of().scale
    seen = sum(len(shown_of(cell, height)) for cell in view.days.cells)
    return view, seen, took


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _made(days: Sequence[date]) -> list[Occurrence]:
    """As a full calendar has them: over all days, a quarter to two hours long, every colour."""
    chance, tones = Random(7), list(Tone)
    return list(islice((_one(chance, place, days, tones) for place in range(_ENTRIES)), _ENTRIES))


def _one(chance: Random, place: int, days: Sequence[date], tones: list[Tone]) -> Occurrence:
    midnight = datetime.combine(days[place % len(days)], datetime.min.time())
    starts = midnight + timedelta(hours=8, minutes=15 * chance.randrange(_QUARTERS))
    ends = starts + timedelta(minutes=15 * chance.randint(1, 8))
    return Occurrence(
        "appointment", place, "", f"Entry number {place}", starts, min(ends, midnight + timedelta(hours=19)),
        all_day=False, kind="meeting", icon="handshake", tone=tones[place % len(tones)],
        customer_name=f"Customer {place % 40}", repeats=place % 5 == 0,
    )  # fmt: skip


class _Plain(QWidget):
    """So many rectangles with text in them, as one paints them who does nothing else."""

    def __init__(self, count: int) -> None:
        super().__init__()
        columns = 7
        wide, high = _SIZE[0] / columns, _SIZE[1] / (count / columns + 1)
        self._boxes = [
            QRectF(wide * (place % columns), high * (place // columns), wide - 4, max(high - 2, 12.0))
            for place in range(count)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Rectangle after rectangle."""
        style = style_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.font("label"))
        fill, ink = QColor("#DCEDE8"), QColor("#1B211E")
        for place, box in enumerate(self._boxes):
            painter.fillRect(box, fill)
            painter.setPen(ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"Entry number {place}")
        painter.end()
