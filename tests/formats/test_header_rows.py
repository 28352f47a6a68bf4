"""Header rows as well-known programs write them, in several of their languages, are matched without a question."""

from __future__ import annotations

import pytest

from clientdesk.formats.fields import ColumnMatch, Field
from clientdesk.formats.mapping import map_columns

# What each program calls its columns, as far as we keep what stands in them.
ROWS: dict[str, str] = {
    "Google, now": (
        "First Name:given,Middle Name:patronymic,Last Name:family,Phonetic First Name:pronunciation,"
        "Name Prefix:honorific,Name Suffix:suffix,Nickname:nickname,File As:,Organization Name:organisation,"
        "Organization Title:title,Organization Department:department,Birthday:birthday,Notes:note,Photo:,Labels:tags,"
        "E-mail 1 - Label:email_label,E-mail 1 - Value:email,Phone 1 - Label:phone_label,Phone 1 - Value:phone,"
        "Address 1 - Label:address_label,Address 1 - Formatted:address,Address 1 - Street:street,Address 1 - City:city,"
        "Address 1 - Region:region,Address 1 - Postal Code:postcode,Address 1 - Country:country,Website 1 - Value:web"
    ),
    "Google, before": (
        "Name:full_name,Given Name:given,Additional Name:patronymic,Family Name:family,Yomi Name:,"
        "Name Prefix:honorific,Name Suffix:suffix,Initials:,Nickname:nickname,Maiden Name:,Birthday:birthday,Gender:,"
        "Location:,Occupation:title,Notes:note,Language:language,Photo:,Group Membership:tags,"
        "E-mail 1 - Type:email_label,"
        "E-mail 1 - Value:email,Phone 1 - Type:phone_label,Phone 1 - Value:phone,Address 1 - Type:address_label,"
        "Address 1 - Formatted:address,Organization 1 - Name:organisation,Organization 1 - Title:title,"
        "Website 1 - Value:web"
    ),
    "Outlook, English": (
        "Title:honorific,First Name:given,Middle Name:patronymic,Last Name:family,Suffix:suffix,Company:organisation,"
        "Department:department,Job Title:title,Business Street:street,Business City:city,Business State:region,"
        "Business Postal Code:postcode,Business Country/Region:country,Home Street:street,Home City:city,"
        "Business Fax:phone,Business Phone:phone,Home Phone:phone,Mobile Phone:phone,Birthday:birthday,Categories:tags,"
        "E-mail Address:email,E-mail 2 Address:email,Notes:note,Web Page:web"
    ),
    "Outlook, German": (
        "Anrede:honorific,Vorname:given,Weitere Vornamen:patronymic,Nachname:family,Firma:organisation,"
        "Abteilung:department,Position:title,Straße geschäftlich:street,Ort geschäftlich:city,"
        "Postleitzahl geschäftlich:postcode,Land/Region geschäftlich:country,Straße privat:street,Ort privat:city,"
        "Fax geschäftlich:phone,Telefon geschäftlich:phone,Telefon privat:phone,Mobiltelefon:phone,"
        "E-Mail-Adresse:email,Geburtstag:birthday,Kategorien:tags,Notizen:note,Webseite:web"
    ),
    "Outlook, Russian": (
        "Имя:given,Отчество:patronymic,Фамилия:family,Организация:organisation,Отдел:department,Должность:title,"
        "Улица (раб. адрес):street,Город (раб. адрес):city,Почтовый код (раб. адрес):postcode,"
        "Улица (дом. адрес):street,"
        "Рабочий факс:phone,Рабочий телефон:phone,Домашний телефон:phone,Телефон переносной:phone,"
        "Адрес эл. почты:email,День рождения:birthday,Категории:tags,Заметки:note,Веб-страница:web"
    ),
    "Outlook, Estonian": (
        "Tiitel:honorific,Eesnimi:given,Teine nimi:patronymic,Perekonnanimi:family,Ettevõte:organisation,"
        "Osakond:department,Ametinimetus:title,Tänav (töö):street,Linn (töö):city,Sihtnumber (töö):postcode,"
        "Riik/regioon (töö):country,Tänav (kodu):street,Tööfaks:phone,Töötelefon:phone,Kodutelefon:phone,"
        "Mobiiltelefon:phone,Meiliaadress:email,Sünnipäev:birthday,Kategooriad:tags,Märkmed:note,Veebileht:web"
    ),
    "Outlook, Lithuanian": (
        "Titulas:honorific,Vardas:given,Antrasis vardas:patronymic,Pavardė:family,Įmonė:organisation,"
        "Skyrius:department,"
        "Pareigos:title,Verslo gatvė:street,Verslo miestas:city,Verslo telefonas:phone,Namų telefonas:phone,"
        "Mobilusis telefonas:phone,El. pašto adresas:email,Gimtadienis:birthday,Pastabos:note,Tinklalapis:web"
    ),
    "Outlook, Hebrew": (
        "תואר:honorific,שם פרטי:given,שם אמצעי:patronymic,שם משפחה:family,סיומת:suffix,חברה:organisation,"
        "מחלקה:department,"
        "תפקיד:title,רחוב בעבודה:street,עיר בעבודה:city,טלפון בעבודה:phone,טלפון בבית:phone,טלפון נייד:phone,"
        "כתובת דואר אלקטרוני:email,יום הולדת:birthday,הערות:note,דף אינטרנט:web"
    ),
    "Thunderbird": (
        "First Name:given,Last Name:family,Display Name:full_name,Nickname:nickname,Primary Email:email,"
        "Secondary Email:email,Screen Name:,Work Phone:phone,Home Phone:phone,Fax Number:phone,Pager Number:phone,"
        "Mobile Number:phone,Home Address:street,Home City:city,Home ZipCode:postcode,Work Address:street,"
        "Work City:city,"
        "Job Title:title,Department:department,Organization:organisation,Web Page 1:web,Birth Year:birth_year,"
        "Birth Month:birth_month,Birth Day:birth_day,Notes:note"
    ),
    "HubSpot": (
        "Record ID:,First Name:given,Last Name:family,Email:email,Phone Number:phone,Mobile Phone Number:phone,"
        "Contact owner:,Lifecycle Stage:,Job Title:title,Company Name:organisation,Street Address:street,City:city,"
        "State/Region:region,Postal Code:postcode,Country/Region:country,Website URL:web,Industry:industry,"
        "Original Source:found_by,Unsubscribed from all email:consent,Create Date:"
    ),
    "Shopify": (
        "Customer ID:,First Name:given,Last Name:family,Email:email,Accepts Email Marketing:consent,"
        "Default Address Company:organisation,Default Address Address1:street,Default Address City:city,"
        "Default Address Zip:postcode,Default Address Phone:phone,Phone:phone,Accepts SMS Marketing:consent,"
        "Total Spent:,Total Orders:,Note:note,Tax Exempt:,Tags:tags"
    ),
    "Salesforce": (
        "Salutation:honorific,First Name:given,Last Name:family,Title:title,Account Name:organisation,"
        "Mailing Street:street,Mailing City:city,Mailing Zip/Postal Code:postcode,Mailing Country:country,Phone:phone,"
        "Mobile:phone,Email:email,Birthdate:birthday,Lead Source:found_by,Email Opt Out:consent,Do Not Call:consent,"
        "HasOptedOutOfEmail:consent"
    ),
    "Zoho": (
        "Record Id:,Contact Owner:,Lead Source:found_by,First Name:given,Last Name:family,Account Name:organisation,"
        "Email:email,Secondary Email:email,Department:department,Phone:phone,Home Phone:phone,Mobile:phone,"
        "Date of Birth:birthday,Mailing Street:street,Mailing City:city,Mailing Zip:postcode,Mailing Country:country,"
        "Description:note,Tag:tags,Email Opt Out:consent"
    ),
    "an Estonian shop": (
        "Nimi:full_name,Telefoni nr:phone,E-post:email,Sünniaeg:birthday,Aadress:address,Uudiskiri:consent,"
        "Nimepäev:name_day,Allikas:found_by,Tegevusala:industry"
    ),
    "a Lithuanian shop": "Vardas, pavardė:full_name,Tel. nr.:phone,El. p.:email,Gimimo data:birthday,"
    "Naujienlaiškis:consent",
    "a Russian shop": "ФИО:full_name,Телефон:phone,Почта:email,Дата рождения:birthday,Согласие на рассылку:consent",
    "a Hebrew shop": "שם פרטי ושם משפחה:full_name,נייד:phone,דוא״ל:email,תאריך לידה:birthday,דיוור:consent",
}
CONSENTS = [
    ("Accepts Email Marketing", "email"),
    ("Accepts SMS Marketing", "message"),
    ("Email Opt Out", "email refused"),
    ("Do Not Call", "phone refused"),
    ("Newsletter", "news"),
    ("Рассылка", "news"),
    ("Do not contact", "refused"),
]


