"""Reads vCards of any version and many kinds of brokenness: a bad card is reported, the others survive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from clientdesk.base.words import _, ngettext
from clientdesk.formats import charset, dates
from clientdesk.formats import vcard_values as values
from clientdesk.formats.card import Address, Card, Problem, Reach
from clientdesk.formats.fact_columns import fact_header
from clientdesk.formats.vcard_lines import Property, RawCard, raw_cards

PHOTO_BYTES = 2 * 1024 * 1024
GUESS_BYTES = 64 * 1024
MOST_PROBLEMS = 1000
UUID_PREFIX = "urn:uuid:"

_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"})
_LAST_PREFERENCE = 101


@dataclass(frozen=True, slots=True)
class VcardFile:
    """What a vCard file held: its character set, its cards in their order, and what could not be read."""

    charset: str
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]


def read_vcards(data: bytes) -> VcardFile:
    """Read every card of a file, vCard 2.1, 3.0 and 4.0 mixed as they may be.

    Never raises, whatever the bytes, and never opens what an address inside points to.
    """
    marked = charset.marked(data)
    is_unicode = marked is not None and marked[0] != "utf-8"
    if marked:
        data = data[marked[1] :]
        data = data.decode(marked[0], "replace").encode("utf-8", "replace") if is_unicode else data
    raws, problems = raw_cards(data)
    fallback = None if is_unicode else _fallback(raws)
    cards: list[Card] = []
    for raw in raws:
        reader = _CardReader(raw, fallback, is_unicode=is_unicode)
        cards.append(reader.card())
        problems.extend(raw.problems)
    if not raws:
        problems.append(Problem(1, _("There is no card in this file.")))
    return VcardFile(marked[0] if marked else fallback or "utf-8", tuple(cards), _fewer(problems))


def _fallback(raws: Iterable[RawCard]) -> str | None:
    """The encoding of values that are neither UTF-8 nor named by their property; None where there are none."""
    doubtful: list[bytes] = []
    size = 0
    for raw in raws:
        for prop in raw.properties:
            if prop.head.name in _BINARY or (prop.value.isascii() and b"=" not in prop.value):
                continue
            data = values.content(prop)
            if not data.isascii() and not charset.is_utf8(data) and not prop.head.values("CHARSET"):
                doubtful.append(data)
                size += len(data)
        if size > GUESS_BYTES:
            break
    return charset.guess(b"\n".join(doubtful)[:GUESS_BYTES]) if doubtful else None


def _fewer(problems: list[Problem]) -> tuple[Problem, ...]:
    problems.sort(key=lambda problem: problem.line)
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return tuple(problems)
    words = ngettext("{n} more problem is not listed.", "{n} more problems are not listed.", rest).format(n=rest)
    return (*problems[:MOST_PROBLEMS], Problem(problems[MOST_PROBLEMS].line, words))


class _CardReader:
    """Turns the properties of one card into a `Card`."""

    def __init__(self, raw: RawCard, fallback: str | None, *, is_unicode: bool) -> None:
        self._raw = raw
        self._fallback = fallback
        self._is_unicode = is_unicode
        self._by_name: dict[str, list[Property]] = {}
        for prop in raw.properties:
            self._by_name.setdefault(prop.head.name, []).append(prop)
        self._labels = {
            prop.head.group.lower(): values.unescape(self._text(prop))
            for prop in self._by_name.get("X-ABLABEL", ())
            if prop.head.group
        }

    def card(self) -> Card:
        """The card."""
        family, given, additional, prefix, suffix = self._name()
        fn = self._name_as_written()
        org = self._org()
        bday, unread = self._birthday()
        return Card(
            fn=fn,
            given=given,
            family=family,
            additional=additional,
            prefix=prefix,
            suffix=suffix,
            nickname=", ".join(self._list("NICKNAME")),
            org=org,
            title=self._first("TITLE") or self._first("ROLE"),
            phones=self._reaches("TEL"),
            emails=self._reaches("EMAIL"),
            urls=self._reaches("URL"),
            addresses=self._addresses(),
            bday=bday,
            note="\n".join(part for part in (*self._all("NOTE"), unread) if part),
            tags=self._list("CATEGORIES"),
            uid=_bare_uid(self._first("UID")),
            language=self._language(),
            is_org=self._is_org(fn, org, has_name=bool(family or given)),
            photo=self._photo(),
            potential=self._first("X-CLIENTDESK-CLASS"),
            address_as=self._first("X-CLIENTDESK-ADDRESS-AS"),
            pronunciation=self._pronunciation(),
            is_household=self._first("X-CLIENTDESK-HOUSEHOLD").lower() == "yes",
            industry=self._first("X-CLIENTDESK-INDUSTRY"),
            found_by=self._first("X-CLIENTDESK-FOUND-BY"),
            name_day=dates.read_iso_date(self._first("X-CLIENTDESK-NAME-DAY")),
            facts=self._facts(),
            line=self._raw.line,
        )

    def _text(self, prop: Property) -> str:
        return values.text_of(prop, self._fallback, is_unicode=self._is_unicode)

    def _all(self, name: str) -> list[str]:
        return [text for prop in self._by_name.get(name, ()) if (text := values.unescape(self._text(prop)))]

    def _first(self, name: str) -> str:
        return next(iter(self._all(name)), "")

    def _list(self, name: str) -> tuple[str, ...]:
        found = (part for prop in self._by_name.get(name, ()) for part in values.split(self._text(prop), ","))
        return tuple(dict.fromkeys(part for part in found if part))

    def _name(self) -> list[str]:
        for prop in self._by_name.get("N", ()):
            parts = [part.strip() for part in values.split(self._text(prop), ";")]
            if any(parts):
                return [*parts, "", "", "", "", ""][:5]
        return ["", "", "", "", ""]

    def _name_as_written(self) -> str:
        # RFC 9554 marks a name that the writer only put together from the others.
        for prop in self._by_name.get("FN", ()):
            text = values.unescape(self._text(prop))
            if text and not any(value.lower() == "true" for value in prop.head.values("DERIVED")):
                return text
        return ""

    def _org(self) -> tuple[str, ...]:
        for prop in self._by_name.get("ORG", ()):
            parts = values.split(self._text(prop), ";")
            while parts and not parts[-1]:
                parts.pop()
            if parts:
                return tuple(parts)
        return ()

    def _reaches(self, name: str) -> tuple[Reach, ...]:
        props = self._by_name.get(name, ())
        best = min((_preference(prop) for prop in props), default=_LAST_PREFERENCE)
        found: list[Reach] = []
        for prop in props:
            text = self._text(prop)
            value = values.telephone(text) if name == "TEL" else values.unescape(text)
            if name == "EMAIL" and value[:7].lower() == "mailto:":
                value = value[7:]
            if value:
                found.append(Reach(value, self._label(prop), _preference(prop) == best < _LAST_PREFERENCE))
        return tuple(found)

    def _label(self, prop: Property) -> str:
        return values.label_of(prop.head, self._labels.get(prop.head.group.lower(), "") if prop.head.group else "")

    def _addresses(self) -> tuple[Address, ...]:
        props = self._by_name.get("ADR", ())
        best = min((_preference(prop) for prop in props), default=_LAST_PREFERENCE)
        found: list[Address] = []
        for prop in props:
            box, extended, street, city, region, postcode, country = self._address_parts(prop)
            lines = "\n".join(part for part in (box, street, extended) if part)
            is_preferred = _preference(prop) == best < _LAST_PREFERENCE
            address = Address(lines, city, region, postcode, country, self._label(prop), is_preferred)
            if not address.is_empty():
                found.append(address)
        # LABEL is the address as printed on an envelope: of use only where its parts are missing.
        return tuple(found) or tuple(
            Address(street=text, label=self._label(prop))
            for prop in self._by_name.get("LABEL", ())
            if (text := values.unescape(self._text(prop)))
        )

    def _address_parts(self, prop: Property) -> list[str]:
        parts = [*values.split(self._text(prop), ";"), "", "", "", "", "", "", ""][:7]
        printed = prop.head.values("LABEL")
        return parts if any(parts) or not printed else ["", "", values.unescape(printed[0]), "", "", "", ""]

    def _birthday(self) -> tuple[str | None, str]:
        """The birthday, and the text of one that cannot be read, to be kept in the note."""
        unread = ""
        for prop in self._by_name.get("BDAY", ()):
            text = values.unescape(self._text(prop))
            found = dates.read_iso_date(text) or dates.read_date(text)
            if found and prop.head.values("X-APPLE-OMIT-YEAR"):
                omitted = prop.head.values("X-APPLE-OMIT-YEAR")[0]
                found = f"-{found[4:]}" if found.startswith(omitted) else found
            if found:
                return found, ""
            unread = unread or text
        if not unread:
            return None, ""
        words = _("The birthday cannot be read and was kept in the note: {text}").format(text=unread[:60])
        self._raw.report(self._by_name["BDAY"][0].line, words)
        return None, unread

    def _language(self) -> str:
        props = sorted(self._by_name.get("LANG", ()), key=_preference)
        return next((text for prop in props if (text := values.unescape(self._text(prop)))), "")

    def _is_org(self, fn: str, org: tuple[str, ...], *, has_name: bool) -> bool:
        kind = (self._first("KIND") or self._first("X-CLIENTDESK-KIND")).lower()
        if kind:
            return kind == "org"
        shown_as = self._first("X-ABSHOWAS").lower()
        return shown_as == "company" or (not has_name and bool(org) and fn in ("", org[0]))

    def _pronunciation(self) -> str:
        own = self._first("X-CLIENTDESK-PRONUNCIATION")
        phonetic = ("X-PHONETIC-FIRST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-LAST-NAME")
        return own or " ".join(text for name in phonetic if (text := self._first(name)))

    def _facts(self) -> tuple[tuple[str, str], ...]:
        found = ((prop.head.values("X-KEY"), prop) for prop in self._by_name.get("X-CLIENTDESK-FACT", ()))
        return tuple(
            (fact_header(keys[0], titles[0]) if (titles := prop.head.values("X-TITLE")) else keys[0], text)
            for keys, prop in found
            if keys and (text := values.unescape(self._text(prop)))
        )

    def _photo(self) -> bytes | None:
        for prop in self._by_name.get("PHOTO", ()):
            if _is_link(prop):
                continue
            if len(prop.value) * 3 // 4 > PHOTO_BYTES:
                self._raw.report(prop.line, _("A photo larger than 2 MB was left out."))
            elif photo := values.decode_base64(prop.value):
                return photo
            elif prop.value.strip():
                self._raw.report(prop.line, _("A photo cannot be read and was left out."))
        return None


def _is_link(prop: Property) -> bool:
    """Whether the photo lies elsewhere; what is outside is never fetched."""
    return prop.value[:12].lstrip().lower().startswith((b"http:", b"https:", b"file:", b"ftp:", b"cid:", b"http\\:"))


def _preference(prop: Property) -> int:
    """1 (most) to 100 (least) by the 4.0 parameter, 1 for TYPE=pref, 101 where nothing is said."""
    number = next(iter(prop.head.values("PREF")), "")
    if number.isdecimal() and len(number) <= 3:
        return min(int(number), _LAST_PREFERENCE - 1)
    return 1 if values.is_preferred(prop.head) else _LAST_PREFERENCE


def _bare_uid(uid: str) -> str:
    return uid[len(UUID_PREFIX) :] if uid[: len(UUID_PREFIX)].lower() == UUID_PREFIX else uid


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID in its usual spelling."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
