"""What a kept file shows of itself: a picture, a text, or nothing but its name; read within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from PySide6.QtGui import QImage

from clientdesk.base.errors import UserError
from clientdesk.base.file_names import ending_of
from clientdesk.base.text import tidy_lines
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.attachments import kept_files
from clientdesk.formats.charset import decode, guess, is_utf8, marked
from clientdesk.kit.pictures import MOST_BYTES, read_whole

MOST_TEXT = 200 << 10
_SIDE = 1600
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
_NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_TEXTUAL = "txt md csv tsv log ini json xml ics vcf eml htm html bat sh ps1"
_TEXTS = frozenset(_TEXTUAL.split())
_SNIFFED = 4096


@dataclass(frozen=True, slots=True)
class Look:
    """A picture, or a text, or neither; `is_cut` where there is more of the text."""

    image: QImage | None = None
    text: str = ""
    is_cut: bool = False


def look_into(shop: Shop, *, file: str, name: str) -> Look:
    """What can be shown of a kept file, on whatever thread; nothing where it is damaged or gone."""
    try:
        with kept_files(shop).path(file).open("rb") as content:
            return _look(content, ending_of(name))
    except (OSError, UserError):
        return Look()


def _look(content: BinaryIO, ending: str) -> Look:
    start = content.read(_SNIFFED)
    if start.startswith(_PICTURES):
        whole = start + content.read(MOST_BYTES + 1)
        return Look(image=read_whole(whole, _SIDE))
    start += content.read(MOST_TEXT - len(start) + 4)
    if not _is_text(start, ending):
        return Look()
    text, is_cut = start[:MOST_TEXT], len(start) > MOST_TEXT
    if ending == "eml":
        return Look(text=_of_mail(text + content.read(8 << 20)))
    if ending in {"htm", "html"}:
        from clientdesk.formats.mail_html import plain

        return Look(text=plain(_decoded(text)), is_cut=is_cut)
    return Look(text=tidy_lines(_decoded(text)), is_cut=is_cut)


def _is_text(start: bytes, ending: str) -> bool:
    if not start or start.startswith(_NO_TEXT):
        return False
    if marked(start) is not None:
        return True
    return b"\0" not in start and (ending in _TEXTS or is_utf8(start[: _SNIFFED // 2]))


def _decoded(content: bytes) -> str:
    mark = marked(content)
    if mark is not None:
        return decode(content[mark[1] :], mark[0])
    # The cut may have gone through a letter.
    whole = next((cut for cut in (len(content) - n for n in range(4)) if is_utf8(content[:cut])), None)
    return content[:whole].decode("utf-8") if whole is not None else decode(content, guess(content))


def _of_mail(content: bytes) -> str:
    """Who wrote what to whom, of an e-mail that came with another."""
    from clientdesk.formats.mail import read_mail

    mail = read_mail(content)
    heads = [str(mail.sender or ""), ", ".join(map(str, mail.recipients)), mail.subject]
    return "\n".join([*(head for head in heads if head), "", mail.text])
