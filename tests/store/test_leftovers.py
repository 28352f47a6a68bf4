"""Halves of files that a power cut left behind go at a later start; what is being written, and all else, stays."""

from __future__ import annotations

import os
import time
from pathlib import Path

from clientdesk.desk.desk import plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.store.database import FILE, open_store
from clientdesk.store.files import Files


def test_only_old_halves_go(tmp_path: Path) -> None:
    plan = plan_of(CATALOGUE)
    open_store(tmp_path, plan, create=True).close()
    kept = Files(tmp_path).keep(b"a photo", "jpg")
    (tmp_path / "backups" / ".backup-old").mkdir(parents=True)
    (tmp_path / "mine").mkdir()
    halves = [tmp_path / "files" / ".keep-old", tmp_path / "backups" / ".backup-old" / "packed"]
    others = [tmp_path / "files" / ".keep-new", tmp_path / "mine" / "letter", tmp_path / "backups" / "kept"]
    for path in (*halves, *others):
        path.write_bytes(b"half")
    yesterday = time.time() - 86_400
    for path in (*halves, *others[1:], Files(tmp_path).path(kept), halves[1].parent):
        os.utime(path, (yesterday, yesterday))
    (tmp_path / "files" / ".keep-astray").symlink_to(tmp_path / "mine")
    os.utime(tmp_path / "files" / ".keep-astray", (yesterday, yesterday), follow_symlinks=False)
    open_store(tmp_path, plan).close()
    assert not any(path.exists() for path in (*halves, halves[1].parent, tmp_path / "files" / ".keep-astray"))
    assert all(path.read_bytes() == b"half" for path in others)
    assert Files(tmp_path).is_sound(kept) and (tmp_path / FILE).exists()
