"""The help: a text for each page, found by words, read without leaving the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.buttons import Kind
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.living import Living
from clientdesk.kit.widgets import Button, Ground, IconButton, PlainLabel, SearchField, literal, row, style_of
from clientdesk.shell.help_texts import Topic, topics

_LIST = 260.0
_TEXT = 14.0
_WIDEST = 760.0
_FIRST = "customers"
_ENDING = ".md"


class HelpBrowser(Living, QTextBrowser):
    """Shows a text; fetches nothing, and follows only links to other texts."""

    def __init__(self) -> None:
        super().__init__()
        self._markdown = ""
        self.setObjectName("help_text")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.come_alive()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Nothing is ever loaded: neither files nor the network."""
        return None

    def show_text(self, markdown: str) -> None:
        """Show Markdown; what looks like HTML in it is shown as text."""
        self._markdown = markdown
        style = style_of()
        font = QFont(style.font("text"))
        font.setPixelSize(style.px(_TEXT))
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(style.px(28))
        self.document().setMarkdown(
            markdown, QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self._let_breathe()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def restyle(self) -> None:
        """Take font and colours anew."""
        self.setMaximumWidth(style_of().px(_WIDEST))
        if self._markdown:
            self.show_text(self._markdown)
        super().restyle()

    def _let_breathe(self) -> None:
        """Room between paragraphs, and more above a heading: Markdown's own has none."""
        px = style_of().px
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            room = block.blockFormat()
            if block.textList() is None and QTextCursor(block).currentTable() is None:
                heading = room.headingLevel() > 0
                room.setTopMargin(px(18) if heading and block.blockNumber() else 0)
                room.setBottomMargin(px(6) if heading else px(10))
            room.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(room)
            block = block.next()


class HelpPage(Ground):
    """Topics beside the text.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setObjectName("help_page")
        self._topic = _FIRST
        self._topics: list[Topic] = []
        self.field = SearchField(N_("Find in the help"), name="help_search")
        self.nothing = PlainLabel(N_("Nothing was found."), "text", "ink3")
        self.browser = HelpBrowser()
        self.links: dict[str, Button] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(style_of().px(2))
        back = IconButton("arrow-left", N_("Back"), clicked=self.window_back, name="help_back")
        self._compose(back)
        self.field.textChanged.connect(lambda _text: self._offer())
        self.field.returnPressed.connect(self._open_first)
        self.browser.anchorClicked.connect(self._on_link)
        self._context = context
        self._read()

    def _compose(self, back: IconButton) -> None:
        side = Ground("sunken")
        px = style_of().px
        side.setFixedWidth(px(_LIST))
        column = QVBoxLayout(side)
        column.setContentsMargins(px(14), px(16), px(14), px(12))
        column.setSpacing(px(10))
        column.addLayout(row(back, PlainLabel(N_("Help"), "record_title"), None, gap=6))
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addLayout(self._list)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addWidget(self.browser, 1)
        whole.addStretch()

    def show_topic(self, key: str) -> None:
        """Show the text of a page; the first one where this page has none."""
        known = {topic.key: topic for topic in self._topics}
        self._topic = key if key in known else _FIRST
        if self._topic in known:
            self.browser.show_text(known[self._topic].text)
        self.browser.setAccessibleName(known[self._topic].title if self._topic in known else "")
        self._offer()

    @property
    def topic(self) -> str:
        """The key of the text that is shown."""
        return self._topic

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.field.setFocus()
        self.field.selectAll()

    def step_back(self) -> bool:
        """Empty the search first."""
        if self.field.text():
            self.field.clear()
            return True
        return False

    def window_back(self) -> None:
        """Back to the page from which one came."""
        window = self.window()
        if hasattr(window, "step_back"):
            self.field.clear()
            window.step_back()

    def changeEvent(self, event: QEvent) -> None:
        """Read the texts of the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._read()

    def _read(self) -> None:
        self._topics = topics()
        self.show_topic(self._topic)

    def _offer(self) -> None:
        """List the topics that say what is searched for."""
        clear_out(self._list)
        found = [topic for topic in self._topics if topic.says(self.field.text())]
        self.links = {topic.key: self._link(topic) for topic in found}
        self.nothing.setVisible(not found)

    def _link(self, topic: Topic) -> Button:
        kind: Kind = "on" if topic.key == self._topic else "ghost"
        link = Button(literal(topic.title), None, kind, clicked=partial(self.show_topic, topic.key))
        link.setObjectName(f"help_{topic.key}")
        self._list.addWidget(link)
        return link

    def _open_first(self) -> None:
        if self.links:
            self.show_topic(next(iter(self.links)))
            self.browser.find(self.field.text().strip())

    def _on_link(self, url: QUrl) -> None:
        """Only from text to text; an address of any other kind leads nowhere."""
        name = url.path().rpartition("/")[2]
        if url.isRelative() and name.endswith(_ENDING):
            self.show_topic(name.removesuffix(_ENDING))
