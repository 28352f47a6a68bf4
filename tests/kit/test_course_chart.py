"""A small chart: where its points stand, in both directions of reading, and what is heard of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from clientdesk.kit.course_chart import ChartBand, ChartPoint, CourseChart
from clientdesk.kit.style import style_of

BANDS = [ChartBand(0.5, 1, "accent_soft", "Good"), ChartBand(0, 0.5, "danger_soft", "Bad")]
POINTS = [ChartPoint("J", None), ChartPoint("F", 0.9, "info"), ChartPoint("M", 0.1, "danger", hollow=True)]


def painted(chart: CourseChart) -> QImage:
    return chart.grab().toImage()


def columns(image: QImage, token: str) -> list[int]:
    """Where a colour stands, from the left."""
    wanted = QColor(style_of().theme.colour(token)).rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(0, image.height(), 1))]


def test_the_newest_stands_where_reading_ends(qtbot: QtBot) -> None:
    chart = CourseChart()
    qtbot.addWidget(chart)
    chart.resize(300, chart.height())
    chart.show_course(POINTS, BANDS, "Worse than in January")
    chart.show()
    assert (chart.accessibleName(), chart.points()) == ("Worse than in January", tuple(POINTS))
    left_to_right = columns(painted(chart), "danger")
    assert min(left_to_right) > 250
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert max(columns(painted(chart), "danger")) < 50


def test_nothing_to_show_is_an_empty_ground(qtbot: QtBot) -> None:
    chart = CourseChart()
    qtbot.addWidget(chart)
    chart.resize(300, chart.height())
    chart.show()
    assert columns(painted(chart), "danger") == []
