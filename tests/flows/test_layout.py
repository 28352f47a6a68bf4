"""Every page in every language, narrow and with large letters: no word of ours is cut, nothing lies on anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

import catalogues
from clientdesk.base.words import LANGUAGES, language
from clientdesk.features.customers.pane_about import About
from clientdesk.kit.labels import ElidedLabel
from clientdesk.kit.style import style_of
from clientdesk.sample.shop import make_sample
from clientdesk.shell.main_window import MainWindow
from tests.flows.states import states
from tests.shell.opened import Opener, opened
from tests.shell.test_everywhere import visit

__all__ = ["opened"]

NARROW = (1024, 720)
WIDE = (1600, 900)
USUAL, LARGE = 100, 130
_NUMBER = "[0-9., \u00a0]+"
_PLACE = re.compile(r"\{(\w*)\}")


def our_words(code: str) -> list[re.Pattern[str]]:
    """Every sentence of ours in this language, a count standing for any number."""
    catalogue = catalogues.read(code) if code != "en" else catalogues.gather()
    said: set[str] = set()
    for message in catalogue:
        texts = message.string if code != "en" else message.id
        said.update(text for text in (texts if isinstance(texts, tuple | list) else (texts,)) if text)
    # A sentence with the shop's own text in it may be of any length, and gives way by design; a count may not.
    plain = [text for text in said if set(_PLACE.findall(text)) <= {"n"}]
    worded = [re.escape(text) for text in plain if text.strip(" {n}·:,")]
    return [re.compile(text.replace(re.escape("{n}"), _NUMBER)) for text in worded]


def cut_words(words: list[re.Pattern[str]]) -> list[str]:
    """Our own words that the canvas has had to shorten since the look was last changed."""
    style = style_of()
    lines = [str(key[0]) for key, (_static, left, _width) in style.lines.items() if left != key[0]]
    return [line for line in lines if any(pattern.fullmatch(line) for pattern in words)]


def cut_labels(window: QWidget) -> Iterator[str]:
    """Labels and buttons that are too small for their text."""
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedLabel):
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            if label.height() < needed or (not label.wordWrap() and label.width() < label.sizeHint().width()):
                yield f"label: {label.text()}"
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.width() < button.minimumSizeHint().width():
            yield f"button: {button.text()}"


def overlaps(window: QWidget) -> Iterator[str]:
    """Widgets of one layout that lie on one another, or stick out of their parent."""
    for parent in (window, *window.findChildren(QWidget)):
        layout = parent.layout()
        if layout is None or not parent.isVisible():
            continue
        items = [layout.itemAt(place) for place in range(layout.count())]
        laid = [item.widget() for item in items if item is not None]
        boxes = [(widget, widget.geometry()) for widget in laid if widget is not None and widget.isVisible()]
        for place, (one, box) in enumerate(boxes):
            # One pixel is lost and won where lengths are scaled and rounded.
            if not QRect(-1, -1, parent.width() + 2, parent.height() + 2).contains(box):
                yield f"{_named(one)} sticks out of {_named(parent)}: {box} in {parent.size()}"
            for other, its in boxes[place + 1 :]:
                if box.intersects(its):
                    yield f"{_named(one)} lies on {_named(other)}"


def hidden_sideways(window: QWidget) -> Iterator[str]:
    """Forms and pages that are wider than the room they have, so that one would have to push them aside."""
    for area in window.findChildren(QScrollArea):
        bar = area.horizontalScrollBar()
        if area.isVisible() and bar.maximum() > bar.minimum():
            yield f"{_named(area)} in {_named(area.parentWidget())} is {bar.maximum()} pixels too wide"


def _named(widget: QWidget | None) -> str:
    return f"{type(widget).__name__} {widget.objectName() if widget else ''}".strip()


@pytest.fixture(scope="module")
def full_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with something on every page, on the day of the tests' clock."""
    folder = tmp_path_factory.mktemp("full") / "shop"
    make_sample(folder, customers=120, on=date(2026, 11, 20))
    return folder


@pytest.mark.parametrize(("code", "size"), [*((code, LARGE) for code in LANGUAGES), ("en", USUAL), ("he", USUAL)])
def test_no_page_cuts_our_words_or_piles_things_up(opened: Opener, full_shop: Path, code: str, size: int) -> None:
    style = style_of()
    before = style.appearance
    try:
        window: MainWindow = opened(full_shop, language=code, size=NARROW)
        window.choices.choose(text_size=size)
        assert (language(), style.appearance.text_size, window.width()) == (code, size, NARROW[0])
        words = our_words(code)
        found: dict[str, list[str]] = {}
        # What opens later is tried where words are largest, which is where they are cut first.
        later = states(window) if size == LARGE else ()
        for place, root in chain(((place, window) for place in visit(window)), later):
            style.lines.clear()
            # What is told a moment after the page was opened is laid out a moment after that.
            for _pass in range(4):
                QApplication.processEvents()
            root.grab()
            wrong = [*cut_words(words), *cut_labels(root), *overlaps(root), *hidden_sideways(root)]
            if wrong:
                found[place] = wrong
        assert window.layoutDirection() == (
            Qt.LayoutDirection.RightToLeft if code == "he" else Qt.LayoutDirection.LeftToRight
        )
        assert found == {}
    finally:
        style.set_appearance(before)


def test_in_a_wide_window_the_details_fit_beside_the_timeline(opened: Opener, full_shop: Path) -> None:
    style = style_of()
    before = style.appearance
    try:
        window: MainWindow = opened(full_shop, size=WIDE)
        window.open_page("customers")
        window.context.show_customer(2)
        found: dict[str, list[str]] = {}
        for code in LANGUAGES:
            window.choices.choose(language=code)
            for _pass in range(3):
                QApplication.processEvents()
            aside = window.findChildren(About)
            assert any(one.isVisible() for one in aside)
            if wrong := [*hidden_sideways(window), *overlaps(window)]:
                found[code] = wrong
        assert found == {}
    finally:
        style.set_appearance(before)
