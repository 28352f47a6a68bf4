"""The chart of bars: what it says to those who do not see it, and that every bar is on the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clientdesk.kit.bars import Bar, Bars
from clientdesk.kit.style import style_of


def test_the_bars_are_as_high_as_their_parts_and_the_sentence_is_heard(qtbot: QtBot) -> None:
    chart = Bars(height=100)
    qtbot.addWidget(chart)
    chart.resize(200, 100)
    assert chart.grab().toImage().width() == 200, "nothing to show is no harm"
    told = [Bar(0.5, "Jan"), Bar(None), Bar(1.0, "Mar", "100 %", strong=True)]
    chart.show_bars(told, "Better than before")
    assert (chart.bars(), chart.accessibleName()) == (tuple(told), "Better than before")
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        chart.setLayoutDirection(direction)
        image = chart.grab().toImage()
        colours = [style_of().theme.colour(name).name() for name in ("chart", "chart2")]
        strong, other = (
            sum(image.pixelColor(x, y).name() == colour for x in range(0, 200, 2) for y in range(0, 100, 2))
            for colour in colours
        )
        assert strong > 1.5 * other > 0, "twice as high"
