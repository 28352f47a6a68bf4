"""Which character set a foreign file is written in, and reading bytes without ever failing."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

UTF16_SAMPLE_BYTES = 4096

# Only these are offered to the guesser: what office programs and phones have written in our five languages and around
# them. Anything more makes short lists worse: with cp1250 or Greek on offer, half of all French or Hebrew samples of
# six names came out wrong. Letters of one's own script stand side by side, accented Latin ones mostly alone.
LATIN = ("cp1252", "cp1257")
OTHER_SCRIPTS = ("cp1251", "cp1255", "koi8-r", "shift_jis", "cp932", "euc-jp", "euc-kr", "gb18030", "big5")

_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
# In cp1252 these are the Icelandic eth and thorn, in cp1257 the s and z with caron of every Estonian list.
_CARONS = re.compile(rb"[\xd0\xde\xf0\xfe]")
# Without meaning in cp1257, the same carons in cp1252.
_WESTERN_CARONS = re.compile(rb"[\x8a\x8e\x9a\x9e]")
# Capitals, and letters at the end of the alphabet, which a Cyrillic list has and a Hebrew one cannot.
_NOT_HEBREW = re.compile(rb"[\xc0-\xdf\xfb-\xff]")

# A file may name its own character set, so a name is only followed to a codec that turns bytes into characters one
# by one: "unicode_escape" or "idna" would interpret the text.
_KNOWN = ("utf-8", "utf-16", "ascii", "iso8859", "cp", "koi8", "shift", "euc", "gb", "big5", "iso2022", "mac", "tis")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def marked(start: bytes) -> tuple[str, int] | None:
    """The Unicode encoding that the first bytes tell and the length of its mark, or None.

    UTF-16 written without a mark (Entourage, old Address Book) is known by the zero byte of each Latin letter.
    """
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name, len(mark)
    sample = start[: UTF16_SAMPLE_BYTES & ~1]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    # A UTF-16 text has zeros on one side only, whatever the script: line ends and signs are Latin.
    if high >= max(2, pairs * 2 // 5) and low <= pairs // 50:
        return "utf-16-be", 0
    if low >= max(2, pairs * 2 // 5) and high <= pairs // 50:
        return "utf-16-le", 0
    return None


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def guess(sample: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; Western European where nothing speaks for another.

    The same bytes always give the same answer.
    """
    import chardet

    high = len(_HIGH.findall(sample))
    is_latin = sum(map(len, _HIGH_RUN.findall(sample))) * 2 <= high
    offered = LATIN if is_latin else OTHER_SCRIPTS
    found = chardet.detect(sample, include_encodings=offered, no_match_encoding=offered[0])["encoding"]
    name = known(found or "") or "cp1252"
    if is_latin:
        if _WESTERN_CARONS.search(sample):
            return "cp1252"
        return "cp1257" if _CARONS.search(sample) else name
    return "cp1255" if name in ("cp1251", "iso8859-8") and not _NOT_HEBREW.search(sample) else name


@lru_cache(maxsize=64)
def known(name: str) -> str | None:
    """The codec's own name for `name`, or None where there is no such character set."""
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return found if found.startswith(_KNOWN) else None


def decode(data: bytes, *names: str | None) -> str:
    """Read bytes by the first of `names` that fits; where none does, by the last with marks for what is lost."""
    chosen = [name for name in names if name]
    for name in chosen:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode(chosen[-1] if chosen else "utf-8", "replace")
