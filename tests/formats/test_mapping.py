"""Columns are known by their names in five languages, by their neighbours, and by what is in them."""

from __future__ import annotations

import pytest

from clientdesk.formats.fields import ColumnMatch, Field
from clientdesk.formats.mapping import map_columns

HEADERS = {
    Field.FULL_NAME: ["Name", "Täisnimi", "Vardas ir pavardė", "ФИО", "שם מלא", "Klient", "Lead Name"],
    Field.GIVEN: ["First name", "first_name", "FirstName", "EESNIMI", "Vardas", "Имя", "שם פרטי", "Given Name"],
    Field.FAMILY: ["Last Name", "Surname", "Perekonnanimi", "Pavardė", "Pavarde", "Фамилия", "שם משפחה"],
    Field.PATRONYMIC: ["Middle Name", "Tėvavardis", "Отчество", "Additional Name"],
    Field.ORGANISATION: ["Company", "Ettevõte", "Firma", "Įmonė", "Организация", "חברה", "Account Name"],
    Field.TITLE: ["Job Title", "Amet", "Pareigos", "Должность", "תפקיד"],
    Field.PHONE: ["Phone", "Tel.", "Telefon", "Telefoninumber", "Telefonas", "Телефон", "טלפון", "מס' טלפון"],
    Field.EMAIL: ["E-mail", "Email Address", "E-post", "El. paštas", "Эл. почта", "דוא״ל", 'דוא"ל', "E-posti aadress"],
    Field.WEB: ["Website", "Koduleht", "Svetainė", "Сайт", "אתר"],
    Field.CITY: ["City", "Linn", "Miestas", "Город", "עיר"],
    Field.POSTCODE: ["ZIP", "Postiindeks", "Pašto kodas", "Индекс", "מיקוד", "p_code"],
    Field.COUNTRY: ["Country", "Riik", "Šalis", "Страна", "ארץ", "Country/Region"],
    Field.BIRTHDAY: ["Birthday", "Sünnipäev", "Gimtadienis", "Gimimo data", "День рождения", "יום הולדת"],
    Field.CLASS: ["Class", "Klass", "Klasė", "Класс", "סיווג"],
    Field.TAGS: ["Tags", "Sildid", "Žymos", "Метки", "תגיות", "Group Membership"],
    Field.NOTE: ["Notes", "Märkused", "Pastabos", "Заметки", "הערות"],
    Field.LANGUAGE: ["Language", "Keel", "Kalba", "Язык", "שפה"],
    Field.ADDRESS_AS: ["How to address", "Pöördumine", "Kreipinys", "Обращение", "איך לפנות"],
    Field.PRONUNCIATION: ["Pronunciation", "Hääldus", "Tarimas", "Произношение", "הגייה"],
    Field.ADDRESS: ["Address", "Aadress", "Adresas", "Адрес", "כתובת"],
}
LABELLED = [
    ("Mobile", Field.PHONE, "cell"),
    ("Mobiil", Field.PHONE, "cell"),
    ("Mobilusis tel.", Field.PHONE, "cell"),
    ("Мобильный телефон", Field.PHONE, "cell"),
    ("טלפון נייד", Field.PHONE, "cell"),
    ("Home Phone 2", Field.PHONE, "home"),
    ("Business Fax", Field.PHONE, "work fax"),
    ("Töötelefon", Field.PHONE, "work"),
    ("Рабочий телефон", Field.PHONE, "work"),
    ("טלפון בבית", Field.PHONE, "home"),
    ("Company Main Phone", Field.PHONE, "work main"),
    ("E-mail 2 Address", Field.EMAIL, ""),
    ("Email Work", Field.EMAIL, "work"),
    ("MailingCity", Field.CITY, ""),
    ("BillingPostalCode", Field.POSTCODE, "billing"),
    ("Default Address Zip", Field.POSTCODE, ""),
    ("Default Address Company", Field.ORGANISATION, ""),
    ("Mailing Zip/Postal Code", Field.POSTCODE, ""),
    ("Koduaadress", Field.ADDRESS, "home"),
]
STRANGERS = [
    "E-mail Type",
    "E-mail Display Name",
    "Lead Owner",
    "Assistant's Name",
    "Total Spent",
    "Customer ID",
    "Anniversary",
    "",
    "1",
    "home",
]


def fields(header: list[str], rows: list[list[str]] | None = None) -> list[Field | None]:
    return [match.field for match in map_columns(header, rows or [])]


@pytest.mark.parametrize(("field", "name"), [(field, name) for field, names in HEADERS.items() for name in names])
def test_a_name_in_any_of_the_five_languages_is_known(field: Field, name: str) -> None:
    match = map_columns([name], [])[0]
    assert match == ColumnMatch(field, reason=match.reason)
    assert match.reason.text() == "matched by name"


@pytest.mark.parametrize(("name", "field", "label"), LABELLED)
def test_words_beside_the_name_become_the_label(name: str, field: Field, label: str) -> None:
    match = map_columns([name], [])[0]
    assert (match.field, match.label) == (field, label)


@pytest.mark.parametrize("name", STRANGERS)
def test_a_column_of_something_else_is_left_out(name: str) -> None:
    assert fields([name], [["yes"], ["no"]]) == [None]


