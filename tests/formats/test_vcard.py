"""vCards as programs and phones write them, whole and broken."""

from __future__ import annotations

import base64
import time

import pytest

from clientdesk.formats.card import Address, Card, Reach
from clientdesk.formats.vcard import PHOTO_BYTES, read_vcards


def one(*lines: str | bytes, version: str = "3.0", ending: bytes = b"\r\n") -> Card:
    """The only card of a file with these lines, which has no problems."""
    raw = [line.encode() if isinstance(line, str) else line for line in lines]
    file = read_vcards(ending.join([b"BEGIN:VCARD", b"VERSION:" + version.encode(), *raw, b"END:VCARD", b""]))
    assert file.problems == ()
    assert len(file.cards) == 1
    return file.cards[0]


def test_a_usual_card_is_read_whole() -> None:
    card = one(
        "N:Tamm;Anna;Mari;Dr.;jr",
        "FN:Dr. Anna Mari Tamm",
        "NICKNAME:Annu,Ann",
        "ORG:Kalev AS;Müük;",
        "TITLE:juhataja",
        "TEL;TYPE=CELL,PREF:+372 5551 2345",
        "TEL;TYPE=WORK;TYPE=FAX:601 2345",
        "EMAIL;TYPE=INTERNET:anna@kalev.example",
        "URL;TYPE=WORK:https://kalev.example",
        "ADR;TYPE=HOME,PREF:;krt 3;Pikk 1;Tallinn;Harju;10123;Eesti",
        "BDAY:1986-03-03",
        "NOTE:Esimene\\nteine\\, kolmas\\; neljas \\\\",
        "CATEGORIES:VIP,uus",
        "UID:urn:uuid:6f1c",
    )
    assert card == Card(
        fn="Dr. Anna Mari Tamm",
        given="Anna",
        family="Tamm",
        additional="Mari",
        prefix="Dr.",
        suffix="jr",
        nickname="Annu, Ann",
        org=("Kalev AS", "Müük"),
        title="juhataja",
        phones=(Reach("+372 5551 2345", "cell", preferred=True), Reach("601 2345", "work fax")),
        emails=(Reach("anna@kalev.example"),),
        urls=(Reach("https://kalev.example", "work"),),
        addresses=(Address("Pikk 1\nkrt 3", "Tallinn", "Harju", "10123", "Eesti", "home", preferred=True),),
        bday="1986-03-03",
        note="Esimene\nteine, kolmas; neljas \\",
        tags=("VIP", "uus"),
        uid="6f1c",
    )
    assert card.line == 1


@pytest.mark.parametrize(
    ("text", "bday"),
    [
        ("19860303", "1986-03-03"),
        ("1986-03-03T10:00:00Z", "1986-03-03"),
        ("--0303", "--03-03"),
        ("--03-03", "--03-03"),
        ("--02-29", "--02-29"),
        ("3.3.1986", "1986-03-03"),
    ],
)
def test_birthdays_in_every_spelling(text: str, bday: str) -> None:
    assert one(f"BDAY:{text}", "FN:x").bday == bday


def test_a_birthday_without_its_year_as_apple_writes_it() -> None:
    assert one("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-16", "FN:x").bday == "--04-16"


def test_an_unreadable_birthday_is_told_and_kept_in_the_note() -> None:
    file = read_vcards(b"BEGIN:VCARD\nFN:x\nBDAY:in spring\nNOTE:tall\nEND:VCARD\n")
    assert file.cards[0].bday is None
    assert file.cards[0].note == "tall\nin spring"
    assert [(problem.line, "in spring" in problem.text) for problem in file.problems] == [(3, True)]


def test_bare_parameters_and_quoted_printable_of_2_1() -> None:
    card = one(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=",
        "Br=C3=BCning;=",
        "Mich=",
        "ael",
        "TEL;CELL;HOME;PREF:017",
        "NOTE;QUOTED-PRINTABLE:one=0D=0Atwo=",
        " three",
        version="2.1",
        ending=b"\n",
    )
    assert (card.family, card.given) == ("Brüning", "Michael")
    assert card.phones == (Reach("017", "home cell", preferred=True),)
    assert card.note == "one\ntwo three"


def test_a_soft_break_before_the_end_does_not_swallow_the_end() -> None:
    card = one("FN:x", "NOTE;ENCODING=QUOTED-PRINTABLE:last=", version="2.1")
    assert card.note == "last"


