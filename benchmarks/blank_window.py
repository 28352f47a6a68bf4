"""What a start is compared with: a process that paints an empty main window and quits."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.painted import tell


class Blank(QMainWindow):
    """Nothing but itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Quit when this is done."""
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = Blank()
    window.resize(1280, 800)
    window.show()
    app.exec()
    tell()
