"""One window for each shop: the lock in its folder, and the socket on which later starts and headless verbs knock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from clientdesk.handover import Answer, packed, read_request, socket_name

LOCK = "window.lock"
_LONGEST_LINE = 1 << 20

Serve = Callable[[list[str], Path], Answer]
"""Carries out a verb (`argv`, the folder it was typed in) on the GUI thread."""


class Holder:
    """Who has the shop open: the process on this or another computer that the lock names."""

    def __init__(self, pid: int, host: str) -> None:
        self.pid = pid
        self.host = host


class OneWindow(QObject):
    """Holds the shop in `folder` for this window while it lives.

    Attributes:
        front_asked: somebody has started the program again.
    """

    front_asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        # Never stale by age: a window may stay open for weeks. A dead process's lock is taken over all the same.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)
        self._serve: Serve | None = None

    def take(self) -> bool:
        """Take the lock and listen; False when another window has it."""
        if not self._lock.tryLock(0):
            return False
        name = socket_name(self._folder)
        # A socket left by a window that was killed would be in the way; the lock says that nobody uses it.
        QLocalServer.removeServer(name)
        self._server.listen(name)
        return True

    def is_held(self) -> bool:
        """Whether another process is why `take` failed, and not a folder that cannot be written to."""
        return self._lock.error() == QLockFile.LockError.LockFailedError

    def holder(self) -> Holder:
        """Who has the lock that `take` did not get."""
        pid, host, _program = self._lock.getLockInfo()
        return Holder(int(pid), str(host))

    def serve(self, serve: Serve | None) -> None:
        """Carry out headless verbs by `serve` from now on."""
        self._serve = serve

    def release(self) -> None:
        """Let the next one in."""
        self._server.close()
        self._lock.unlock()

    def _on_knock(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Visitor(socket, self._answer, self)

    def _answer(self, line: bytes) -> Answer:
        request = read_request(line)
        if request is None:
            return Answer(2)
        if not request.verb:
            self.front_asked.emit()
            return Answer(0)
        return self._serve(list(request.verb), Path(request.cwd)) if self._serve else Answer(2)


class _Visitor(QObject):
    """One connection: reads a line, answers it, and is gone."""

    def __init__(self, socket: QLocalSocket, answer: Callable[[bytes], Answer], parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._answer = answer
        self._line = b""
        socket.disconnected.connect(self.deleteLater)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._line += bytes(self._socket.readAll().data())
        if len(self._line) > _LONGEST_LINE:
            self._socket.abort()
        elif self._line.endswith(b"\n"):
            line, self._line = self._line, b""
            self._socket.write(packed(self._answer(line)))
            self._socket.flush()