def test_a_character_may_be_folded_in_the_middle() -> None:
    data = "FN:Živilė Šimkutė".encode()
    for place in range(4, len(data)):
        assert one(data[:place] + b"\r\n " + data[place:]).fn == "Živilė Šimkutė"


def test_a_folded_line_that_looks_like_a_name_is_no_name() -> None:
    card = one("NOTE:a", " N:wrong;name", "FN:x")
    assert (card.family, card.note) == ("", "aN:wrong;name")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\r\r\n"])
def test_unicode_files_with_and_without_their_mark(encoding: str, ending: str) -> None:
    lines = ["BEGIN:VCARD", "VERSION:3.0", "FN:כהן Щербаков", "N;CHARSET=windows-1251:כהן;Щ", "END:VCARD", ""]
    text = ending.join(lines)
    file = read_vcards(text.encode(encoding))
    assert [card.fn for card in file.cards] == ["כהן Щербаков"]
    assert encoding == "utf-8-sig" or file.cards[0].given == "Щ"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "François Müller"),
        ("cp1257", "Živilė Šimkutė Žukauskienė"),
        ("cp1251", "Ольга Щербакова Петровна"),
        ("cp1255", "רחל כהן מתל אביב"),
        ("shift_jis", "山田太郎と佐藤花子"),
    ],
)
def test_old_character_sets_named_or_guessed(encoding: str, name: str) -> None:
    named = b"FN;CHARSET=" + encoding.encode() + b":" + name.encode(encoding)
    assert one(named, version="2.1").fn == name
    assert one(b"FN:" + name.encode(encoding), version="2.1").fn == name


def test_shift_jis_bytes_that_look_like_backslashes_are_letters() -> None:
    card = one(b"N;CHARSET=SHIFT_JIS:" + "能登;伊藤 一表;;;".encode("shift_jis"), version="2.1")
    assert (card.family, card.given) == ("能登", "伊藤 一表")


def test_a_character_set_that_would_interpret_the_text_is_not_followed() -> None:
    assert one("FN;CHARSET=unicode_escape:\\x41é").fn == "\\x41é"


def test_labels_of_an_iphone() -> None:
    card = one(
        "FN:x",
        "item1.TEL:1",
        "item1.X-ABLabel:_$!<Other>!$_",
        "item2.EMAIL;type=INTERNET;type=pref:a@b.example",
        "item2.X-ABLabel:Suvila",
        "item3.URL:http\\://x.example",
        "item3.X-ABLabel:_$!<HomePage>!$_",
    )
    assert card.phones == (Reach("1", "other"),)
    assert card.emails == (Reach("a@b.example", "Suvila", preferred=True),)
    assert card.urls == (Reach("http://x.example", "homepage"),)


def test_telephones_of_4_0() -> None:
    card = one(
        "FN:x",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=2:tel:+1-418-656-9254;ext=102',
        "TEL;VALUE=uri;TYPE=cell;PREF=1:tel:+1-418-262-6501",
        "TEL:501 1234 ext 7",
        version="4.0",
    )
    assert card.phones == (
        Reach("+1-418-656-9254 ext. 102", "work"),
        Reach("+1-418-262-6501", "cell", preferred=True),
        Reach("501 1234 ext 7"),
    )


def test_a_quoted_parameter_may_hold_a_colon() -> None:
    card = one('ADR;TYPE=work;LABEL="a: b":;;Pikk 1;Tallinn;;;', 'TEL;X="a;b:c":5', "FN:x", version="4.0")
    assert card.addresses[0].city == "Tallinn"
    assert card.phones == (Reach("5"),)


def test_an_organisation_is_known_by_its_kind_or_by_having_no_name() -> None:
    assert one("KIND:org", "FN:Kalev", version="4.0").is_org
    assert one("FN:Kalev", "ORG:Kalev;", "N:;;;;").is_org
    assert one("X-ABShowAs:COMPANY", "FN:Kalev", "N:;Kalev;;;").is_org
    assert not one("FN:Anna", "N:;Anna;;;", "ORG:Anna").is_org


def test_an_address_that_is_only_printed_is_kept() -> None:
    assert one("FN:x", "LABEL;TYPE=work:Pikk 1\\nTallinn").addresses == (Address("Pikk 1\nTallinn", label="work"),)


def test_the_name_is_put_together_where_none_is_written() -> None:
    assert one("N:Tamm;Anna").shown_name() == "Anna Tamm"
    assert one("ORG:Kalev").shown_name() == "Kalev"
    assert one("EMAIL:a@b.example").shown_name() == "a@b.example"


