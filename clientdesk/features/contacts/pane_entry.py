"""The field of the composer: one line that grows, Enter saves, Shift+Enter begins a line, Ctrl+Enter follows up."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from clientdesk.base.words import N_, _
from clientdesk.features.contacts.pane_files_keeping import image_in
from clientdesk.kit.dropped import files_in
from clientdesk.kit.living import Living
from clientdesk.kit.style import style_of

_PLACEHOLDER = N_("What happened? Write a note, then press Enter")
_MOST_LINES = 8
_MARGIN = 2


class Entry(Living, QPlainTextEdit):
    """Where the note is written; as high as its text, up to eight lines."""

    submitted = Signal()
    """Enter."""
    follow_up_wanted = Signal()
    """Ctrl+Enter."""
    promise_wanted = Signal()
    """Ctrl+Shift+Enter."""
    focus_changed = Signal()
    """The keyboard came or went."""
    files_given = Signal(list)
    """Files (`Path`) were dropped on the text, or pasted into it."""
    picture_pasted = Signal()
    """A picture without any text is on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_composer_text")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._fit)
        # The box around it is the composer's; the sheet's own border would be a second one.
        self.setStyleSheet("QPlainTextEdit { border: none; background: transparent; padding: 0; min-height: 0; }")
        self.come_alive()

    def reword(self) -> None:
        """Say the name anew."""
        self.setAccessibleName(_(_PLACEHOLDER))

    def restyle(self) -> None:
        """Take font and height anew."""
        self.setFont(style_of().font("text"))
        self._fit()
        super().restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter by itself saves; with Shift it begins a line, with Ctrl it follows up, with both it promises."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.key() == Qt.Key.Key_Escape:
                event.ignore()
            else:
                super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            promises = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.promise_wanted if promises else self.follow_up_wanted).emit()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            self.submitted.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Files and pictures, too."""
        return bool(files_in(source)) or image_in(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Files and pictures go beside the text; what comes from a table or a letter is text with a picture of it."""
        paths = files_in(source)
        if paths:
            self.files_given.emit(paths)
        elif image_in(source) is not None and not source.hasText():
            self.picture_pasted.emit()
        else:
            super().insertFromMimeData(source)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text; while there is none, what belongs here, cut where it does not fit."""
        super().paintEvent(event)
        if self.document().isEmpty() and not self.textCursor().block().layout().preeditAreaText():
            style = style_of()
            area = self.viewport().rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
            words = style.metrics("text").elidedText(_(_PLACEHOLDER), Qt.TextElideMode.ElideRight, area.width())
            with QPainter(self.viewport()) as painter:
                painter.setLayoutDirection(self.layoutDirection())
                painter.setFont(style.font("text"))
                painter.setPen(style.theme.colour("ink3"))
                painter.drawText(area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the box around it."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the box around it."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text wraps anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, at least one."""
        line = style_of().metrics("text").lineSpacing()
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        height = round(line * lines) + 2 * _MARGIN
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
        crowded = self.document().size().height() > _MOST_LINES
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if crowded else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(wanted)
