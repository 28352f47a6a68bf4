"""What Python finds in circles is destroyed on the window's thread, whichever thread is busy."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from clientdesk.kit.collecting import Collecting

PLENTY = 60_000


class Ring:
    """Holds itself, and tells on which thread it went."""

    def __init__(self, gone: list[int]) -> None:
        self._me, self._gone = self, gone

    def __del__(self) -> None:
        self._gone.append(threading.get_ident())


@pytest.fixture
def collecting(qapp: QApplication) -> Iterator[Collecting]:
    """As the program has it; Python looks by itself again afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    collecting = Collecting()
    collecting.start()
    yield collecting
    collecting.stop()
    assert gc.get_threshold() == (700, 10, 10)
    gc.set_threshold(*before)


def be_busy() -> list[list[int]]:
    """Make many objects on another thread, and return them: what is let go of at once is not worth a look."""
    made: list[list[int]] = []
    other = threading.Thread(target=lambda: made.extend([number] for number in range(PLENTY)))
    other.start()
    other.join()
    return made


def test_another_thread_destroys_nothing_of_the_windows(collecting: Collecting) -> None:
    gone: list[int] = []
    Ring(gone)
    made = be_busy()
    assert gone == []
    collecting.look()
    assert gone == [threading.get_ident()] and made


def test_without_it_the_other_thread_would(qapp: QApplication) -> None:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    gone: list[int] = []
    Ring(gone)
    be_busy()
    gc.set_threshold(*before)
    assert gone and gone != [threading.get_ident()]


def test_bulk_work_is_not_looked_at(collecting: Collecting) -> None:
    gone: list[int] = []
    Ring(gone)
    gc.disable()
    made = be_busy()
    collecting.look()
    assert gone == []
    gc.enable()
    collecting.look()
    assert len(gone) == 1 and made


def test_what_has_grown_old_is_looked_at_in_the_end(collecting: Collecting) -> None:
    gone: list[int] = []
    ring = Ring(gone)
    kept = [be_busy()]
    for _time in range(2):
        collecting.look()
    del ring
    for _time in range(150):
        kept.append([[number] for number in range(1_000)])
        collecting.look()
    assert len(gone) == 1
