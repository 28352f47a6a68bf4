"""Which lines promise something, in five languages."""

from __future__ import annotations

import pytest

from clientdesk.features.contacts.rules_promise import promised, promises


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("I'll send the price list", "Send the price list"),
        ("We will look after it", "Look after it"),
        ("promised her to call back", "Call back"),
        ("Promised the lamp", "The lamp"),
        ("lubasin helistada", "Helistada"),
        ("pažadėjau paskambinti", "Paskambinti"),
        ("обещал ей перезвонить", "Перезвонить"),
        ("הבטחתי לשלוח מחירון", "לשלוח מחירון"),
    ],
)
def test_a_promise_is_known_by_its_words(line: str, what: str) -> None:
    assert promises(line)
    assert promises(f"Called, {line}"), "in the middle of a line, too"
    assert promised(line) == what


@pytest.mark.parametrize(
    "line", ["She will come", "I will not come", "A promising talk", "Asked about the will", "обедал", "лубок", ""]
)
def test_other_lines_promise_nothing(line: str) -> None:
    assert not promises(line)
