"""Kept files that rows name: which there are, and which are missing or altered."""

from __future__ import annotations

from collections.abc import Sequence

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import KeptSource, all_of
from clientdesk.store.files import Files

_SHOWN = 3
"""So many are named; of more, their number says enough."""


def named_files(desk: Desk) -> dict[str, str]:
    """The kept files that rows name now, each with whose it is."""
    sources: list[KeptSource] = all_of(desk.features, "kept")
    return {name: whose for source in sources for name, whose in desk.ask(source.named).items()}


def file_problems(desk: Desk) -> list[Words]:
    """What is not as it should be among the kept files, in sentences."""
    files = Files(desk.store.folder)
    named = named_files(desk)
    missing = [whose for name, whose in named.items() if not files.holds(name)]
    altered = [whose for name, whose in named.items() if files.holds(name) and not files.is_sound(name)]
    lost = Phrase(
        N_("{n} photo or file is missing: {names}."), N_("{n} photos or files are missing: {names}."),
        len(missing), names=_few(missing),
    )  # fmt: skip
    changed = Phrase(
        N_("{n} photo or file is not as it was kept: {names}."),
        N_("{n} photos or files are not as they were kept: {names}."),
        len(altered), names=_few(altered),
    )  # fmt: skip
    return [*([lost] if missing else []), *([changed] if altered else [])]


def _few(names: Sequence[str]) -> str:
    return ", ".join(sorted(names)[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