def split(row: str) -> tuple[list[str], list[str]]:
    columns = [one.rpartition(":") for one in row.replace("Vardas, pavardė", "Vardas; pavardė").split(",")]
    return [name.replace(";", ",") for name, _sign, _field in columns], [field for _name, _sign, field in columns]


def sample_of(wanted: list[str]) -> list[list[str]]:
    return [["yes" if field == "consent" else "Dr" if field == "honorific" else "" for field in wanted]] * 2


@pytest.mark.parametrize("program", ROWS)
def test_the_columns_of_a_program_are_known(program: str) -> None:
    names, wanted = split(ROWS[program])
    found = [match.field.value if match.field else "" for match in map_columns(names, sample_of(wanted))]
    assert dict(zip(names, found, strict=True)) == dict(zip(names, wanted, strict=True))


@pytest.mark.parametrize(("header", "label"), CONSENTS)
def test_a_consent_is_known_with_its_channel_and_a_refusal_as_one(header: str, label: str) -> None:
    (found,) = map_columns([header], [["yes"], ["no"], [""]])
    assert (found.field, found.label) == (Field.CONSENT, label)


def test_a_column_of_words_is_no_consent_whatever_its_name() -> None:
    (found,) = map_columns(["Offers"], [["spring sale"], ["10 % off"]])
    assert found.field is None


def test_our_own_column_of_a_fact_is_found_by_its_key_and_what_there_was_to_mend_is_left_out() -> None:
    found = map_columns(["Name", "Shoe size [own:1f0c]", "Що виправити (ClientDesk)"], [["Anna", "38", "?"]])
    assert found[1] == ColumnMatch(Field.FACT, reason=found[1].reason, fact="own:1f0c")
    assert found[2].field is None
