"""The help as one reads it: found by words, linked from text to text, and closed to everything outside."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from clientdesk.base.paths import resources
from clientdesk.kit.context import Context
from clientdesk.shell.help_page import HelpPage
from clientdesk.shell.help_texts import TOPICS, topics


def test_every_topic_has_a_text_and_a_title(context: Context) -> None:
    found = topics()
    assert [topic.key for topic in found] == list(TOPICS)
    assert all(topic.title and len(topic.text) > 200 for topic in found)


def test_links_lead_only_to_texts_that_are_there() -> None:
    for path in (resources() / "help").rglob("*.md"):
        for target in re.findall(r"\]\(([^)]*)\)", path.read_text(encoding="utf-8")):
            assert target.removesuffix(".md") in TOPICS, f"{path.name}: {target}"


def test_words_find_the_texts_that_say_them(context: Context, qtbot: QtBot) -> None:
    page = HelpPage(context)
    qtbot.addWidget(page)
    qtbot.keyClicks(page.field, "vcard")
    assert list(page.links) == ["import", "export"]
    page.field.returnPressed.emit()
    assert page.topic == "import"
    qtbot.keyClicks(page.field, "zzz")
    assert list(page.links) == []
    assert not page.nothing.isHidden()
    assert page.step_back()
    assert list(page.links) == list(TOPICS)
    assert not page.step_back()


def test_a_link_leads_to_another_text_and_to_nowhere_else(context: Context, qtbot: QtBot) -> None:
    page = HelpPage(context)
    qtbot.addWidget(page)
    page.show_topic("customers")
    for address in ("http://127.0.0.1:1/settings.md", "file:///etc/passwd", "javascript:settings.md", "other.txt"):
        page.browser.anchorClicked.emit(QUrl(address))
        assert page.topic == "customers"
    page.browser.anchorClicked.emit(QUrl("settings.md"))
    assert page.topic == "settings"


def test_nothing_is_fetched_and_markup_is_shown_as_it_stands(context: Context, qtbot: QtBot) -> None:
    page = HelpPage(context)
    qtbot.addWidget(page)
    page.browser.show_text("# Title\n\n<b>bold</b> ![x](http://127.0.0.1:1/x.png)\n")
    assert "<b>bold</b>" in page.browser.toPlainText()
    assert page.browser.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_a_page_without_a_text_shows_the_first_one(context: Context, qtbot: QtBot) -> None:
    page = HelpPage(context)
    qtbot.addWidget(page)
    page.show_topic("no such page")
    assert page.topic == "customers"
