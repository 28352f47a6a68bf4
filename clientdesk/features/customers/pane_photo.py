"""The photo of a customer: chosen, dropped or pasted, shown large, taken away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from clientdesk.base.errors import StoreError, UserError
from clientdesk.base.words import N_, _
from clientdesk.features.customers.photos import photo_name
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.context import Context
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.photos import photos_of
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.tips import set_tip
from clientdesk.kit.widgets import Button, open_menu, row, style_of

_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
Source = Path | QImage


def choose_picture(parent: QWidget) -> Path | None:
    """Let the person choose a file; None when they leave it."""
    kinds = f"{_('Pictures')} ({' '.join(f'*{suffix}' for suffix in _SUFFIXES)})"
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Choose a photo"), "", kinds)
    return Path(chosen) if chosen else None


def picture_in(mime: QMimeData | None) -> Source | None:
    """The picture that was dropped or copied: a file of this computer, or an image; None where there is none.

    What lies elsewhere is never fetched; a file that is no picture is left to who brings lists in.
    """
    if mime is None:
        return None  # of an empty clipboard
    for url in mime.urls():
        path = Path(url.toLocalFile()) if url.isLocalFile() else Path()
        if path.suffix.lower() in _SUFFIXES:
            return path
    if mime.hasImage():
        image = mime.imageData()
        return image if isinstance(image, QImage) and not image.isNull() else None
    return None


def picture_copied() -> Source | None:
    """The picture on the clipboard."""
    return picture_in(QGuiApplication.clipboard().mimeData())


class PhotoButton(PushButton):
    """The avatar: a click opens what can be done with the photo; pictures may be dropped and pasted on it.

    Args:
        context: to keep what was chosen.
        draw: paints the avatar, on a square of `size`.
        size: in design pixels.
        name: the object name.
        parent: as ever.

    Attributes:
        taken: `str`: a picture was kept under this name, "" to take the photo away.
        refused: `UserError`: what was chosen is no picture that can be kept.
    """

    taken = Signal(str)
    refused = Signal(object)

    def __init__(
        self, context: Context, draw: Callable[[Canvas], object], *, size: float, name: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context = context
        self._draw = draw
        self._size = size
        self._photo = ""
        self._busy = False
        self._round = True
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.clicked.connect(self.open_choices)
        self.come_alive()

    def show_photo(self, photo: str, *, is_round: bool) -> None:
        """Know which photo there is, "" for none, and the shape it is drawn in."""
        self._photo = photo
        self._round = is_round
        self.reword()
        self.update()

    def open_choices(self) -> None:
        """What can be done with the photo."""
        lines: list[MenuLine | None] = [
            MenuLine(N_("Choose a photo…"), self.choose, "image", name="photo_choose"),
            MenuLine(
                N_("Paste"), self.paste, "clipboard-text", keys=_shortcut(), enabled=picture_copied() is not None,
                name="photo_paste",
            ),
        ]  # fmt: skip
        if self._photo:
            lines += [
                None,
                MenuLine(N_("Remove the photo"), partial(self.taken.emit, ""), "trash", name="photo_remove"),
            ]
        open_menu(self, lines)

    def choose(self) -> None:
        """Ask the system for a file."""
        chosen = choose_picture(self)
        if chosen is not None:
            self.take(chosen)

    def paste(self) -> None:
        """Take the picture on the clipboard; nothing happens where there is none."""
        copied = picture_copied()
        if copied is not None:
            self.take(copied)

    def take(self, source: Source) -> None:
        """Make a photo of a picture and keep it, while the window goes on."""
        if not self._busy:
            self._busy = True
            photos_of().prepare(source, self._on_prepared)

    def _on_prepared(self, made: bytes | UserError) -> None:
        self._busy = False
        if isinstance(made, UserError):
            self.refused.emit(made)
            return
        try:
            name = self._context.bridge.ask(photo_name, content=made)
        except UserError as error:
            self.refused.emit(error)
        except StoreError as error:
            self.refused.emit(UserError("photo", error.words))
        else:
            self.taken.emit(name)

    def reword(self) -> None:
        """Say anew what a click does."""
        words = _("Change the photo") if self._photo else _("Add a photo")
        self.setAccessibleName(words)
        set_tip(self, words)

    def sizeHint(self) -> QSize:
        """The avatar."""
        return QSize(style_of().px(self._size), style_of().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The avatar, a camera under the pointer, the ring."""
        with self.canvas() as canvas:
            self._draw(canvas)
            radius = canvas.w / 2 if self._round else canvas.w * 0.28
            if self.underMouse() and self.isEnabled():
                canvas.disc(canvas.w - 10, canvas.h - 10, 20, "camera", fill="surface", stroke="line")
            if self.has_ring:
                canvas.focus_ring(radius=radius)

    # --- Keys and drops

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes, Delete takes away."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Delete) and self._photo:
            self.taken.emit("")
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures."""
        if picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first one."""
        dropped = picture_in(event.mimeData())
        if dropped is not None:
            event.acceptProposedAction()
            self.take(dropped)


class PhotoEditor(QWidget):
    """The photo in the form: the avatar, with buttons beside it; its value is the name of the kept file, or "".

    Args:
        context: to keep what was chosen.
        name: whose initials stand there while there is no photo.
        seed: the customer's id, 0 for somebody new.

    Attributes:
        edited: another photo is shown, or none.
        refused: `UserError`: what was chosen is no picture that can be kept.
    """

    edited = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, name: str, seed: int) -> None:
        super().__init__()
        self._photo = ""
        self._kind = "person"

        def draw(canvas: Canvas) -> None:
            canvas.avatar(
                0, 0, 56, name, seed, organisation=self._kind != "person", household=self._kind == "household",
                photo=self._photo,
            )  # fmt: skip

        self.button = PhotoButton(context, draw, size=56, name="customer_form_photo_button")
        self.button.taken.connect(self._take)
        self.button.refused.connect(self.refused.emit)
        choose = Button(
            N_("Choose…"), "image", height=32, clicked=self.button.choose, name="customer_form_photo_choose"
        )
        self.remove = Button(
            N_("Remove"), None, "ghost", height=32, clicked=lambda: self._take(""), name="customer_form_photo_remove"
        )
        self.setLayout(row(self.button, choose, self.remove, None, gap=10))
        self.setFocusProxy(self.button)
        self._show()

    def value(self) -> object:
        """The name of the kept file."""
        return self._photo

    def set_value(self, value: object) -> None:
        """Show this photo."""
        self._photo = str(value or "")
        self._show()

    def show_kind(self, kind: str) -> None:
        """Draw a person round, an "organisation" or a "household" square."""
        self._kind = kind
        self._show()

    def _take(self, photo: str) -> None:
        self.set_value(photo)
        self.edited.emit()

    def _show(self) -> None:
        self.button.show_photo(self._photo, is_round=self._kind == "person")
        self.remove.setVisible(bool(self._photo))


def _shortcut() -> str:
    return QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
