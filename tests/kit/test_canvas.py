"""The canvas: laid out once, mirrored once, scaled once; text never leaves its box."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from clientdesk.kit.canvas import Canvas, fits, initials, isolated, paragraph_height
from clientdesk.kit.lettering import cut_end, reads_right_to_left, runs_right_to_left
from clientdesk.kit.style import Style
from clientdesk.kit.theme import Appearance

WIDTH, HEIGHT = 300, 120


@dataclass
class Sheet:
    image: QImage
    canvas: Canvas

    def ink(self) -> QRect | None:
        """The smallest rectangle around what was painted."""
        points = [
            (x, y)
            for x in range(self.image.width())
            for y in range(self.image.height())
            if self.image.pixelColor(x, y) != QColor("white")
        ]
        if not points:
            return None
        xs, ys = [x for x, _y in points], [y for _x, y in points]
        return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)

    def ground_of(self, token: str, style: Style) -> bool:
        """Whether a token's colour occurs."""
        wanted = QColor(getattr(style.theme, token))
        return any(
            self.image.pixelColor(x, y) == wanted for x in range(self.image.width()) for y in range(self.image.height())
        )


Papers = Callable[..., Sheet]


@pytest.fixture
def paper(style: Style) -> Iterator[Papers]:
    """Makes sheets to paint on, and ends their painters."""
    sheets: list[Sheet] = []

    def make(*, rtl: bool = False, x: int = 0) -> Sheet:
        image = QImage(WIDTH + x, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        sheets.append(Sheet(image, Canvas(QPainter(image), QRect(x, 0, WIDTH, HEIGHT), style, rtl=rtl)))
        return sheets[-1]

    yield make
    for sheet in sheets:
        sheet.canvas.painter.end()


@pytest.fixture(params=[False, True], ids=["ltr", "rtl"])
def sheet(request: pytest.FixtureRequest, paper: Papers) -> Sheet:
    return paper(rtl=request.param)


def test_leading_edges_are_mirrored_once(style: Style, paper: Papers) -> None:
    left, right = paper(x=20), paper(rtl=True, x=20)
    assert left.canvas.rect(10, 5, 40, 20) == QRectF(30, 5, 40, 20)
    assert right.canvas.rect(10, 5, 40, 20) == QRectF(20 + WIDTH - 50, 5, 40, 20)


def test_design_pixels_grow_with_the_text(style: Style, paper: Papers) -> None:
    style.set_appearance(Appearance(theme="light", text_size=130))
    sheet = paper()
    assert sheet.canvas.w == pytest.approx(WIDTH / 1.3)
    assert sheet.canvas.rect(10, 0, 10, 10) == QRectF(13, 0, 13, 13)


def test_text_stands_where_it_is_asked_to(sheet: Sheet) -> None:
    canvas = sheet.canvas
    width = canvas.text(20, 0, 200, 30, "Anna")
    start = sheet.ink()
    assert start is not None
    edge = WIDTH - 20 if canvas.rtl else 20
    assert abs((start.right() + 1 if canvas.rtl else start.left()) - edge) <= 2
    sheet.image.fill(QColor("white"))
    assert canvas.text(20, 0, 200, 30, "Anna", align="end") == width
    end = sheet.ink()
    assert end is not None
    edge = WIDTH - 220 if canvas.rtl else 220
    assert abs((end.left() if canvas.rtl else end.right() + 1) - edge) <= 2
    sheet.image.fill(QColor("white"))
    canvas.text(20, 0, 200, 30, "Anna", align="center", valign="bottom")
    middle = sheet.ink()
    assert middle is not None
    assert abs(middle.center().x() - (180 if canvas.rtl else 120)) <= 2
    assert middle.center().y() > 15


LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("אבгд\n\t<&"), max_size=60)