def test_google_before_2024() -> None:
    header = [
        "Name", "Given Name", "Additional Name", "Family Name", "Yomi Name", "Name Prefix", "Initials", "Birthday",
        "Gender", "Occupation", "Notes", "Language", "Photo", "Group Membership", "E-mail 1 - Type", "E-mail 1 - Value",
        "E-mail 2 - Type", "E-mail 2 - Value", "Phone 1 - Type", "Phone 1 - Value", "Address 1 - Type",
        "Address 1 - Formatted", "Address 1 - Street", "Address 1 - City", "Address 1 - PO Box",
        "Address 1 - Postal Code", "Organization 1 - Type", "Organization 1 - Name", "Organization 1 - Title",
        "Website 1 - Type", "Website 1 - Value", "Custom Field 1 - Type", "Custom Field 1 - Value",
    ]  # fmt: skip
    assert fields(header) == [
        Field.FULL_NAME, Field.GIVEN, Field.PATRONYMIC, Field.FAMILY, None, Field.HONORIFIC, None, Field.BIRTHDAY,
        None, Field.TITLE, Field.NOTE, Field.LANGUAGE, None, Field.TAGS, Field.EMAIL_LABEL, Field.EMAIL,
        Field.EMAIL_LABEL, Field.EMAIL, Field.PHONE_LABEL, Field.PHONE, Field.ADDRESS_LABEL,
        Field.ADDRESS, Field.STREET, Field.CITY, Field.STREET,
        Field.POSTCODE, None, Field.ORGANISATION, Field.TITLE,
        Field.WEB_LABEL, Field.WEB, None, None,
    ]  # fmt: skip
    assert [match.group for match in map_columns(header, [])][14:18] == [1, 1, 2, 2]


def test_title_is_a_job_unless_the_job_has_its_own_column_or_it_says_mrs() -> None:
    assert fields(["Title", "Company"], [["Shrimp Man", "x"]]) == [Field.TITLE, Field.ORGANISATION]
    assert fields(["Title", "Job Title"]) == [Field.HONORIFIC, Field.TITLE]
    assert fields(["Job Title", "Title"]) == [Field.TITLE, Field.HONORIFIC]
    assert fields(["Job Title"], [["Dr"]]) == [Field.TITLE]
    assert fields(["Title", "Name"], [["Mrs.", "a b"], ["Dr", "c d"]]) == [Field.HONORIFIC, Field.FULL_NAME]


def test_name_beside_a_first_name_is_the_family_name() -> None:
    assert fields(["Nimi", "Eesnimi"]) == [Field.FAMILY, Field.GIVEN]
    assert fields(["Name", "Surname"]) == [Field.GIVEN, Field.FAMILY]
    assert fields(["Display Name", "Surname"]) == [Field.FULL_NAME, Field.FAMILY]
    assert fields(["Name", "First Name", "Last Name"]) == [Field.FULL_NAME, Field.GIVEN, Field.FAMILY]


def test_an_address_is_a_street_beside_a_city_and_everything_without() -> None:
    assert fields(["Name", "Address"]) == [Field.FULL_NAME, Field.ADDRESS]
    assert fields(["Address", "City"]) == [Field.STREET, Field.CITY]
    assert fields(["Home Address", "Home Street", "Home City"]) == [Field.ADDRESS, Field.STREET, Field.CITY]
    assert fields(["Home Address", "Work City"]) == [Field.ADDRESS, Field.CITY]
    assert fields(["Address1", "Address2", "City"]) == [Field.STREET, Field.STREET, Field.CITY]


def test_a_code_gives_way_to_the_word() -> None:
    assert fields(["Country", "Country Code"]) == [Field.COUNTRY, None]
    assert fields(["Country Code"]) == [Field.COUNTRY]


def test_birth_in_three_columns() -> None:
    assert fields(["Birth Year", "Birth Month", "Birth Day"]) == [
        Field.BIRTH_YEAR,
        Field.BIRTH_MONTH,
        Field.BIRTH_DAY,
    ]
    assert fields(["Birth Day"]) == [Field.BIRTHDAY]


def test_a_second_column_of_the_same_is_left_out_with_the_reason() -> None:
    matches = map_columns(["City", "City", "Phone", "Phone", "Notes", "Notes"], [])
    assert [match.field for match in matches] == [Field.CITY, None, Field.PHONE, Field.PHONE, Field.NOTE, Field.NOTE]
    assert matches[1].reason.text() == "another column already gives this"


def test_what_the_name_does_not_say_the_content_does() -> None:
    rows = [
        ["אנה לוי", "a@b.example", "+372 5551234", "www.x.example", "17", "x"],
        ["Jüri Põder", "c@d.example", "5551235", "https://y.example", "18", ""],
        ["Anna-Mari Tamm", "", "555 12 36", "", "19", ""],
    ]
    matches = map_columns(["q1", "q2", "q3", "q4", "q5", "q6"], rows)
    assert [match.field for match in matches] == [Field.FULL_NAME, Field.EMAIL, Field.PHONE, Field.WEB, None, None]
    assert [match.reason.text() for match in matches][:3] == [
        "looks like names",
        "looks like e-mail addresses",
        "looks like phone numbers",
    ]


def test_numbers_under_a_name_we_do_not_know_are_not_phones() -> None:
    assert fields(["Name", "Order total"], [["a", "12345678"], ["b", "87654321"]]) == [Field.FULL_NAME, None]


def test_without_a_header_everything_is_by_content() -> None:
    rows = [["Anna Tamm", "5551234", "a@b.example", "03.03.1986", ""], ["Jüri Kask", "5551235", "", "4.5.1990", ""]]
    assert fields([], rows) == [Field.FULL_NAME, Field.PHONE, Field.EMAIL, Field.BIRTHDAY, None]


def test_no_columns_at_all() -> None:
    assert map_columns([], []) == ()
