"""What is written is read back the same, and no bytes at all can make the reader fall."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable
from dataclasses import replace

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.formats.card import Address, Card, Reach, as_json
from clientdesk.formats.vcard import Version, read_vcards, write_vcards
from clientdesk.formats.vcard_writer import FOLD_OCTETS

# U+FFFE and U+FFFF are no characters: XML, and so a workbook, has none.
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffd\ufffe\uffff")
LINES = st.text(st.one_of(LETTERS, st.sampled_from('\n\\,;:="ąÜщכ🙂'))).map(str.strip)
WORDS = st.text(LETTERS, max_size=30).map(str.strip)
FILLED = WORDS.filter(bool)
TAGS = st.lists(FILLED, max_size=4, unique=True).map(tuple)
LABELS = st.sampled_from(["", "home", "work", "cell", "work fax", "Suvila", "fax work", "a, b", "main"])
DAYS = st.one_of(st.dates(min_value=dt.date(1800, 1, 1)).map(str), st.sampled_from(["--02-29", "--12-01"]), st.none())


def reaches(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Reach, ...]]:
    return st.lists(st.builds(Reach, values, LABELS, st.booleans()), max_size=3).map(tuple)


PHONES = st.from_regex(r"\+?[0-9]{3}[0-9 ()-]{0,12}[0-9]( ext\. [0-9]{1,4})?", fullmatch=True)
EMAILS = st.emails()
KEYS = st.sampled_from(["industry", "own:1f0c-22", "consent:news:email"])
VERSIONS = st.sampled_from(Version)
ADDRESSES = st.builds(Address, LINES, WORDS, WORDS, WORDS, WORDS, LABELS, st.booleans())
CARDS = st.builds(
    Card,
    fn=WORDS,
    given=WORDS,
    family=WORDS,
    additional=WORDS,
    prefix=WORDS,
    suffix=WORDS,
    nickname=WORDS.map(lambda text: text.replace(",", "")).map(str.strip),
    org=st.lists(FILLED, max_size=3).map(tuple),
    title=LINES,
    phones=reaches(PHONES),
    emails=reaches(EMAILS),
    urls=reaches(st.from_regex(r"https?://[a-z]{1,20}\.example/[a-z0-9,;:\\/]{0,30}[a-z]", fullmatch=True)),
    addresses=st.lists(ADDRESSES.filter(lambda address: not address.is_empty()), max_size=3).map(tuple),
    bday=DAYS,
    note=LINES,
    tags=TAGS,
    uid=st.one_of(st.uuids().map(str), FILLED.filter(lambda text: not text.lower().startswith("urn:"))),
    language=st.sampled_from(["", "et", "he", "pt-BR"]),
    is_org=st.booleans(),
    photo=st.one_of(st.none(), st.binary(min_size=1, max_size=200)),
    potential=st.sampled_from(["", "A", "B", "C"]),
    address_as=LINES,
    pronunciation=WORDS,
    industry=LINES,
    found_by=LINES,
    name_day=st.sampled_from([None, "--02-29", "--07-26"]),
    is_household=st.booleans(),
    facts=st.lists(st.tuples(KEYS, LINES.filter(bool)), max_size=3).map(tuple),
)


@given(st.lists(CARDS, max_size=4), VERSIONS)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back_the_same(cards: list[Card], version: Version) -> None:
    file = read_vcards(write_vcards(cards, version))
    assert list(file.cards) == cards
    assert file.problems == () or not cards


@given(CARDS, VERSIONS)
@settings(max_examples=100, deadline=None)
def test_lines_are_short_and_never_break_a_character(card: Card, version: Version) -> None:
    data = write_vcards([card], version)
    assert data.endswith(b"END:VCARD\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= FOLD_OCTETS
        line.decode("utf-8")
        assert b"\n" not in line
        assert b"\r" not in line


@given(CARDS, VERSIONS)
@settings(max_examples=50, deadline=None)
def test_another_program_reads_the_same_from_our_cards(card: Card, version: Version) -> None:
    # vobject drops a backslash that stands before another escape, so such texts prove nothing here.
    plain = replace(card, photo=None, note="", title="", address_as="", urls=(), addresses=())
    theirs = vobject.readOne(write_vcards([plain], version).decode("utf-8"))
    if "\\" not in f"{plain.fn}{plain.shown_name()}":
        assert theirs.fn.value.strip() == plain.shown_name()
    assert sorted(tel.value for tel in theirs.contents.get("tel", [])) == sorted(phone.value for phone in plain.phones)


def test_control_characters_and_half_characters_are_dropped_not_written() -> None:
    card = Card(fn="a\x00b\x1f", note="x\r\ny\rz\ud800")
    assert read_vcards(write_vcards([card])).cards == (Card(fn="ab", note="x\ny\nz"),)


SEED = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=88=C9;=\r\n =91\r\n"
    b"AGENT:\r\nBEGIN:VCARD\r\nFN:b\r\nEND:VCARD\r\nPHOTO;BASE64:\r\n iVBORw0KGgo=\r\n\r\n"
    b'item1.TEL;TYPE="a:b",pref:tel:+1;ext=2\r\nitem1.X-ABLabel:_$!<Other>!$_\r\nBDAY:--0229\r\n'
    b"NOTE:a\\, b\\\r\nmore\r\nADR;LABEL=x:;;;;;;\r\nPREF;PREF=\xb2:1\r\nEND:VCARD\r\n"
)


def read_all(data: bytes) -> None:
    file = read_vcards(data)
    for card in file.cards:
        assert isinstance(as_json(card)["fn"], str)
    write_vcards(file.cards)
    assert all(problem.line >= 1 and problem.text for problem in file.problems)
    assert file.cards or file.problems


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_the_reader_fall(data: bytes) -> None:
    read_all(data)
    read_all(b"BEGIN:VCARD\n" + data + b"\nEND:VCARD\n")


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_no_mutation_of_a_card_makes_the_reader_fall(data: st.DataObject) -> None:
    bytes_ = bytearray(SEED * 2)
    for _time in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(bytes_)))
        removed = data.draw(st.integers(0, 12))
        put = st.one_of(st.binary(max_size=4), st.sampled_from([b":", b";", b"=", b"\r\n"]))
        bytes_[place : place + removed] = data.draw(put)
    read_all(bytes(bytes_))


@pytest.mark.parametrize("what", [b"http://127.0.0.1:1/", b"file:///etc/hostname", b"ftp://x.example/", b"\\\\x\\y"])
def test_reading_opens_neither_the_network_nor_a_file(what: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> Callable[..., None]:
        def refused(*_args: object, **_kwargs: object) -> None:
            raise AssertionError(name)

        return refused

    monkeypatch.setattr(socket.socket, "connect", refuse("network"))
    monkeypatch.setattr("builtins.open", refuse("file"))
    properties = b"\n".join(name + b";VALUE=uri:" + what for name in (b"PHOTO", b"LOGO", b"KEY", b"SOUND", b"SOURCE"))
    file = read_vcards(b"BEGIN:VCARD\nFN:x\n" + properties + b"\nEND:VCARD\n")
    assert file.cards[0].photo is None
