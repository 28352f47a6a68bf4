"""Names of files from elsewhere, made harmless: what is shown is what there is, and every system can keep it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 120
_MOST_BYTES = 200
"""Most file systems hold 255 bytes of a name; a copy may get a number behind it."""
_LONGEST_ENDING = 12
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)

_DOCUMENTS = "pdf txt md csv tsv rtf doc docx odt xls xlsx ods ppt pptx odp pages numbers key ics vcf eml epub djvu"
_PICTURES = "jpg jpeg png gif webp bmp tif tiff heic heif avif"
_SOUNDS = "mp3 m4a aac ogg oga opus wav flac amr 3gp mp4 m4v mov webm mkv avi mpg mpeg"
OPENED = frozenset(f"{_DOCUMENTS} {_PICTURES} {_SOUNDS}".split())
"""Endings of what another program shows or plays. All else may be a program, a script or a shortcut to one."""


def harmless_name(name: str, fallback: str = "file") -> str:
    """The last part of `name` without what hides or misleads: folders, control characters, marks of direction.

    What Windows forbids in a name becomes a line below, a name that it keeps for itself gets one in front. A long
    name is cut before its ending.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/ .").rpartition("/")[2]
    # Cf are the invisible ones: U+202E turns "gpj.exe" into what reads "exe.jpg".
    kept = (" " if char.isspace() else char for char in last)
    seen = "".join(char for char in kept if unicodedata.category(char) not in _UNSEEN)
    tidied = _FORBIDDEN.sub("_", " ".join(seen.split())).strip(" .")
    if not tidied:
        return fallback
    if _RESERVED.fullmatch(tidied):
        tidied = f"_{tidied}"
    return _shortened(tidied)


def ending_of(name: str) -> str:
    """The ending in lower case without its point, "" for none: "report.PDF " gives "pdf"."""
    return PurePosixPath(name.strip(" .")).suffix[1:].lower()


def may_be_opened(name: str) -> bool:
    """Whether a file of this name is shown when it is opened; what could run is only ever saved."""
    return ending_of(name) in OPENED


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _shortened(name: str) -> str:
    stem, point, ending = name.rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING:
        stem, point, ending = name, "", ""
    room = LONGEST_NAME - len(point + ending)
    stem = stem[:room]
    while len(f"{stem}{point}{ending}".encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return f"{stem.rstrip(' .') or '_'}{point}{ending}"
