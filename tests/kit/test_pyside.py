"""Guards against a PySide6 that loses references to None: 6.12.0 aborts on Python 3.11 after some thousand calls."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_calls_that_return_nothing_keep_none_alive(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for turn in range(2000):
        label.setText(str(turn))
    # Each bad call would take one away; what else goes on in the process moves the count by far less.
    assert sys.getrefcount(None) > before - 500
