"""Bugs: what nobody expected is logged, and told in one window whose text may be sent on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from clientdesk.base import logbook
from clientdesk.base.errors import StoreError, UserError
from clientdesk.base.words import N_, _
from clientdesk.kit.widgets import Button, PlainLabel, column, row, style_of

_log = logging.getLogger("clientdesk.bugs")
_LEVELS = {
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Bugs(QObject):
    """Stands behind everything: what gets here was caught nowhere else.

    Args:
        told: shows what the world did (a damaged page, a full disk), and what cannot be done; no bugs.
        parent: as ever.
    """

    _came = Signal(object)

    def __init__(
        self,
        told: Callable[[StoreError | UserError], None] = lambda _error: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.told = told
        self.dialog: BugDialog | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        # Emitting queues the signal when the error came on another thread.
        self._came.connect(self._show)

    def watch(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        qInstallMessageHandler(_on_qt_message)

    def rest(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(None)

    def _on_error(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        _log.error("Nobody took care of an error.", exc_info=error)
        self._came.emit(error)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, StoreError | UserError):
            self.told(error)
        elif self.dialog is None:
            # One window, however often a broken piece is painted again.
            self.dialog = BugDialog(logbook.report(error, qVersion()), QApplication.activeWindow())
            self.dialog.finished.connect(self._on_closed)
            self.dialog.show()

    def _on_closed(self) -> None:
        self.dialog = None


class BugDialog(QDialog):
    """The report: seen whole before anything is done with it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bug_dialog")
        self.setWindowTitle(_("Something went wrong"))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("Report"))
        self.report.setObjectName("bug_report")
        self.report.setMinimumHeight(style_of().px(180))
        copy = Button(N_("Copy the report"), "copy", clicked=self._copy, name="bug_copy")
        close = Button(N_("Close"), None, "primary", clicked=self.accept, name="bug_close")
        title = PlainLabel(N_("Something went wrong in ClientDesk"), "card_title", wrap=True)
        said = PlainLabel(
            N_(
                "What you did last may not be saved; everything before it is. This report says where it happened. "
                "It holds no names, numbers or notes. If you like, send it to whoever looks after the program."
            ),
            "text",
            "ink2",
            wrap=True,
        )
        self.setLayout(column(title, said, self.report, row(None, copy, close), gap=14, margins=(24, 20, 24, 18)))
        self.resize(style_of().px(560), style_of().px(420))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    # Qt's own sentences may quote file names and texts, so only their category is kept.
    category = context.category or "default"
    logging.getLogger(f"clientdesk.qt.{category}").log(_LEVELS.get(kind, logging.WARNING), "Qt said something.")
    if sys.stderr and kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
        sys.stderr.write(f"{message}\n")
