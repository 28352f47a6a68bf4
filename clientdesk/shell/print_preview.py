"""The preview: one page as it will be printed, larger or smaller, and the way to the other pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.kit.living import Living
from clientdesk.kit.paper import Paper
from clientdesk.kit.printing import Pages, page_image
from clientdesk.kit.widgets import IconButton, PlainLabel, column, literal, row, style_of

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_SCREEN_DPI = 96
_AROUND = 20


class PageView(Living, QWidget):
    """A page of paper, painted at the size it is shown at."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("print_page_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages: Pages | None = None
        self._page = 0
        self._dpi = _SCREEN_DPI * 1.0
        self._image: QImage | None = None
        self.come_alive()

    def show_page(self, pages: Pages | None, page: int, dpi: float) -> None:
        """Show a page at so many dots per inch; nothing without pages."""
        self._image = None
        self._pages, self._page, self._dpi = pages, page, dpi
        if pages is not None:
            self.setFixedSize(*(round(side * dpi / 25.4) for side in (pages.paper.width, pages.paper.height)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper in light and dark, with an edge."""
        if self._pages is None:
            return
        ratio = self.devicePixelRatioF()
        if self._image is None or self._image.devicePixelRatioF() != ratio:
            # Kept: a full page takes a tenth of a second, and is painted again whenever the pointer leaves it.
            self._image = page_image(self._pages, self._page, dots_per_inch=self._dpi * ratio)
            self._image.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.end()
        with self.canvas() as canvas:
            edge = "accent" if self.hasFocus() else "line"
            canvas.box(0, 0, canvas.w, canvas.h, radius=0, stroke=edge, width=1)


class Preview(QWidget):
    """The page in an area that scrolls, above it where one is and how large it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: Pages | None = None
        self._page = 0
        self._zoom: float | None = None
        self.view = PageView()
        self.area = QScrollArea()
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.view)
        self.before = IconButton("caret-left", N_("Page before"), clicked=lambda: self.go(self._page - 1))
        self.after = IconButton("caret-right", N_("Next page"), clicked=lambda: self.go(self._page + 1))
        self.where = PlainLabel("", "text", "ink2")
        self.where.setObjectName("print_where")
        self.smaller = IconButton("minus", N_("Smaller"), clicked=lambda: self.step_zoom(-1))
        self.larger = IconButton("plus", N_("Larger"), clicked=lambda: self.step_zoom(1))
        self.fit = IconButton("arrows-out", N_("Whole page"), clicked=self.fit_page)
        self.zoom_words = PlainLabel("", "text", "ink2")
        for name in ("before", "after", "smaller", "larger", "fit"):
            getattr(self, name).setObjectName(f"print_{name}")
        bar = row(
            self.before, self.where, self.after, None, self.smaller, self.zoom_words, self.larger, self.fit,
            margins=(20, 10, 20, 6),
        )  # fmt: skip
        whole = column(bar, self.area, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view.installEventFilter(self)
        self.show_pages(None)

    @property
    def page(self) -> int:
        """Which page is shown, counted from 0."""
        return self._page

    def show_pages(self, pages: Pages | None) -> None:
        """Show these, as near as can be to the page that was shown; None while there are none."""
        self._pages = pages
        self.go(self._page)

    def go(self, page: int) -> None:
        """Show a page; beyond the last one, the last."""
        count = self._pages.count() if self._pages is not None else 0
        self._page = max(0, min(page, count - 1))
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page < count - 1)
        self.where.set_words(Phrase(N_("Page {page} of {pages}"), page=self._page + 1, pages=count) if count else "")
        self.view.setAccessibleName(self.where.text())
        self._show()

    # --- How large

    def step_zoom(self, step: int) -> None:
        """One size larger (1) or smaller (-1)."""
        now = self._scale()
        fits = [zoom for zoom in _ZOOMS if (zoom > now * 1.01 if step > 0 else zoom < now / 1.01)]
        if fits:
            self._zoom = fits[0] if step > 0 else fits[-1]
            self._show()

    def fit_page(self) -> None:
        """As large as the whole page can be seen."""
        self._zoom = None
        self._show()

    def _scale(self) -> float:
        if self._zoom is not None or self._pages is None:
            return self._zoom or 1.0
        return self._fitting(self._pages.paper)

    def _fitting(self, paper: Paper) -> float:
        room = self.area.viewport().size()
        around = 2 * style_of().px(_AROUND)
        wide = (room.width() - around) * 25.4 / (paper.width * _SCREEN_DPI)
        tall = (room.height() - around) * 25.4 / (paper.height * _SCREEN_DPI)
        return max(0.2, min(wide, tall, 2.0))

    def _show(self) -> None:
        scale = self._scale()
        self.zoom_words.set_words(literal(f"{scale * 100:.0f} %"))
        self.view.setVisible(self._pages is not None)
        self.view.show_page(self._pages, self._page, _SCREEN_DPI * scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole page in sight where that was wanted."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._show()

    # --- Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Page Up and Page Down turn the page, Home and End go to the ends, plus and minus change the size."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        pages = {
            Qt.Key.Key_PageDown: self._page + 1, Qt.Key.Key_PageUp: self._page - 1, Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: 2**30,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in pages:
            self.go(pages[key])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.step_zoom(-1 if key is Qt.Key.Key_Minus else 1)
        else:
            return False
        return True
