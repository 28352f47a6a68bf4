"""Files chosen, dropped or pasted, on their way into the shop: small ones at once, large ones on the worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from clientdesk.base.errors import Cancelled, ClientDeskError, UserError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.contacts.attachments import keep_files, keep_pasted
from clientdesk.features.contacts.company import Attached
from clientdesk.kit.context import Context

_AT_ONCE = 4 << 20
"""So many bytes are kept before a person could notice."""

T = TypeVar("T")
Kept = Callable[[tuple[Attached, ...]], None]
Failed = Callable[[UserError], None]


def keep(context: Context, paths: Sequence[Path], then: Kept, failed: Failed) -> None:
    """Keep files of this computer; `then` hears of them, `failed` why not. None of them is kept by half."""
    tell = while_there(failed)

    def told(error: ClientDeskError) -> None:
        if not isinstance(error, Cancelled):
            tell(error if isinstance(error, UserError) else UserError("files", error.words))

    bridge = context.bridge
    if sum(map(_size, paths)) > _AT_ONCE:
        context.works.start(
            Phrase(N_("Keeping files")),
            lambda _progress: bridge.ask(keep_files, paths=paths),
            then=while_there(then),
            failed=told,
        )
        return
    try:
        kept = bridge.ask(keep_files, paths=paths)
    except ClientDeskError as error:
        told(error)
    else:
        then(kept)


def while_there(act: Callable[[T], None]) -> Callable[[T], None]:
    """`act`, unless it is a deed of a widget that is gone by then: a form that was closed hears of nothing."""
    widget = getattr(act, "__self__", None)

    def if_there(value: T) -> None:
        if not isinstance(widget, QObject) or isValid(widget):
            act(value)

    return if_there


def keep_image(context: Context, image: QImage, then: Kept, failed: Failed) -> None:
    """Keep a picture that was copied elsewhere, as PNG."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    try:
        kept = context.bridge.ask(keep_pasted, name=_("Picture") + ".png", content=bytes(held.data()))
    except ClientDeskError as error:
        failed(UserError("files", error.words))
    else:
        then((kept,))


def image_in(mime: QMimeData | None) -> QImage | None:
    """The picture that was copied, None where there is none."""
    image = mime.imageData() if mime is not None and mime.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def clipboard() -> QMimeData | None:
    """What was copied last."""
    return QGuiApplication.clipboard().mimeData()


def choose_files(parent: QWidget) -> list[Path]:
    """Let the person choose files; none when they leave it."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, _("Choose files"))
    return [Path(one) for one in chosen]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
