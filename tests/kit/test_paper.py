"""Sheets of labels are cut where their maker says, and every label lies on its paper."""

from __future__ import annotations

import pytest

from clientdesk.kit.paper import A4, LETTER, SHEETS, LabelSheet, paper_of, sheets_for

# By the makers' data sheets: labels on a sheet, left and upper edge of the first, left edge of the second, in mm.
MEASURED = {
    "L7160": (21, 7.25, 15.15, 73.25),
    "L7159": (24, 7.25, 12.9, 73.25),
    "L7163": (14, 4.65, 15.15, 106.25),
    "L7173": (10, 4.65, 6.0, 106.25),
    "3422": (24, 0.0, 8.5, 70.0),
    "3490": (24, 0.0, 4.5, 70.0),
    "5160": (30, 4.76, 12.7, 74.61),
    "5163": (10, 3.97, 12.7, 110.33),
}


@pytest.mark.parametrize("key", MEASURED)
def test_the_first_labels_lie_where_they_are_cut(key: str) -> None:
    count, left, top, second = MEASURED[key]
    sheet = SHEETS[key]
    assert sheet.count == count
    assert sheet.place(0) == pytest.approx((left, top), abs=0.1)
    assert sheet.place(1) == pytest.approx((second, top), abs=0.1)
    assert sheet.place(sheet.columns) == pytest.approx((left, top + sheet.down), abs=0.1)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_no_label_leaves_its_paper_or_lies_on_another(sheet: LabelSheet) -> None:
    places = [sheet.place(label) for label in range(sheet.count)]
    assert len(set(places)) == sheet.count
    assert sheet.across >= sheet.width and sheet.down >= sheet.height
    for x, y in places:
        assert x >= -0.01 and x + sheet.width <= sheet.paper.width + 0.01
        assert y >= -0.01 and y + sheet.height <= sheet.paper.height + 0.01


def test_where_one_reads_from_the_right_the_first_label_is_at_the_right() -> None:
    sheet = SHEETS["L7160"]
    assert sheet.place(0, right_to_left=True) == sheet.place(2)
    assert sheet.place(2, right_to_left=True) == sheet.place(0)


def test_paper_is_that_of_the_country() -> None:
    assert paper_of("EE") is A4 and paper_of("US") is LETTER and paper_of("") is A4
    assert sheets_for(LETTER)[0].paper is LETTER and sheets_for(A4)[0].paper is A4
