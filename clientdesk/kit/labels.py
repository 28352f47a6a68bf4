"""Labels that show exactly the text they are given, in a role's font and a theme's colour."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from clientdesk.kit.lettering import Align
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import Words, literal, said
from clientdesk.kit.style import Role, style_of


class PlainLabel(Living, QLabel):
    """A QLabel that never reads its text as markup, so that a name such as "<b>" is shown as it is.

    Args:
        words: a marked sentence; text of the shop's own goes through `setText` (or `literal`).
        role: size and weight.
        colour: a token of the theme.
        wrap: whether it may take several lines.
        align: "start" is the leading edge of the window, whatever language the text is in.
        parent: as ever.
    """

    def __init__(
        self,
        words: Words = "",
        role: Role = "text",
        colour: str = "ink",
        *,
        wrap: bool = False,
        align: Align = "start",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._role: Role = role
        self._colour = colour
        self._align: Align = align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.come_alive()

    def set_words(self, words: Words) -> None:
        """Say something else, in every language from now on."""
        self._words = words
        self.reword()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name, made safe
        """Show text of the shop's own; it is not translated."""
        self.set_words(literal(text))

    def set_look(self, role: Role, colour: str) -> None:
        """Change size, weight and colour."""
        self._role = role
        self._colour = colour
        self.restyle()

    def reword(self) -> None:
        """Say the words anew."""
        super().setText(said(self._words))

    def restyle(self) -> None:
        """Take font and colour anew."""
        style = style_of()
        self.setFont(style.font(self._role))
        colours = QPalette(style.palette)
        colours.setColor(QPalette.ColorRole.WindowText, style.theme.colour(self._colour))
        self.setPalette(colours)
        self._set_alignment()
        super().restyle()

    def _set_alignment(self) -> None:
        # Absolute: by itself a QLabel turns to the side of its text's own language.
        leading, trailing = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            leading, trailing = trailing, leading
        side = {"start": leading, "center": Qt.AlignmentFlag.AlignHCenter, "end": trailing}[self._align]
        down = Qt.AlignmentFlag.AlignTop if self.wordWrap() else Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(side | down | Qt.AlignmentFlag.AlignAbsolute)


class ElidedLabel(PlainLabel):
    """One line that gives way: it is cut with an ellipsis where it does not fit, the whole is in the tool tip."""

    def minimumSizeHint(self) -> QSize:
        """It may shrink to nearly nothing."""
        return QSize(style_of().px(24), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, cut at its end."""
        with self.canvas() as canvas:
            # The width of a label is whole pixels, its text's a fraction more: that alone must not cut it.
            canvas.text(
                0, 0, canvas.w + 1, canvas.h, self.text(), role=self._role, colour=self._colour, align=self._align
            )
