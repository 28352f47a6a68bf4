"""What a note says against the record: proposed in five languages, never guessed."""

from __future__ import annotations

import pytest

from clientdesk.features.knowledge.rules_claims import Claim, Claimed, address_parts, claims_in

NO_CALLS = [
    "Please do not call her any more",
    "Don’t call, she works nights",
    "He does not want phone calls",
    "Ära helista, tal on laps",
    "Ei soovi kõnesid",
    "Prašo: neskambinti",
    "Nenori skambučių",
    "Просит больше не звонить",
    "Не звоните ей",
    "ביקשה לא להתקשר",
    "אל תתקשרו אליה",
]


@pytest.mark.parametrize("text", NO_CALLS)
def test_do_not_call_in_five_languages(text: str) -> None:
    assert claims_in(text, "EE") == [Claimed(Claim.DO_NOT_CALL, "")]


@pytest.mark.parametrize(
    "text",
    [
        "Likes to be called in the evening",
        "Was here on 20.11.2026 at 10:00",
        "Paid 1 200 euros, order 45",
        "Helista pärast kella 16",
        "Звонить после шести",
        "Address the invoice to her husband",
        "Moved to the second floor",
    ],
)
def test_what_contradicts_nothing_is_left_alone(text: str) -> None:
    assert claims_in(text, "EE") == []


def test_a_number_that_differs_is_proposed() -> None:
    said = claims_in("New number: 5555 0199, call after four", "EE", phones=["+37251234567"])
    assert said == [Claimed(Claim.PHONE, "+372 5555 0199")]
    assert claims_in("Her number is 5123 4567", "EE", phones=["+37251234567"]) == []


def test_an_email_that_differs_is_proposed() -> None:
    assert claims_in("Write to anna@saar.ee.", "EE", emails=["old@post.ee"]) == [Claimed(Claim.EMAIL, "anna@saar.ee")]
    assert claims_in("Write to Anna@Saar.ee", "EE", emails=["anna@saar.ee"]) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("She moved to Lootuse 14, Tartu. Nice flat", "Lootuse 14, Tartu"),
        ("Uus aadress: Kase 3-5, Elva", "Kase 3-5, Elva"),
        ("Naujas adresas: Vilniaus g. 12, Kaunas", "Vilniaus g. 12, Kaunas"),
        ("Новый адрес: Садовая 7, Нарва", "Садовая 7, Нарва"),
        ("כתובת חדשה: הרצל 9, חיפה", "הרצל 9, חיפה"),
    ],
)
def test_an_address_is_proposed(text: str, address: str) -> None:
    assert claims_in(text, "EE") == [Claimed(Claim.ADDRESS, address)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Lootuse 14, Tartu", ("Lootuse 14", "", "Tartu")),
        ("Lootuse 14, 51011 Tartu", ("Lootuse 14", "51011", "Tartu")),
        ("Vilniaus 12, LT-44280 Kaunas", ("Vilniaus 12", "44280", "Kaunas")),
        ("Lootuse 14", ("Lootuse 14", "", "")),
        ("Lootuse 14, 3", ("Lootuse 14, 3", "", "")),
    ],
)
def test_an_address_in_one_line_is_taken_apart(line: str, parts: tuple[str, str, str]) -> None:
    assert address_parts(line) == parts