def test_photos_from_base64_and_data_links_but_never_from_outside() -> None:
    photo = base64.b64encode(b"\x89PNG1234").decode()
    assert one("FN:x", f"PHOTO;ENCODING=b:{photo[:4]}", f" {photo[4:]}").photo == b"\x89PNG1234"
    assert one("FN:x", f"PHOTO:data:image/png;base64,{photo}", version="4.0").photo == b"\x89PNG1234"
    assert one("FN:x", "PHOTO;BASE64:", f"  {photo}", "").photo == b"\x89PNG1234"
    assert one("FN:x", f"PHOTO;BASE64:{photo[:4]}", photo[4:], "", version="2.1").photo == b"\x89PNG1234"
    assert one("FN:x", "PHOTO;VALUE=uri:http://127.0.0.1:1/x.png").photo is None
    assert one("FN:x", "PHOTO;VALUE=uri:file:///etc/passwd").photo is None


def test_a_huge_photo_is_left_out_and_the_card_stays() -> None:
    photo = base64.b64encode(bytes(10_000_000))
    folded = b"\r\n ".join(photo[place : place + 74] for place in range(0, len(photo), 74))
    data = b"BEGIN:VCARD\r\nFN:big\r\nPHOTO;ENCODING=b:" + folded + b"\r\nTEL:1\r\nEND:VCARD\r\n"
    file = read_vcards(data * 2)
    assert [(card.fn, card.photo, card.phones[0].value) for card in file.cards] == [("big", None, "1")] * 2
    assert file.problems[0].line == 3
    small = base64.b64encode(bytes(PHOTO_BYTES - 3)).decode()
    assert one("FN:x", f"PHOTO;ENCODING=b:{small}").photo == bytes(PHOTO_BYTES - 3)


GOOD = b"BEGIN:VCARD\r\nFN:good\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    ("bad", "line", "names"),
    [
        (b"BEGIN:VCARD\r\nFN:cut\r\n", 4, ["good", "cut", "good"]),
        (b"FN:stray\r\nTEL:1\r\n", 4, ["good", "good"]),
        (b"END:VCARD\r\n", 4, ["good", "good"]),
        (b"BEGIN:VCARD\r\nFN:x\r\nthis is no property\r\nEND:VCARD\r\n", 6, ["good", "x", "good"]),
        (b"BEGIN:VCARD\r\nFN:x\r\nPHOTO;ENCODING=b:a\x00b:c\r\nEND:VCARD\r\n", 6, ["good", "x", "good"]),
        (b"BEGIN:VCARD\r\n" * 3, 4, ["good", "good"]),
    ],
)
def test_a_broken_card_is_told_by_its_line_and_the_others_survive(bad: bytes, line: int, names: list[str]) -> None:
    file = read_vcards(GOOD + bad + GOOD)
    assert [card.fn for card in file.cards] == names
    assert file.problems
    assert file.problems[0].line == line


def test_the_agent_inside_a_card_is_not_the_person() -> None:
    agent = b"AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:agent\r\nTEL:9\r\nEND:VCARD\r\n"
    file = read_vcards(b"BEGIN:VCARD\r\nFN:boss\r\n" + agent + b"TEL:1\r\nEND:VCARD\r\n" + GOOD)
    assert [(card.fn, len(card.phones)) for card in file.cards] == [("boss", 1), ("good", 0)]
    last = read_vcards(b"BEGIN:VCARD\r\nFN:boss\r\n" + agent + b"END:VCARD\r\n" + GOOD)
    assert [card.fn for card in last.cards] == ["boss", "good"]


def test_endless_nesting_ends() -> None:
    assert read_vcards(b"BEGIN:VCARD\nAGENT:\n" * 20_000).problems


def test_a_file_of_something_else_says_so() -> None:
    file = read_vcards(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    assert file.cards == ()
    assert "There is no card in this file." in [problem.text for problem in file.problems]
    assert read_vcards(b"").problems[0].line == 1


def test_a_flood_of_problems_is_counted_not_listed() -> None:
    file = read_vcards(b"END:VCARD\n" * 5000)
    assert len(file.problems) == 1001
    assert file.problems[-1].text == "4001 more problems are not listed."


def test_fifty_thousand_cards_are_read_in_reasonable_time() -> None:
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Tamm;Anna;;;\r\nFN:Anna Tamm\r\nTEL;TYPE=CELL:5551234\r\nEND:VCARD\r\n"
    began = time.perf_counter()
    assert len(read_vcards(card * 50_000).cards) == 50_000
    assert time.perf_counter() - began < 30
