"""How a contact reads: its title, its text, its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.words import shown
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.contacts.rules import aside, direction_words, headline, icon_of, minutes, read_length
from clientdesk.kit.icons import has_icon


@pytest.mark.parametrize(
    ("kind", "direction", "lasted_s", "note", "title", "body"),
    [
        (ContactKind.CALL, Direction.OUTGOING, 360, "Happy", "Called, talked for 6 minutes", "Happy"),
        (ContactKind.CALL, Direction.OUTGOING, 60, "", "Called, talked for 1 minute", ""),
        (ContactKind.CALL, Direction.INCOMING, 125, "", "The customer called, talked for 2 minutes", ""),
        (ContactKind.CALL, Direction.INCOMING, None, "", "The customer called", ""),
        (ContactKind.CALL, Direction.NONE, None, "Happy", "Call", "Happy"),
        (ContactKind.VISIT, Direction.NONE, None, "Bought a lamp\nPaid cash", "Bought a lamp", "Paid cash"),
        (ContactKind.VISIT, Direction.NONE, 900, "", "Visit, 15 minutes", ""),
        (ContactKind.VISIT, Direction.INCOMING, None, "", "Visit", ""),
        (ContactKind.MEETING, Direction.NONE, 3600, "", "Meeting, 60 minutes", ""),
        (ContactKind.EMAIL, Direction.INCOMING, None, "", "E-mail from the customer", ""),
        (ContactKind.EMAIL, Direction.INCOMING, None, "Re: My bike\nThank you", "Re: My bike", "Thank you"),
        (ContactKind.EMAIL, Direction.OUTGOING, 600, "", "E-mail to the customer", ""),
        (ContactKind.LETTER, Direction.OUTGOING, None, "Thank-you card sent", "Thank-you card sent", ""),
        (ContactKind.NOTE, Direction.NONE, None, "Prefers a call after 16:00", "Prefers a call after 16:00", ""),
        (ContactKind.NOTE, Direction.NONE, None, "long " * 30, "Note", ("long " * 30).strip()),
        (ContactKind.NOTE, Direction.NONE, None, "", "Note", ""),
    ],
)
def test_the_title_says_what_it_was(
    kind: ContactKind, direction: Direction, lasted_s: int | None, note: str, title: str, body: str
) -> None:
    words, text = headline(kind, direction, lasted_s, note)
    assert (shown(words), text) == (title, body)


@given(st.sampled_from(ContactKind), st.sampled_from(Direction), st.none() | st.integers(1, 10**6), st.text())
def test_no_word_of_the_note_is_lost_and_there_is_always_a_title(
    kind: ContactKind, direction: Direction, lasted_s: int | None, note: str
) -> None:
    title, body = headline(kind, direction, lasted_s, note)
    assert shown(title).strip()
    said = (shown(title) if isinstance(title, str) else "") + body
    assert "".join(said.split()) == "".join(note.split())
    assert has_icon(icon_of(kind, direction))


def test_who_wrote_to_whom_is_said_only_where_somebody_writes() -> None:
    words = direction_words(ContactKind.EMAIL, Direction.INCOMING)
    assert words is not None
    assert words.text() == "from the customer"
    assert direction_words(ContactKind.CALL, Direction.INCOMING) is None


def test_a_visit_named_by_what_was_done_says_beside_it_how_long_it_was() -> None:
    words = aside(ContactKind.VISIT, Direction.NONE, 900)
    assert words is not None and shown(words) == "Visit, 15 minutes"
    assert aside(ContactKind.NOTE, Direction.NONE, None) is None


@pytest.mark.parametrize(
    ("text", "seconds"), [("", None), ("6", 360), (" 6 min", 360), ("1:30", 5400), ("6 minutit", 360), ("0", 0)]
)
def test_a_length_is_read_as_minutes_or_hours(text: str, seconds: int | None) -> None:
    assert read_length(text) == seconds


@pytest.mark.parametrize("text", ["long", "-6", "6.5.4", "1:2:3"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_length(text)


@given(st.integers(1, 10**6))
def test_a_length_is_never_shown_as_nothing(seconds: int) -> None:
    assert minutes(seconds) >= 1
    assert abs(minutes(seconds) * 60 - seconds) <= 59
