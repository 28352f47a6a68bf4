"""How a table is read: its sheet, its encoding, what divides its columns, what its first row holds; correctable."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from clientdesk.base.words import N_
from clientdesk.formats.charset import known
from clientdesk.formats.table import TableOptions
from clientdesk.kit.widgets import Card, Choice, ElidedLabel, Field, Select, Words, literal, row, style_of
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.import_words import ENCODINGS, HEADERS, SEPARATORS

_NARROWEST = 130.0


class ReadingCard(Card):
    """Three choices under the name of the file."""

    chosen = Signal(object)
    """`TableOptions` with what the person has just said; None for the rest."""

    def __init__(self) -> None:
        self.file = ElidedLabel("", "row_title_strong")
        self.encoding = Select([], name="import_encoding")
        self.separator = Select([], name="import_separator")
        self.header = Select([Choice(key, words) for key, words in HEADERS.items()], name="import_header")
        self.sheet = Select([], name="import_sheet")
        self._of_sheet = Field(N_("Sheet"), self.sheet)
        self._of_text = (Field(N_("Encoding"), self.encoding), Field(N_("Columns divided by"), self.separator))
        self._choices = row(
            self._of_sheet,
            *self._of_text,
            Field(N_("The first row holds"), self.header),
            gap=12,
        )
        super().__init__(self.file, self._choices, gap=10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.sheet.chosen.connect(lambda key: self.chosen.emit(TableOptions(sheet=key)))
        self.encoding.chosen.connect(lambda key: self.chosen.emit(TableOptions(encoding=key)))
        self.separator.chosen.connect(lambda key: self.chosen.emit(TableOptions(separator=key)))
        self.header.chosen.connect(lambda key: self.chosen.emit(TableOptions(has_header=key == "yes")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where their words do not fit side by side."""
        super().resizeEvent(event)
        selects = [self.header, *([] if self._of_sheet.isHidden() else [self.sheet])]
        selects += [] if self._of_text[0].isHidden() else [self.encoding, self.separator]
        texts = [select.currentText() for select in selects]
        wanted = sum(max(style_of().text_width(text, "button") + 50, _NARROWEST) for text in texts)
        beside = self.width() >= style_of().px(wanted + 16 + 16 + (len(texts) - 1) * 12)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._choices.direction() != way:
            self._choices.setDirection(way)

    def show_session(self, session: ImportSession) -> None:
        """Show how the file is read now."""
        table = session.source.table if session.source else None
        self.setVisible(table is not None)
        if session.path is None or table is None:
            return
        self.file.set_words(literal(session.path.name))
        options = session.reading
        sheets = table.sheets
        self._of_sheet.setVisible(len(sheets) > 1)
        for field in self._of_text:
            field.setVisible(not sheets)
        self.sheet.set_choices([Choice(name, literal(name)) for name in sheets], options.sheet or "")
        encoding, separator = options.encoding or "utf-8", options.separator or ","
        self.encoding.set_choices(_choices(ENCODINGS, _usual(encoding)), _usual(encoding))
        self.separator.set_choices(_choices(SEPARATORS, separator), separator)
        self.header.choose("yes" if options.has_header else "no")


def _usual(encoding: str) -> str:
    """An encoding by the name it has among the choices, whichever of its names the file gave."""
    name = known(encoding)
    return next((one for one in ENCODINGS if known(one) == name), encoding)


def _choices(usual: dict[str, str], present: str) -> list[Choice]:
    """The usual ones, and the one in use where it is none of them."""
    found: list[tuple[str, Words]] = list(usual.items())
    if present not in usual:
        found.append((present, literal(present.upper())))
    return [Choice(key, words) for key, words in found]
