"""Another language for one document: this thread alone speaks it, and only until the document is done."""

from __future__ import annotations

import threading

import pytest

from clientdesk.base.words import Phrase, _, is_right_to_left, language, ngettext, speaking, use_language


def test_inside_all_words_are_of_that_language_and_outside_none_is() -> None:
    with speaking("ru"):
        assert language() == "ru"
        assert _("Phone") == "Телефон"
        assert Phrase("Phone").text() == "Телефон"
        assert ngettext("{n} day ago", "{n} days ago", 2).format(n=2) == "2 дня назад"
        with speaking("he"):
            assert is_right_to_left()
        assert not is_right_to_left()
    assert (language(), _("Phone")) == ("en", "Phone")


def test_another_thread_does_not_hear_it() -> None:
    heard: list[str] = []
    with speaking("et"):
        listener = threading.Thread(target=lambda: heard.append(language()))
        listener.start()
        listener.join()
    assert heard == ["en"]


def test_the_window_may_change_its_language_meanwhile() -> None:
    try:
        with speaking("lt"):
            use_language("ru")
            assert language() == "lt"
        assert language() == "ru"
    finally:
        use_language("en")


def test_after_a_failure_the_old_language_is_spoken() -> None:
    with pytest.raises(ZeroDivisionError), speaking("he"):
        raise ZeroDivisionError
    assert language() == "en"
    with pytest.raises(ValueError, match="fr"), speaking("fr"):
        pass
