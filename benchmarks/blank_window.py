"""What a start is compared with: a process that paints an empty main window and quits."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.painted import tell


class Blank(QMainWindow):
    """Nothing but itself."""

    seen_at = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Quit when this is done."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._on_painted)

    def _on_painted(self) -> None:
        self.seen_at = self.seen_at or time.monotonic()
        QApplication.quit()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = Blank()
    window.resize(1280, 800)
    window.show()
    app.exec()
    tell(window.seen_at)
