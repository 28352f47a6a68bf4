"""Pictures from outside: read within bounds, turned the right way up, cut square, made small."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_

SIDE = 512
"""The longest side of a photo that is kept, in pixels."""
MOST_BYTES = 30 * 1024 * 1024
MOST_PIXELS = 64_000_000
"""More than any camera of a shop makes; a picture of 30,000 by 30,000 would take 3.6 GB to look at."""
MOST_MEGABYTES = 320
"""Qt refuses by itself to make a larger image, whatever a file says of its size."""
KINDS = ("jpeg", "png", "webp")
_QUALITY = 88

_NO_PICTURE = N_("This is no picture that can be shown. JPEG, PNG and WebP will do.")
_TOO_LARGE = N_("This picture is too large. Please choose a smaller one.")
_DAMAGED = N_("This picture is damaged. Please choose another.")


def read_square(content: bytes, side: int) -> QImage:
    """The middle of a picture as a square of at most `side` pixels, the right way up (EXIF).

    Raises:
        UserError: on "photo", when it is no JPEG, PNG or WebP, too large to be looked at, or damaged.
    """
    # Most readers make it smaller while they read; the last step is done below, and better.
    return square(_read(content, lambda size: 2 * side / min(size.width(), size.height())), side)


def read_whole(content: bytes, side: int) -> QImage:
    """All of a picture, at most `side` pixels on its longer side, the right way up (EXIF).

    Raises:
        UserError: as for `read_square`.
    """
    image = _read(content, lambda size: 2 * side / max(size.width(), size.height()))
    if max(image.width(), image.height()) <= side:
        return image
    kept = Qt.AspectRatioMode.KeepAspectRatio
    return image.scaled(QSize(side, side), kept, Qt.TransformationMode.SmoothTransformation)


def _read(content: bytes, shrink: Callable[[QSize], float]) -> QImage:
    """A picture within bounds; `shrink` says by how much it may be made smaller while it is read."""
    if len(content) > MOST_BYTES:
        raise UserError("photo", _TOO_LARGE)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode() not in KINDS:
        raise UserError("photo", _NO_PICTURE)
    size = reader.size()
    if size.isEmpty() or _is_cut_off(content):
        raise UserError("photo", _DAMAGED)
    if size.width() * size.height() > MOST_PIXELS:
        raise UserError("photo", _TOO_LARGE)
    by = shrink(size)
    if by < 1:
        reader.setScaledSize(_shrunk(size, by))
    image = reader.read()
    if image.isNull():
        raise UserError("photo", _DAMAGED)
    return image


def square(image: QImage, side: int) -> QImage:
    """The middle of an image, at most `side` pixels on each side, on white where it is see-through."""
    shorter = min(image.width(), image.height())
    middle = QRect((image.width() - shorter) // 2, (image.height() - shorter) // 2, shorter, shorter)
    cut = image.copy(middle)
    if shorter > side:
        wanted = QSize(side, side)
        cut = cut.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    if not cut.hasAlphaChannel():
        return cut.convertToFormat(QImage.Format.Format_RGB32)
    ground = QImage(cut.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, cut)
    painter.end()
    return ground


def as_jpeg(image: QImage) -> bytes:
    """An image as a JPEG file, without anything a camera wrote beside the picture."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(held.data())


def as_photo(content: bytes) -> bytes:
    """A photo as it is kept, made from any picture.

    Raises:
        UserError: as for `read_square`.
    """
    return as_jpeg(read_square(content, SIDE))


def _is_cut_off(content: bytes) -> bool:
    """Whether a JPEG ends before its end: Qt would show the rest of it grey."""
    return content.startswith(b"\xff\xd8") and b"\xff\xd9" not in content[-65536:]


def _shrunk(size: QSize, by: float) -> QSize:
    return QSize(max(1, round(size.width() * by)), max(1, round(size.height() * by)))
