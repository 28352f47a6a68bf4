"""Kept files: called by what is in them, kept once, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.errors import StoreError, StoreTrouble
from clientdesk.store.files import FOLDER, Files, is_kept_name


@given(content=st.binary(max_size=2000))
def test_what_is_kept_is_read_back(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    files = Files(tmp_path_factory.mktemp("shop"))
    name = files.keep(content, "jpg")
    assert name == f"{hashlib.sha256(content).hexdigest()}.jpg"
    assert files.read(name) == content and files.is_sound(name) and files.names() == [name]
    assert files.keep(content, "jpg") == name and files.names() == [name], "kept once"


def test_one_that_was_altered_is_known_and_mended_by_keeping_it_again(tmp_path: Path) -> None:
    files = Files(tmp_path)
    name = files.keep(b"Anna", "jpg")
    files.path(name).write_bytes(b"Bruno")
    assert files.holds(name) and not files.is_sound(name)
    assert files.keep(b"Anna", "jpg") == name and files.is_sound(name)


def test_nothing_outside_the_folder_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    files = Files(tmp_path)
    for name in ("../secret", "secret", "", "/etc/passwd", "a" * 64 + ".exe/../x", "A" * 64):
        assert not files.holds(name) and not is_kept_name(name)
        with pytest.raises(FileNotFoundError):
            files.read(name)


def test_a_name_never_stands_for_other_bytes(tmp_path: Path) -> None:
    files = Files(tmp_path)
    with pytest.raises(ValueError, match="0000"):
        files.put("0" * 64, b"not what it says")
    assert files.names() == []


def test_a_disk_that_is_full_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StoreError) as refused:
        Files(tmp_path).keep(b"Anna")
    assert refused.value.trouble is StoreTrouble.FULL
    assert list((tmp_path / FOLDER).glob("*/*")) == []
