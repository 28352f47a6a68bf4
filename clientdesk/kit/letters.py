"""Single letters as keys, by the position of the key, so that they work on Russian and Hebrew layouts too."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_ROWS = ((16, "qwertyuiop"), (30, "asdfghjkl"), (44, "zxcvbnm"))

# The code of the first key of each row in the PC's scan codes; evdev numbers these keys alike, X11 and Wayland add 8.
_SCAN = {first + i: letter for first, letters in _ROWS for i, letter in enumerate(letters)}

# macOS gives no scan code; kVK_ANSI_* of HIToolbox/Events.h are positions too.
_MAC = dict(
    zip(
        (0, 11, 8, 2, 14, 3, 5, 4, 34, 38, 40, 37, 46, 45, 31, 35, 12, 15, 1, 17, 32, 9, 13, 7, 16, 6),
        "abcdefghijklmnopqrstuvwxyz",
        strict=True,
    )
)

# What the same keys write on the two layouts, for keys that arrive without a code (remote desktops, test tools).
_WRITTEN = {
    written: latin
    for layout in ("йцукенгшщзфывапролдячсмить", "קראטוןםפשדגכעיחלךזסבהנמצ")
    for written, latin in zip(layout, "qwertyuiopasdfghjklzxcvbnm"[-len(layout) :], strict=True)
}


def letter_of(event: QKeyEvent) -> str:
    """The Latin letter, "a" to "z", of a key pressed without Ctrl or Alt; "" for every other key."""
    blocked = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return "" if event.modifiers() & blocked else latin_of(event)


def latin_of(event: QKeyEvent) -> str:
    """The Latin letter of a key, whatever is held down with it; "" for a key that is no letter.

    On a Latin layout it is the letter written (Dvorak and AZERTY included), elsewhere the one at that place on QWERTY.
    """
    key = event.key()
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key).lower()
    # A key that writes another script counts by its place. Digits and marks stay what they are, but for the two
    # marks that a Hebrew layout writes where Q and W are. Past Unicode Qt numbers the keys that write nothing.
    written = chr(key).lower() if key <= sys.maxunicode else ""
    if not written or (written.isascii() and written not in {"/", "'"}):
        return ""
    return _by_place(event) or _WRITTEN.get(written, "")


def _by_place(event: QKeyEvent) -> str:
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey(), "") if event.nativeVirtualKey() else ""
    offset = 0 if sys.platform == "win32" else 8
    return _SCAN.get(event.nativeScanCode() - offset, "")


class Letters(QObject):
    """Gives single letters to a list or a calendar, before it sees them itself.

    Args:
        widget: what must have the focus.
        done: what each letter does, by "a" to "z".
    """

    def __init__(self, widget: QWidget, done: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(widget)
        self._done = dict(done)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the letters that mean something here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            done = self._done.get(letter_of(event))
            if done is not None:
                done()
                return True
        return False
