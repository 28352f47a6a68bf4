"""Photos of customers while they are looked at: read and made small on a thread of their own, then painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.kit.pictures import MOST_BYTES, SIDE, as_jpeg, as_photo, read_square, square

Reader = Callable[[str], bytes]
"""The bytes of a kept file by its name; raises OSError where it is gone."""

_PROPERTY = "clientdesk_photos"
_KEPT = 800
"""So many small pictures are held: some 5 MB at the size of a row."""
_TOGETHER_MS = 20
"""What comes within this time is painted at once."""


class Photos(QObject):
    """Hands out small pictures by the name of their file; one lives on the application, reached by `photos_of`.

    Nothing is read while a row is painted: the first time there is only the name to show, and when the picture has
    come the windows are painted again.

    Attributes:
        came: pictures that were asked for are there now.
    """

    came = Signal()
    _read = Signal(object, object)
    _made = Signal(object, object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._reader: Reader | None = None
        self._held: OrderedDict[tuple[str, int], QPixmap | None] = OrderedDict()
        self._asked: set[tuple[str, int]] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._prepared: dict[int, Callable[[bytes | UserError], None]] = {}
        # What is still to be read when the program ends is of no use to anybody.
        app.aboutToQuit.connect(self._pool.clear)
        self._soon = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._soon.timeout.connect(self._paint_again)
        # Emitted on the thread, heard on the window's.
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)
        app.setProperty(_PROPERTY, self)

    def read_from(self, reader: Reader | None) -> None:
        """Take pictures from this shop from now on, or from none."""
        self._reader = reader
        self._held.clear()
        self._asked.clear()

    def look_again(self) -> None:
        """Ask once more for those that were not there: a restored backup may have brought them."""
        for key in [key for key, held in self._held.items() if held is None]:
            del self._held[key]

    def picture(self, name: str, side: int) -> QPixmap | None:
        """A square picture of at most `side` pixels; None while it is on its way, and where there is none."""
        key = (name, side)
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        if self._reader is not None and key not in self._asked:
            self._asked.add(key)
            self._pool.start(partial(self._load, self._reader, key))
        return None

    def prepare(self, source: Path | bytes | QImage, done: Callable[[bytes | UserError], None]) -> None:
        """Make a photo that can be kept from a file, from bytes or from an image; `done` hears of it a moment later."""
        # The thread gets a number: whom it tells is a widget, which must not be let go of there.
        number = max(self._prepared, default=0) + 1
        self._prepared[number] = done
        self._pool.start(partial(self._prepare, source, number), 1)

    def _load(self, reader: Reader, key: tuple[str, int]) -> None:
        name, side = key
        try:
            image = read_square(reader(name), side)
        except (OSError, UserError):
            image = QImage()
        self._read.emit((reader, key), image)

    def _on_read(self, asked: tuple[Reader, tuple[str, int]], image: QImage) -> None:
        reader, key = asked
        if reader is not self._reader:
            return  # of another shop
        self._asked.discard(key)
        self._held[key] = None if image.isNull() else QPixmap.fromImage(image)
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)
        self._soon.start()

    def _paint_again(self) -> None:
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                window.update()
        self.came.emit()

    def _prepare(self, source: Path | bytes | QImage, number: int) -> None:
        try:
            made: bytes | UserError = _photo_from(source)
        except UserError as error:
            made = error
        self._made.emit(number, made)

    def _on_made(self, number: int, made: bytes | UserError) -> None:
        done = self._prepared.pop(number)
        asking = getattr(done, "__self__", None)
        # A form that was closed meanwhile hears of nothing.
        if not isinstance(asking, QObject) or isValid(asking):
            done(made)


def photos_of() -> Photos:
    """The photos of the running application.

    Raises:
        TypeError: when there is no QApplication yet.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("photos live on the QApplication, make that first")
    photos = app.property(_PROPERTY)
    return photos if isinstance(photos, Photos) else Photos(app)


def _photo_from(source: Path | bytes | QImage) -> bytes:
    if isinstance(source, QImage):
        return as_jpeg(square(source, SIDE))
    if isinstance(source, bytes):
        return as_photo(source)
    try:
        if source.stat().st_size > MOST_BYTES:
            raise UserError("photo", N_("This picture is too large. Please choose a smaller one."))
        return as_photo(source.read_bytes())
    except OSError as error:
        raise UserError("photo", N_("This file cannot be opened.")) from error
