"""T1: the timeline of ten years, 5,000 entries, beside one of 50: opened, scrolled, narrowed, searched."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractSlider, QWidget

from benchmarks.figures import Figure, middle, ms, paired, share
from benchmarks.rooms import gone, pump, wait_until
from benchmarks.shops import Bench, desk_on
from clientdesk.app import application
from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import Shop
from clientdesk.desk.tasks import Tasks
from clientdesk.features.contacts.records import Contact
from clientdesk.features.customers.commands import add_customer
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.work import Works
from clientdesk.shell.timeline import TimelineView

LONG, SHORT = 5_000, 50
_WIDTH, _HEIGHT = 600, 720
_FRAME_S = 0.016
_PAGES, _JUMPS = 500, 100
_KINDS = ("call", "email", "visit", "note", "letter", "message")
_SAID = (
    "Asked about oil for the chain.",
    "Plans a trip to Hiiumaa in June and wants panniers before that; a rack is there already. Prefers a call after 4.",
    "Thank you, I will come on Thursday after work. Could you also look at the rear brake, it squeaks when wet?",
    "",
)


def story(bench: Bench) -> list[Figure]:
    """Opening, every turn of scrolling, and how long a filter and a search take."""
    folder = bench.own_shop(bench.sizes.small, "story")
    with _timeline_on(folder) as (view, long, short):
        pairs = paired(bench.sizes.rounds, lambda: _open(view, long, short), lambda: _open(view, short, long))
        turns = _scroll(view, long, bench)
        narrowed, typed, whole = _filter(view, long), _type(view, long), _find_all(view, long)
    customers = f"a customer with {LONG:,} contacts, one with {SHORT}"
    data = f"{bench.told(bench.sizes.small)}; {customers}; a timeline of {_WIDTH} × {_HEIGHT} pixels"
    wall, worked = [one[0] for one in turns], [one[1] for one in turns]
    late = sum(one > _FRAME_S for one in wall)
    told = {
        "by the processor time of the thread": f"{sum(one > _FRAME_S for one in worked)}",
        "median turn": f"{ms(middle(wall))}, processor {ms(middle(worked))}",
        "p99": f"{ms(share(wall, 99))}, processor {ms(share(worked, 99))}",
        "longest": f"{ms(max(wall))}, processor {ms(max(worked))}",
        "a kind chosen, all read": ms(narrowed),
        "a letter typed into the search, median and longest": f"{ms(middle(typed))}, {ms(max(typed))}",
        "all finds of a new word counted": ms(whole),
    }
    return [
        pairs.figure(
            "T1", f"a customer chosen to the painted timeline, {LONG:,} entries", must=2.0, goal=1.3,
            baseline=f"the same with {SHORT} ({ms(middle(pairs.baseline))})", data=data,
            ours=ms(middle(pairs.measured)),
        ),
        Figure("T1", f"turns over 16 ms, of {len(turns)}", late, 5, 0, "", data, "turns", beside=told),
    ]  # fmt: skip


@contextmanager
def _timeline_on(folder: Path) -> Iterator[tuple[TimelineView, int, int]]:
    """A timeline in a window, a customer with a long story, and one with a short one."""
    application()
    with desk_on(folder) as desk:
        long, short = _told_customer(desk, "Long", LONG), _told_customer(desk, "Short", SHORT)
        tasks, bridge = Tasks(desk.store), Bridge(desk)
        view = TimelineView(Context(bridge, style_of(), Works(tasks, bridge), bridge))
        host = QWidget()
        view.setParent(host)
        view.resize(_WIDTH, _HEIGHT)
        host.resize(_WIDTH, _HEIGHT)
        host.show()
        try:
            yield view, long, short
        finally:
            gone(host)
            tasks.close()
            bridge.close()


def _told_customer(desk: Desk, name: str, count: int) -> int:
    """A customer with so many contacts, spread over ten years."""
    customer: int = desk.run("Added", add_customer, name=name)
    desk.run("Logged", _log_many, customer=customer, count=count)
    return customer


def _log_many(shop: Shop, *, customer: int, count: int) -> None:
    now = shop.local_now().replace(microsecond=0)
    gap = timedelta(days=3650) / count
    rows = [
        {
            "customer": customer, "kind": _KINDS[i % len(_KINDS)], "on": now - i * gap,
            "note": f"{_SAID[i % len(_SAID)]} w{i}".strip(), "next_step": "call on Friday" if i % 9 == 0 else "",
            "uid": f"{customer}-{i}",
        }
        for i in range(count)
    ]  # fmt: skip
    for first in range(0, count, 500):
        Contact.insert_many(rows[first : first + 500]).execute()


def _open(view: TimelineView, customer: int, before: int) -> float:
    """Seconds from choosing a customer to the painted timeline."""
    view.show_customer(before)
    view.repaint()
    pump()
    began = time.perf_counter()
    view.show_customer(customer)
    view.repaint()
    return time.perf_counter() - began


def _scroll(view: TimelineView, customer: int, bench: Bench) -> list[tuple[float, float]]:
    """Seconds of each turn, by the clock and by the thread: the bar moves, it is painted, and what waits is read on."""
    view.show_customer(customer)
    view.repaint()
    bar, places = view.list.verticalScrollBar(), random.Random(7)
    pages, jumps = min(_PAGES, bench.sizes.pages), min(_JUMPS, bench.sizes.jumps)

    def turn(number: int) -> None:
        if number < pages:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
        else:
            bar.setValue(places.randint(0, bar.maximum()))
        view.list.viewport().repaint()
        pump()

    return [_timed(partial(turn, number)) for number in range(pages + jumps)]


def _timed(act: Callable[[], None]) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.thread_time()
    act()
    return time.perf_counter() - began, time.thread_time() - worked


def _read_all(view: TimelineView, customer: int) -> None:
    view.show_customer(customer)
    view.story.read_to(datetime.min)  # noqa: DTZ901 - the beginning of all
    view.refresh()
    pump()


def _filter(view: TimelineView, customer: int) -> float:
    """Seconds from choosing a kind to the painted list, where everything is read already."""
    _read_all(view, customer)

    def narrow() -> None:
        view.show_only("visit")
        view.repaint()

    took = _timed(narrow)[0]
    view.show_everything()
    return took


def _type(view: TimelineView, customer: int) -> list[float]:
    """Seconds of each letter of a word, from the key to the painted list."""
    _read_all(view, customer)
    view.bar.open_search()
    took = []
    for letters in ("p", "pa", "pan", "pann", "panni", "pannie", "pannier"):
        took.append(_timed(partial(_enter, view, letters))[0])
        pump(0.05)
    view.bar.close_search()
    return took


def _enter(view: TimelineView, letters: str) -> None:
    view.bar.field.setText(letters)
    view.repaint()


def _find_all(view: TimelineView, customer: int) -> float:
    """Seconds from a word to the number of all its finds, nothing of it looked through before."""
    _read_all(view, customer)
    view.finds.forget()
    view.bar.open_search()
    began = time.perf_counter()
    view.bar.field.setText("hiiumaa")
    wait_until(lambda: not view.is_looking())
    took = time.perf_counter() - began
    view.bar.close_search()
    return took
