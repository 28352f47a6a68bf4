"""Pictures of every page: complete, in the look that was asked for, of a shop that is left as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from clientdesk.cli import main
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.kit.panes import panes_of
from clientdesk.sample.shop import make_sample
from clientdesk.shell.screenshots import OF_ANOTHER
from clientdesk.store.database import FILE
from tests.corpora import CHECKOUT
from tests.shell.opened import tidy

NINE_THIRTY = "2026-11-20T09:30"
SMALL = "800x600"


@pytest.fixture(scope="session")
def small_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample shop of sixty customers."""
    folder = tmp_path_factory.mktemp("pictured") / "shop"
    make_sample(folder, customers=60, on=date(2026, 11, 20))
    return folder


class Camera:
    """Takes pictures of a shop."""

    def __init__(self, shop: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._shop, self.out, self._capsys = shop, out, capsys

    def __call__(self, *words: str, expect: int = 0) -> dict[str, QImage]:
        """Run the verb; returns the pictures by the names of their files."""
        code = main(["screenshots", str(self.out), "--data", str(self._shop), "--at", NINE_THIRTY, "--json", *words])
        said = self._capsys.readouterr()
        self.err = said.err
        assert code == expect, said
        if code:
            return {}
        assert said.err == ""
        files = [Path(name) for name in json.loads(said.out)]
        assert sorted(files) == sorted(self.out.iterdir())
        return {path.name: QImage(str(path)) for path in files}


@pytest.fixture
def camera(
    small_shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> Iterator[Camera]:
    """A camera on that shop; the look is put back at the end."""
    yield Camera(small_shop, tmp_path / "out", capsys)
    tidy()


def _pages(pictures: dict[str, QImage]) -> set[str]:
    return {name.partition("-en-")[0] for name in pictures}


def _bits(picture: QImage) -> bytes:
    return bytes(picture.constBits())


def _colour(picture: QImage, x: int, y: int) -> QColor:
    return picture.pixelColor(x if x >= 0 else picture.width() + x, y)


def test_every_page_is_pictured_and_the_shop_is_left_as_it_was(camera: Camera, small_shop: Path) -> None:
    before = {path: path.read_bytes() for path in small_shop.rglob("*") if path.is_file()}
    pictures = camera("--lang", "en", "--size", SMALL)
    assert {path: path.read_bytes() for path in small_shop.rglob("*") if path.is_file()} == before
    seen = _pages(pictures)
    assert seen >= {
        "today", "customers", "customers-about", "calendar", "calendar-agenda", "import", "import-match",
        "import-check", "help", "settings", "settings-audit", "settings-trash", "reminder-popup", "palette", "keys",
        "welcome", "first-run",
    }  # fmt: skip
    panes = panes_of(CATALOGUE)
    forms = {editor.table for each in panes for editor in each.editors} - OF_ANOTHER
    assert seen >= {f"form-{table}" for table in forms}
    assert seen >= {f"customers-{tab.key}" for each in panes for tab in each.tabs}
    assert seen >= {f"settings-{section.key}" for each in panes for section in each.settings}
    assert {(one.width(), one.height()) for one in pictures.values()} == {(800, 600)}
    shown = {name: _bits(picture) for name, picture in pictures.items()}
    assert len(set(shown.values())) == len(shown), "two pages look the same"


def test_the_look_that_was_asked_for_is_seen_and_named(camera: Camera) -> None:
    light = camera("--lang", "en", "--pages", "today", "--size", SMALL)
    assert list(light) == ["today-en-light-800x600.png"]
    (light_rail,) = (_colour(picture, 4, 300) for picture in light.values())
    camera.out = camera.out.with_name("dark")
    (name, dark), *_none = camera(
        "--lang", "he", "--theme", "dark", "--text", "130", "--density", "compact", "--pages", "today", "--size", SMALL
    ).items()
    assert name == "today-he-dark-800x600-130-compact.png"
    assert _colour(dark, 4, 300).lightness() < 80 < light_rail.lightness()
    # The rail, with its lit button, stands at the other side.
    assert _colour(dark, -20, 145) != _colour(dark, 20, 145)
    assert _colour(dark, -20, 145) != _colour(dark, -20, 300)


def test_a_picture_comes_out_the_same_each_time(camera: Camera) -> None:
    def bits() -> list[bytes]:
        pictures = camera("--lang", "et", "--pages", "customers,form-customer", "--size", SMALL)
        return [_bits(picture) for picture in pictures.values()]

    assert bits() == bits()


def test_the_popup_lies_over_the_corner_of_the_customers(camera: Camera) -> None:
    pictures = camera("--lang", "en", "--pages", "customers,reminder-popup", "--size", "1280x800")
    customers, popup = (pictures[f"{page}-en-light-1280x800.png"] for page in ("customers", "reminder-popup"))
    assert _colour(customers, 100, 300) == _colour(popup, 100, 300)
    corner = [(x, y) for x in range(-360, -20, 20) for y in range(640, 780, 20)]
    assert any(_colour(customers, *place) != _colour(popup, *place) for place in corner)


def test_without_a_shop_a_sample_is_made_for_the_day(
    camera: Camera, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLIENTDESK_DATA")
    words = ["screenshots", str(camera.out), "--lang", "ru", "--pages", "today,settings-trash", "--json"]
    assert main([*words, "--at", NINE_THIRTY]) == 0
    said = capsys.readouterr()
    names = ["today-ru-light-1280x800.png", "settings-trash-ru-light-1280x800.png"]
    assert ([Path(file).name for file in json.loads(said.out)], said.err) == (names, "")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--pages", "today,tomorrow"], "There is no page called tomorrow. The pages are: today, customers,"),
        (["--size", "big"], "A size looks like 1280x800."),
        (["--size", "20x20"], "A window has from 640x480 to 8000x8000 pixels."),
        (["--text", "90"], "90"),
    ],
)
def test_slips_are_refused_in_a_sentence_and_nothing_is_written(camera: Camera, words: list[str], says: str) -> None:
    camera("--lang", "en", *words, expect=2)
    assert says in camera.err and camera.err.count("\n") == 1
    assert not camera.out.exists()


def test_a_folder_without_a_shop_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screenshots", str(tmp_path / "out"), "--data", str(tmp_path / "nothing"), "--lang", "en"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_no_display_is_needed_and_nothing_is_complained_of(small_shop: Path, tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    words = ["screenshots", str(tmp_path), "--data", str(small_shop), "--pages", "customers,keys", "--lang", "lt"]
    run = subprocess.run(
        [sys.executable, "-m", "clientdesk", *words], capture_output=True, text=True, timeout=60, check=False,
        cwd=CHECKOUT, env=environment,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.split() == [str(tmp_path / f"{page}-lt-light-1280x800.png") for page in ("customers", "keys")]
    assert (small_shop / FILE).exists()
