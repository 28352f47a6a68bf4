"""Painted blocks, cards and grounds follow the look and say what they show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.kit.canvas import Canvas, paragraph_height
from clientdesk.kit.cards import Card, CardHead, Ground, Rule
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed, column, scrolled
from clientdesk.kit.painted import Painted
from clientdesk.kit.style import Style
from clientdesk.kit.theme import Appearance

NOTE = "Thank you, I will come on Thursday after work. Could you also look at the rear brake?"


def test_a_block_is_as_high_as_its_text_needs_at_its_width(style: Style, qtbot: QtBot) -> None:
    block = Painted(
        lambda canvas: canvas.paragraph(0, 0, canvas.w, NOTE),
        height=lambda width: paragraph_height(style, NOTE, width),
        name="What happened",
    )
    host = boxed(column(block, None))
    qtbot.addWidget(host)
    host.resize(600, 300)
    host.show()
    wide = block.height()
    host.resize(150, 300)
    assert block.height() > wide
    assert block.accessibleName() == "What happened"
    block.set_name("What was agreed")
    assert block.accessibleName() == "What was agreed"


def test_a_block_of_fixed_size_grows_with_the_text(style: Style, qtbot: QtBot) -> None:
    seen: list[float] = []

    def draw(canvas: Canvas) -> None:
        seen.append(canvas.w)

    block = Painted(draw, height=20, width=100)
    qtbot.addWidget(block)
    block.show()
    style.set_appearance(Appearance(theme="light", text_size=130))
    block.grab()
    assert (block.width(), block.height()) == (130, 26)
    assert seen[-1] == 100


def test_grounds_have_the_colours_of_the_theme(style: Style, qtbot: QtBot) -> None:
    for kind in ("bg", "surface", "sunken"):
        ground = Ground(kind)
        qtbot.addWidget(ground)
        ground.resize(20, 20)
        for theme in ("light", "dark"):
            style.set_appearance(Appearance(theme=theme))
            assert ground.grab().toImage().pixelColor(10, 10) == QColor(getattr(style.theme, kind))


def test_a_card_is_a_surface_with_a_line_around(style: Style, qtbot: QtBot) -> None:
    card = Card(PlainLabel("Anna"))
    qtbot.addWidget(card)
    card.resize(100, 60)
    picture = card.grab().toImage()
    assert picture.pixelColor(50, 0) == QColor(style.theme.line)
    assert picture.pixelColor(50, 5) == QColor(style.theme.surface)
    card.set_look("danger_soft", None)
    assert card.grab().toImage().pixelColor(50, 5) == QColor(style.theme.danger_soft)


def test_the_head_of_a_card_counts_and_leads_on(style: Style, qtbot: QtBot) -> None:
    followed: list[int] = []
    head = CardHead("Call today", "phone", link="Show all", followed=lambda: followed.append(1))
    qtbot.addWidget(head)
    head.resize(300, 30)
    head.show()
    assert not head.count.isVisible()
    head.set_count(7)
    assert head.count.text() == "7"
    head.set_count(None)
    assert not head.count.isVisible()
    QTest.mouseClick(head.link, Qt.MouseButton.LeftButton)
    assert followed == [1]
    plain = CardHead("Your day")
    qtbot.addWidget(plain)
    assert plain.link.isHidden()


def test_a_rule_is_one_pixel_at_every_size(style: Style, qtbot: QtBot) -> None:
    style.set_appearance(Appearance(theme="light", text_size=130))
    lying, standing = Rule(), Rule(vertical=True)
    for rule in (lying, standing):
        qtbot.addWidget(rule)
        rule.resize(30, 30)
        assert rule.grab().toImage().pixelColor(0, 0) == QColor(style.theme.line)
    assert lying.height() == 1
    assert standing.width() == 1


def test_a_long_page_scrolls_downward_only(style: Style, qtbot: QtBot) -> None:
    inner = QWidget()
    stack = QVBoxLayout(inner)
    for _ in range(40):
        stack.addWidget(PlainLabel("Anna Saar"))
    area = scrolled(inner)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0
