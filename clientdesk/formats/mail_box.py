"""Files of e-mails: one, or a whole box of them (mbox, RFC 4155)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.formats.mail import LARGEST_MAIL, refuse_others
from clientdesk.formats.source import is_vcard_name

SUFFIXES = frozenset({".eml", ".mbox", ".msg"})
MOST_MAILS = 5_000


def is_mail_name(path: Path) -> bool:
    """Whether a file is called as e-mails are."""
    return path.suffix.lower() in SUFFIXES


def mails_at(path: Path) -> list[Path]:
    """The file itself where it is called as e-mails are; the e-mails of a folder, none where it is one of vCards."""
    if not path.is_dir():
        return [path] if is_mail_name(path) else []
    try:
        inside = sorted(path.iterdir())
    except OSError:
        return []
    is_of_cards = any(is_vcard_name(one) for one in inside)
    return [] if is_of_cards else [one for one in inside if is_mail_name(one) and one.is_file()]


def mails_in(path: Path) -> Iterator[bytes]:
    """The bytes of each e-mail in a file, one after the other.

    Raises:
        UserError: on "file": it cannot be opened, or is none that holds e-mails.
    """
    try:
        with path.open("rb") as file:
            start = file.read(5)
        if start == b"From " or path.suffix.lower() == ".mbox":
            yield from _box(path)
            return
        if path.stat().st_size > LARGEST_MAIL:
            raise UserError("file", N_("This e-mail is too large to be kept. Save what came with it, and keep that."))
        content = path.read_bytes()
    except OSError as error:
        raise UserError("file", N_("This file cannot be opened.")) from error
    refuse_others(content)
    yield content


def _box(path: Path) -> Iterator[bytes]:
    """The mails of a box: each begins with a line "From " after an empty one; ">From " inside stands for "From "."""
    count, size, is_free = 0, 0, True
    lines: list[bytes] = []
    with path.open("rb") as file:
        for line in file:
            if is_free and line.startswith(b"From "):
                if lines:
                    yield b"".join(lines)
                count, size, lines = count + 1, 0, []
                if count > MOST_MAILS:
                    raise UserError(
                        "file", Phrase(N_("More than {most} e-mails at once cannot be brought in."), most=MOST_MAILS)
                    )
            elif count and size <= LARGEST_MAIL:
                bare = line.lstrip(b">")
                lines.append(line[1:] if bare is not line and bare.startswith(b"From ") and line[:1] == b">" else line)
                size += len(line)
            is_free = not line.strip()
    if not count:
        raise UserError("file", N_("There are no e-mails in this file."))
    if lines:
        yield b"".join(lines)
