"""How a kept file is shown: a sign for what it is, and its size in words."""

from __future__ import annotations

from clientdesk.base.file_names import ending_of
from clientdesk.base.words import N_, Phrase

_SIGNS = {
    "image": "jpg jpeg png webp gif bmp tif tiff heic heif avif svg",
    "file-pdf": "pdf",
    "file-text": "txt md rtf doc docx odt pages",
    "table": "csv tsv xls xlsx ods numbers",
    "music-note": "mp3 m4a aac ogg oga opus wav flac amr",
    "film-strip": "mp4 m4v mov webm mkv avi mpg mpeg 3gp",
    "envelope-simple": "eml msg mbox",
    "calendar-blank": "ics",
    "identification-card": "vcf",
}
_SIGN_OF = {ending: sign for sign, endings in _SIGNS.items() for ending in endings.split()}
_KB = 1024


def file_icon(name: str) -> str:
    """The glyph of a file of this name."""
    return _SIGN_OF.get(ending_of(name), "file")


def size_words(size: int) -> Phrase:
    """A size in bytes as people say it, never less than there is."""
    if size < _KB * _KB:
        return Phrase(N_("{size} KB"), size=max(1, -(-size // _KB)))
    tenths = -(-size * 10 // (_KB * _KB))
    if tenths % 10 == 0 or tenths >= 100:
        return Phrase(N_("{size} MB"), size=-(-tenths // 10))
    return Phrase(N_("{whole}.{tenth} MB"), whole=tenths // 10, tenth=tenths % 10)
