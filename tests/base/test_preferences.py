"""Choices survive a restart, whole or not at all; what does not fit counts as absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.preferences import (
    CHOICES_FILE,
    Preferences,
    WindowState,
    load_preferences,
    load_window,
    save_preferences,
    save_window,
)
from clientdesk.base.words import LANGUAGES

choices = st.builds(
    Preferences,
    language=st.sampled_from(("", *LANGUAGES)),
    theme=st.sampled_from(("light", "dark", "system")),
    text_size=st.sampled_from((100, 115, 130)),
    density=st.sampled_from(("compact", "normal", "relaxed")),
    start_page=st.sampled_from(("today", "customers")),
    staff=st.none() | st.integers(1, 2**63 - 1),
    tray=st.none() | st.booleans(),
)
anything = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.lists(st.text())


@given(chosen=choices)
def test_what_was_chosen_is_there_again(chosen: Preferences, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("shop")
    save_preferences(folder, chosen)
    assert load_preferences(folder) == chosen
    assert [path.name for path in folder.iterdir()] == [CHOICES_FILE]


@given(stored=st.dictionaries(st.sampled_from(sorted(Preferences.__slots__)), anything) | anything)
def test_a_mangled_file_gives_choices_within_bounds(stored: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("shop")
    (folder / CHOICES_FILE).write_text(json.dumps(stored), encoding="utf-8")
    found = load_preferences(folder)
    assert found.theme in {"light", "dark", "system"}
    assert found.text_size in {100, 115, 130}
    assert type(found.text_size) is int
    assert found.tray in {None, True, False}
    assert type(found.tray) in {bool, type(None)}
    assert found.staff is None or (type(found.staff) is int and found.staff > 0)
    save_preferences(folder, found)
    assert load_preferences(folder) == found


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", "\0\0", '{"theme": 3}', '{"unknown": 1}'])
def test_rubbish_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / CHOICES_FILE).write_text(text, encoding="utf-8")
    assert load_preferences(tmp_path) == Preferences()


def test_one_bad_choice_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / CHOICES_FILE).write_text('{"theme": "dark", "text_size": 300}', encoding="utf-8")
    assert load_preferences(tmp_path) == Preferences(theme="dark")


def test_the_place_of_the_window_is_kept_apart(tmp_path: Path) -> None:
    state = WindowState(geometry="ab12", splits={"customers": [292, 600, 292]}, tab="about", agenda=False)
    save_window(tmp_path, state)
    assert load_window(tmp_path) == state
    assert load_preferences(tmp_path) == Preferences()


def test_a_failing_save_leaves_the_old_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_preferences(tmp_path, Preferences(theme="dark"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_preferences(tmp_path, Preferences(theme="light"))
    assert load_preferences(tmp_path).theme == "dark"
    assert not list(tmp_path.glob(f".{CHOICES_FILE}*")), "nothing is left lying about"
