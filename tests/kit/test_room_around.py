"""What steps aside in a low window is told when there is room again, though it is hidden."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.room_around import LOWEST, RoomAround


class Modest(QWidget):
    """Hidden in low windows."""

    def __init__(self) -> None:
        super().__init__()
        self.room = RoomAround(self, self.fit)

    def fit(self) -> None:
        """Come, or go."""
        self.setVisible(self.room.height() >= LOWEST)


def test_it_goes_and_comes_back(qtbot: QtBot) -> None:
    window, part = QWidget(), Modest()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(part)
    window.resize(400, 700)
    window.show()
    assert part.isVisible()
    for height, seen in ((500, False), (700, True), (599, False), (600, True)):
        window.resize(400, height)
        qtbot.waitUntil(lambda seen=seen: part.isVisible() == seen)  # type: ignore[misc] # bound at once


def test_it_follows_to_another_place_and_alone_it_has_all_the_room(qtbot: QtBot) -> None:
    part, low = Modest(), QWidget()
    qtbot.addWidget(part)
    qtbot.addWidget(low)
    part.resize(100, 20)
    part.fit()
    assert part.isVisible()
    low.resize(400, 700)
    QVBoxLayout(low).addWidget(part)
    low.show()
    low.resize(400, 300)
    qtbot.waitUntil(part.isHidden)
