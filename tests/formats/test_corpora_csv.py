"""Real contact lists of many programs: what must come out, written down by reading each file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from clientdesk.formats.card import Address, Card
from clientdesk.formats.mapping import map_columns
from clientdesk.formats.table import read_table
from clientdesk.formats.table_cards import TableRow, cards_from_table


@dataclass(frozen=True)
class Row:
    """One row as a person reads it; phones and e-mails as "label: value"."""

    line: int
    name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    org: tuple[str, ...] = ()
    title: str = ""
    prefix: str = ""
    bday: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    nickname: str = ""
    language: str = ""
    urls: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    problems: int = 0


US = "USA"
GOOGLE_NOTE = "Land/Region geschäftlich: Schweiz\nKategorien: Business;private\nNotizen: <xing>multi\nline</xing>"

ROUNDCUBE = "roundcube__roundcubemail/tests__src__Csv2vcard__"
FILES: dict[str, tuple[Row, ...]] = {
    "csv2vcard_valid_contacts.csv": (
        Row(
            2,
            "Forrest Gump",
            ("+1234567890",),
            ("forrest@example.com",),
            ("Bubba Gump Shrimp Co.",),
            "Shrimp Man",
            urls=("https://example.com",),
            addresses=(Address("42 Plantation St.", "Baytown", "", "30314", US),),
        ),
        Row(
            3,
            "Jane Doe",
            ("+0987654321",),
            ("jane@example.com",),
            ("Tech Corp",),
            "Developer",
            urls=("https://jane.dev",),
            addresses=(Address("123 Main St.", "New York", "", "10001", US),),
        ),
        Row(
            4,
            "John Smith",
            ("+1112223333",),
            ("john.smith@example.org",),
            ("Global Inc",),
            "Manager",
            urls=("https://globalinc.com",),
            addresses=(Address("456 Oak Ave", "Chicago", "", "60601", US),),
        ),
    ),
    f"{ROUNDCUBE}all.csv": (
        Row(
            2,
            "Display Name",
            (
                "home: 100",
                "home: 200",
                "work: 300",
                "work: 400",
                "home cell: 500",
                "main: 600",
                "home fax: 700",
                "work fax: 800",
                "car: 900",
                "pager: 111",
                "video: 222",
                "assistant: 333",
                "other: 444",
            ),
            ("home: home@example.com", "work: work@example.com", "other: other@example.com"),
            ("Company", "Department"),
            "Job Title",
            "Prefix",
            "1991-01-20",
            ("test",),
            "Notes",
            "Nickname",
            urls=("https://blog", "https://home", "https://other", "https://profile", "https://work"),
            addresses=(
                Address("Home Street", "Home City", "Home State", "Home Zip", "Home Country", "home"),
                Address("Work Street", "Work City", "Work State", "Work Zip", "Work Country", "work"),
                Address("Other Street", "Other City", "Other State", "Other Zip", "Other Country", "other"),
            ),
        ),
    ),
    f"{ROUNDCUBE}email.csv": tuple(
        Row(number + 1, f"test{number}@domain.tld", emails=(f"test{number}@domain.tld",)) for number in range(1, 5)
    ),
    f"{ROUNDCUBE}tb_plain.csv": (
        # Its phones are words; they are told and kept in the note.
        Row(
            2,
            "Displayname",
            (),
            ("test@domain.tld", "next@domain.tld"),
            ("Organization", "department"),
            "title",
            bday="1970-11-15",
            note=(
                "Work Phone: phone work\nHome Phone: phone home\nFax Number: fax\nPager Number: pager\n"
                "Mobile Number: mobile"
            ),
            nickname="Nick",
            urls=("http://page.com", "http://webpage.tld"),
            addresses=(
                Address("Priv address", "City", "region", "xx-xxx", US, "home"),
                Address("Addr work", "Wcity", "Wstate", "33-333", "Poland", "work"),
            ),
            problems=5,
        ),
    ),
    "transcribed/blank_rows.csv": (
        Row(3, "John Doe", ("5550700",), ("john@blank.com",), ("Acme",)),
        Row(7, "Jane Smith", ("5550701",), ("jane@blank.com",), ("Beta",)),
    ),
    "transcribed/duplicate_rows.csv": (
        Row(2, "John Doe", ("5550800",), ("john@dup.com",)),
        Row(3, "Jane Smith", ("5550801",), ("jane@dup.com",)),
        Row(4, "John Doe", ("5550800",), ("john@dup.com",)),
        Row(5, "John Doe", ("5550800",), ("john@dup.com",)),
        Row(6, "Bob Wilson", ("5550802",), ("bob@dup.com",)),
    ),
    "transcribed/google_new_other_contacts.csv": (
        Row(2, "Alice Smith", (), ("*alice@example.com",), tags=("Other Contacts",)),
        Row(3, "user@gmail.com", (), ("*user@gmail.com",), tags=("Other Contacts",)),
        Row(4, "3966 SBI", (), ("*sbi.03966@sbi.co.in",), tags=("Other Contacts",)),
        Row(5, "91springboard Boosters", (), ("*boosters@91springboard.com",), tags=("Other Contacts",)),
        Row(6, "anonymous@test.com", (), ("*anonymous@test.com",), tags=("Other Contacts",)),
    ),
    "transcribed/google_new_real_shape_bom.csv": (
        Row(2, "Ada Testova", (), ("*ada.testova@example.com",), tags=("myContacts",)),
        Row(
            3,
            "Berit Näidis",
            ("work: +41319280900", "work: +41792648800"),
            ("*home: berit@example.com", "ältere: berit.old@example.org"),
            ("Näidis OÜ",),
            "Consultant",
            tags=("coworkers", "myContacts"),
            note=GOOGLE_NOTE,
        ),
        Row(
            7,
            "Carl von Probe",
            ("cell: 0313780000",),
            ("*home: carl@example.net",),
            ("Zürich Probe AG",),
            "Versicherungsberater",
            tags=("myContacts",),
        ),
    ),
    "transcribed/hubspot_contacts_1.csv": (
        Row(2, "Emma Watson", ("+1 555-1600",), ("emma@hub.com",)),
        Row(3, "Daniel Radcliffe", ("+1 555-1601",), ("daniel@hub.com",)),
        Row(4, "Rupert Grint", (), ("rupert@hub.com",)),
    ),
    "transcribed/international_names.csv": (
        Row(
            2,
            "Nguyễn Văn An",
            ("+84 912 345 678",),
            ("an.nguyen@email.vn",),
            language="Vietnamese",
            addresses=(Address(country="Vietnam"),),
        ),
        Row(
            3,
            "François Müller",
            ("+33 6 12 34 56 78",),
            ("francois@email.fr",),
            language="French",
            addresses=(Address(country="France"),),
        ),
        Row(
            4,
            "Алексей Иванов",
            ("+7 916 123 4567",),
            ("alexey@mail.ru",),
            language="Russian",
            addresses=(Address(country="Russia"),),
        ),
        Row(
            5,
            "Mohammed Al-Rashid",
            ("+971 50 123 4567",),
            ("m.alrashid@email.ae",),
            language="Arabic",
            addresses=(Address(country="UAE"),),
        ),
    ),
    "transcribed/outlook_pigeonpost.csv": (
        Row(
            2,
            "Amy Jessica Pond",
            ("home: 555-1000", "cell: 555-2000", "work: 555-3000"),
            ("amy@example.com", "amy2@example.com"),
            ("Tardis", "Travel"),
            "Companion",
            "Mrs",
            "1980-01-15",
            note="a note",
            addresses=(
                Address("12 Leadworth Lane", "Leadworth", "Gloucestershire", "GL1 2AB", "UK", "home"),
                Address("1 Tardis Way", "London", "Greater London", "SW1A 1AA", "UK", "work"),
            ),
        ),
    ),
    "transcribed/rtl_headers.csv": (
        Row(
            2, "محمد أحمد", ("+971 50 123 4567",), ("mohammed@email.ae",), ("Emirates LLC",), note="Interested in villa"
        ),
        Row(
            3, "فاطمة علي", ("+971 55 987 6543",), ("fatima@email.ae",), ("Dubai Properties",), note="Follow up Friday"
        ),
    ),
    "transcribed/salesforce_leads.csv": (
        Row(2, "John Doe", ("555-3001",), ("john@sfdc.com",), ("Acme Corp",)),
        Row(3, "Jane Smith", ("555-3002",), ("jane@sfdc.com",), ("Beta LLC",)),
        Row(4, "Unknown", (), (), ("Gamma Inc",), note="Email: invalid", problems=1),
    ),
    "transcribed/shopify_customers_nl_bom.csv": (
        Row(
            2,
            "Anna Jansen",
            ("+31612345678",),
            ("Anna@Example.com",),
            tags=("vip", "horeca"),
            addresses=(Address("Dorpsstraat 1", "Utrecht", "", "1234AB", "NL"),),
        ),
        Row(3, "Geen Email"),
    ),
    "transcribed/tab_separated.csv": (
        Row(2, "Tab User One", ("5551200",), ("tab1@test.com",), ("TabCorp",)),
        Row(3, "Tab User Two", ("5551201",), ("tab2@test.com",), ("TabInc",)),
    ),
    "transcribed/thunderbird_uk_pigeonpost.csv": (
        Row(
            2,
            "Rory Williams",
            ("work: 555-3000", "home: 555-1000", "fax: 555-4000", "pager: 555-5000", "cell: 555-2000"),
            ("rory@example.com", "rory2@example.com"),
            ("Leadworth Hospital", "Ward"),
            "Nurse",
            bday="1980-01-15",
            note="a note",
            addresses=(
                Address("12 Leadworth Lane\nFlat B", "Leadworth", "Gloucestershire", "GL1 2AB", "UK", "home"),
                Address("1 Tardis Way", "London", "Greater London", "SW1A 1AA", "UK", "work"),
            ),
        ),
    ),
    "transcribed/trailing_commas.csv": (
        Row(2, "John Doe", ("5551300",), ("john@trail.com",), ("Acme",)),
        Row(3, "Jane Smith", ("5551301",), ("jane@trail.com",), ("Beta",)),
    ),
    "transcribed/zoho_leads.csv": (
        Row(2, "Raj Malhotra", ("9876543210",), ("raj@zoho.in",)),
        Row(3, "Priya Nair", (), ("priya@zoho.in",)),
        Row(4, "Vikram Singh", ("8765432109",), ("vikram@zoho.in",)),
    ),
}


def told(row: TableRow) -> Row:
    card = row.card or Card()
    marked = [
        tuple(
            ("*" if reach.preferred else "") + (f"{reach.label}: " if reach.label else "") + reach.value
            for reach in reaches
        )
        for reaches in (card.phones, card.emails, card.urls)
    ]
    return Row(
        row.line,
        card.shown_name(),
        marked[0],
        marked[1],
        card.org,
        card.title,
        card.prefix,
        card.bday,
        card.tags,
        card.note,
        card.nickname,
        card.language,
        marked[2],
        card.addresses,
        len(row.problems),
    )


def read(path: Path) -> tuple[Row, ...]:
    table = read_table(path)
    rows = tuple(told(row) for row in cards_from_table(table, map_columns(table.header, table.sample), country="EE"))
    assert table.problems == []
    return rows


@pytest.mark.parametrize("name", FILES)
def test_what_must_come_out_comes_out(corpora: Path, name: str) -> None:
    assert read(corpora / "csv" / name) == FILES[name]


def test_every_file_is_in_the_table(corpora: Path) -> None:
    here = {str(path.relative_to(corpora / "csv")) for path in (corpora / "csv").rglob("*.csv")}
    assert here == set(FILES)


def test_given_and_family_names_are_kept_apart(corpora: Path) -> None:
    table = read_table(corpora / "csv" / "transcribed" / "outlook_pigeonpost.csv")
    card = next(cards_from_table(table, map_columns(table.header, table.sample))).card
    assert card
    assert (card.given, card.additional, card.family) == ("Amy", "Jessica", "Pond")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8"])
def test_the_same_comes_out_of_another_encoding(corpora: Path, tmp_path: Path, encoding: str) -> None:
    name = "transcribed/google_new_real_shape_bom.csv"
    again = tmp_path / "again.csv"
    again.write_bytes((corpora / "csv" / name).read_bytes().decode("utf-8-sig").encode(encoding))
    assert read(again) == FILES[name]