@example("@", 1, False, "record_title")
@given(LETTERS, st.integers(1, 200), st.booleans(), st.sampled_from(["text", "record_title", "small"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_text_leaves_its_box(style: Style, paper: Papers, text: str, width: int, rtl: bool, role: str) -> None:
    sheet = paper(rtl=rtl)
    taken = sheet.canvas.text(50, 30, width, 40, text, role=role)  # type: ignore[arg-type]
    # An ellipsis stands even where there is no room for it, and a single letter, which says more, in its place.
    least = text if len(text) == 1 else "…"
    assert taken <= max(width, sheet.canvas.text_width(least, role)) + 1  # type: ignore[arg-type]


def test_a_long_name_ends_in_an_ellipsis_and_a_short_one_is_whole(style: Style, paper: Papers) -> None:
    sheet = paper()
    long = "Anna Saar and her whole family from Tartu"
    assert sheet.canvas.text(0, 0, 100, 20, long) <= 101
    assert not fits(style, long, 100)
    assert fits(style, "Anna", 100)
    shown = next(left for key, (_static, left, _width) in style.lines.items() if key[0] == long)
    assert shown.endswith("…")


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("UAB „Žalias ratas“", WIDTH),
        ("Ivanova, Anna (Tartu)", WIDTH),
        ("Тимофей Иванович Поликарпов", 120),
        ("Tomas Žilinskas, 78", 108),
    ],
)
def test_a_foreign_name_looks_the_same_in_a_hebrew_window(paper: Papers, text: str, width: int) -> None:
    pictures = []
    for rtl in (False, True):
        sheet = paper(rtl=rtl)
        sheet.canvas.text(0, 0, width, 40, text)
        ink = sheet.ink()
        assert ink is not None
        pictures.append(sheet.image.copy(ink))
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize(
    ("text", "rtl", "runs"),
    [
        ("Anna Saar", True, False),
        ("אנה לוי", False, True),
        ("אנה לוי, Tartu", True, True),
        ("10:00 · Anna Saar", True, True),
        ("13:30 Anna", True, True),
        ("…", True, True),
    ],
)
def test_a_line_runs_as_its_letters_do(text: str, rtl: bool, runs: bool) -> None:
    assert runs_right_to_left(text, rtl) is runs


def test_the_ellipsis_stays_where_the_text_was_cut() -> None:
    assert cut_end("להתקשר אל Garden Hot…", rtl=True).endswith("…\u200e")
    assert cut_end("Call אנה ל…", rtl=False).endswith("…\u200f")
    assert cut_end("Call Garden Hot…", rtl=False) == "Call Garden Hot…"
    assert cut_end("…", rtl=True) == "…"


def test_finds_are_marked_on_their_own_ground(style: Style, paper: Papers) -> None:
    sheet = paper()
    plain = sheet.canvas.text(10, 10, 200, 24, "Dmitri Volkov")
    assert not sheet.ground_of("warn_soft", style)
    marked = sheet.canvas.text(10, 60, 200, 24, "Dmitri Volkov", marks=[(0, 3), (90, 3)])
    assert sheet.ground_of("warn_soft", style)
    assert marked >= plain


def test_a_note_is_clamped_to_its_lines(sheet: Sheet, style: Style) -> None:
    note = "Thank you, I will come on Thursday after work. " * 10
    one = paragraph_height(style, "x", 200)
    assert paragraph_height(style, note, 200, lines=3) == pytest.approx(3 * one)
    assert paragraph_height(style, note, 200) > 10 * one
    assert paragraph_height(style, "a\nb", 200) == pytest.approx(2 * one)
    height = sheet.canvas.paragraph(10, 0, 200, note, lines=3)
    assert height == pytest.approx(3 * one)
    ink = sheet.ink()
    assert ink is not None
    assert ink.bottom() <= height + 1
    assert ink.width() <= 201


def test_a_note_may_stand_on_the_side_of_its_own_language(style: Style, paper: Papers) -> None:
    sheet = paper()
    sheet.canvas.paragraph(0, 0, 300, "תודה, אגיע", own_direction=True)
    ink = sheet.ink()
    assert ink is not None
    assert ink.left() > 150
    assert reads_right_to_left("12 תודה")
    assert not reads_right_to_left("Anna תודה")
    assert not reads_right_to_left("123")


def test_a_phone_number_reads_the_same_in_both_directions(style: Style, paper: Papers) -> None:
    number = "+372 5123 4567"
    left, right = paper(), paper(rtl=True)
    left.canvas.text(0, 0, 120, 20, number, ltr=True)
    right.canvas.text(0, 0, 120, 20, number, ltr=True)
    one, other = left.ink(), right.ink()
    assert one is not None
    assert other is not None
    moved = right.image.copy(other.x(), other.y(), other.width(), other.height())
    assert moved == left.image.copy(one.x(), one.y(), one.width(), one.height())
    assert isolated(number) == f"\u2066{number}\u2069"


def test_a_chip_is_as_wide_as_it_says(sheet: Sheet) -> None:
    canvas = sheet.canvas
    width = canvas.chip(10, 10, "At risk", fill="danger_soft", colour="danger", icon="clock")
    assert width == pytest.approx(canvas.chip_width("At risk", icon=True))
    ink = sheet.ink()
    assert ink is not None
    assert abs(ink.width() - width) <= 2
    assert canvas.chip(10, 40, "A long tag of the shop's own", max_width=60) == 60


@pytest.mark.parametrize(("letter", "ground"), [("A", "accent"), ("B", "accent_text"), ("C", "line")])
def test_classes_differ_in_more_than_their_letter(style: Style, paper: Papers, letter: str, ground: str) -> None:
    sheet = paper()
    sheet.canvas.class_badge(10, 10, letter, size=24)
    assert sheet.image.pixelColor(22, 10) == QColor(getattr(style.theme, ground))


def test_a_person_is_round_and_an_organisation_is_not(style: Style, paper: Papers) -> None:
    sheet = paper()
    sheet.canvas.avatar(0, 0, 40, "Anna Saar", 3)
    sheet.canvas.avatar(100, 0, 40, "Hotel", 3, organisation=True)
    ground = QColor(style.theme.avatar(3)[0])
    assert sheet.image.pixelColor(20, 2) == ground
    assert sheet.image.pixelColor(4, 4) != ground
    assert sheet.image.pixelColor(104, 4) == ground


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Saar", "AS"),
        ("anna", "A"),
        ("Rūta Jankauskaitė-Paulauskienė", "RJ"),
        ("«Garden» “Hotel”", "GH"),
        ("אנה לוי", "אל"),
        ("...", "?"),
        ("", "?"),
        ("Anna Maria von Saar", "AS"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_selected_row_has_a_ground_and_a_bar(sheet: Sheet, style: Style) -> None:
    sheet.canvas.row_ground(selected=True, hovered=False, focused=True)
    assert sheet.ground_of("selected", style)
    assert sheet.ground_of("accent", style)


def test_what_was_measured_is_forgotten_with_the_look(style: Style, paper: Papers) -> None:
    sheet = paper()
    sheet.canvas.text(0, 0, 100, 20, "Anna")
    sheet.canvas.paragraph(0, 0, 100, "Anna")
    assert style.lines
    assert style.paragraphs
    style.set_appearance(Appearance(theme="light", text_size=115))
    assert not style.lines
    assert not style.paragraphs
