"""The values of vCard properties: decoded, unescaped, split, and written the same way back."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from urllib.parse import unquote

from clientdesk.formats import charset
from clientdesk.formats.vcard_lines import Head, Property

# RFC 6350 section 3.4; "\:" is what Apple writes in addresses of the web.
_ESCAPED = re.compile(r"\\([\\,;:nN\"])")
_NEWLINES = re.compile(r"\r\n?")
_TEL_EXTENSION = re.compile(r";ext=([0-9*#pPwW.\- ]+)", re.IGNORECASE)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")

# In this order they make a label: "work fax". Only the words RFC 6350 knows are written back as TYPE.
LABEL_WORDS = ("home", "work", "cell", "fax", "pager", "video", "text", "textphone", "car", "main", "other")
TYPE_WORDS = frozenset(LABEL_WORDS[: LABEL_WORDS.index("car")])
_SILENT_TYPES = frozenset(
    ("pref", "voice", "internet", "msg", "postal", "parcel", "dom", "intl", "x400", "isdn", "pcs", "bbs", "modem")
)
SYNONYMS = {"mobile": "cell", "business": "work", "office": "work", "company": "work", "private": "home"}


def is_encoded(head: Head, *encodings: str) -> bool:
    """Whether the parameters name one of these encodings, bare as in 2.1 or not."""
    return any(value.upper() in encodings for value in head.values("ENCODING", ""))


def content(prop: Property) -> bytes:
    """The value with its transfer encoding undone, still in its character set."""
    if not prop.head.parameters:
        return prop.value
    if is_encoded(prop.head, "QUOTED-PRINTABLE"):
        return binascii.a2b_qp(prop.value)
    if is_encoded(prop.head, "B", "BASE64"):
        return decode_base64(prop.value) or prop.value
    return prop.value


def text_of(prop: Property, fallback: str | None, *, is_unicode: bool) -> str:
    """The value as characters, escapes still in it.

    Args:
        prop: the property.
        fallback: the encoding of what is neither UTF-8 nor named.
        is_unicode: whether the file was UTF-16, so that a CHARSET parameter no longer tells the truth.
    """
    data = content(prop)
    if data.isascii():
        text = data.decode("ascii")
    else:
        named = None if is_unicode else next(iter(prop.head.values("CHARSET")), None)
        text = charset.decode(data, charset.known(named) if named else None, "utf-8", fallback)
    return _NEWLINES.sub("\n", text) if "\r" in text else text


def unescape(text: str) -> str:
    """A text with its escapes undone and its outer blanks gone; a backslash that escapes nothing stays."""
    if "\\" not in text:
        return text.strip()
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()


def split(text: str, separator: str) -> list[str]:
    """The unescaped parts between separators that are not escaped themselves."""
    if "\\" not in text:
        return [part.strip() for part in text.split(separator)]
    parts: list[str] = []
    held: list[str] = []
    for piece in text.split(separator):
        held.append(piece)
        if (len(piece) - len(piece.rstrip("\\"))) % 2 == 0:
            parts.append(unescape(separator.join(held)))
            held = []
    if held:
        parts.append(unescape(separator.join(held)))
    return parts


def decode_base64(value: bytes) -> bytes | None:
    """The bytes of a base64 value, with or without `data:` before it; None where it is none."""
    if value[:5].lower() == b"data:":
        header, _comma, value = value.partition(b",")
        if not header.lower().endswith(b"base64"):
            return None
    compact = b"".join(value.split())
    if not compact or _NOT_BASE64.search(compact):
        return None
    try:
        return base64.b64decode(compact.rstrip(b"=") + b"=" * (-len(compact.rstrip(b"=")) % 4))
    except binascii.Error:
        return None


def telephone(text: str) -> str:
    """A phone as people write it, from text or a `tel:` URI (RFC 3966), its extension kept."""
    text = unescape(text)
    if text[:4].lower() != "tel:":
        return text
    number, semicolon, parameters = text[4:].partition(";")
    extension = _TEL_EXTENSION.search(semicolon + parameters)
    return f"{unquote(number)} ext. {extension[1].strip()}" if extension else unquote(number).strip()


@lru_cache(maxsize=2048)
def is_preferred(head: Head) -> bool:
    """Whether TYPE, or a bare parameter, says so; the 4.0 number is compared by the reader."""
    return any(value.lower() == "pref" for value in types(head))


@lru_cache(maxsize=2048)
def types(head: Head) -> tuple[str, ...]:
    """TYPE values and bare parameters; a quoted list counts as several."""
    return tuple(one.strip() for value in head.values("TYPE", "") for one in value.split(","))


@lru_cache(maxsize=2048)
def label_of(head: Head, apple_label: str = "") -> str:
    """The label that the types make, or the custom one of an iPhone (`X-ABLabel` of the same group)."""
    if apple_label:
        found = _APPLE_LABEL.fullmatch(apple_label)
        return (found[1].lower() if found else apple_label).strip()
    words = [SYNONYMS.get(one.lower(), one.lower()) for one in types(head)]
    usual = [word for word in LABEL_WORDS if word in words]
    own = [word for word in words if _is_own_word(word)]
    return " ".join(usual) or next(iter(own), "")


def _is_own_word(word: str) -> bool:
    is_encoding = word in {"quoted-printable", "base64", "b", "8bit", "7bit", "utf-8"}
    return bool(word) and word not in _SILENT_TYPES and not is_encoding
