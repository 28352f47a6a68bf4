"""Bringing customers in: the counts shown are the counts done, the whole is one step, doubles are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import Cancelled, UserError
from clientdesk.base.words import N_
from clientdesk.desk.desk import Desk
from clientdesk.desk.exporting import export
from clientdesk.desk.feature import all_of
from clientdesk.desk.intake import Duplicates
from clientdesk.features.customers.bringing import ImportReport, carry_out, plan_source, report
from clientdesk.features.customers.commands import add_customer, change_customer, trash_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.formats.source import open_source

ANNA = PointInput(PointKind.PHONE, "+372 5123 4567")
TABLE = """Name;Phone;E-mail;Birthday;Class;City
Anna Saar;5123 4567;anna@post.ee;3.3.1986;A;Tartu
Arvo Mägi;5300 1180;arvo@magi.ee;;C;Elva
;;;;;
Helena Kask;51;helena@kask.ee;21.11.1986;VIP;Tartu
Anna again;+372 5123 4567;a.saar@gmail.com;;;
"""


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


def bring(desk: Desk, path: Path, duplicates: Duplicates = Duplicates.SKIP) -> ImportReport:
    """Plan and carry out; what was planned is what is done."""
    plan = plan_source(desk, open_source(path), quiet, duplicates=duplicates)
    foretold = report(plan, None)
    done = carry_out(desk, plan, quiet)
    assert (foretold.added, foretold.updated, foretold.skipped, foretold.failed) == (
        done.added, done.updated, done.skipped, done.failed
    )  # fmt: skip
    assert [words for one in all_of(desk.features, "derived") for words in desk.ask(one.problems)] == []
    return done


def everyone(desk: Desk) -> list[Profile]:
    """All customers as they stand, in the order of names."""
    return [known for one in desk.ask(customer_ids) if (known := desk.ask(profile, customer=one))]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A list as shopkeepers keep it."""
    path = tmp_path / "kliendid.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_list_is_brought_in_and_taken_back_as_one_step(desk: Desk, table: Path) -> None:
    done = bring(desk, table)
    assert (done.added, done.updated, done.skipped, done.failed) == (3, 0, 1, 0)
    anna, _arvo, helena = everyone(desk)
    assert (anna.name, anna.potential, anna.birth_year, anna.points[0].shown) == (
        "Anna Saar",
        "A",
        1986,
        "+372 5123 4567",
    )
    assert helena.potential == "A" and "51" in helena.note
    assert list(desk.ask(customer_ids, text="tartu sa")) == [anna.id]
    desk.undo()
    assert everyone(desk) == [] and list(desk.ask(customer_ids, text="anna")) == []
    desk.redo()
    assert [one.name for one in everyone(desk)] == ["Anna Saar", "Arvo Mägi", "Helena Kask"]
    assert list(desk.ask(customer_ids, text="tartu sa")) == [anna.id]


def test_what_cannot_be_taken_as_it_stands_is_told_with_its_line(desk: Desk, table: Path) -> None:
    done = bring(desk, table)
    assert [problem.line for problem in done.problems] == [5]
    assert "51" in done.problems[0].text


@pytest.mark.parametrize(
    ("duplicates", "counts", "names"),
    [
        (Duplicates.SKIP, (2, 0, 2, 0), ["Annie", "Arvo Mägi", "Helena Kask"]),
        (Duplicates.UPDATE, (2, 2, 0, 0), ["Anna again", "Arvo Mägi", "Helena Kask"]),
        (Duplicates.ADD, (4, 0, 0, 0), ["Anna again", "Anna Saar", "Annie", "Arvo Mägi", "Helena Kask"]),
    ],
)
def test_somebody_known_by_phone_is_skipped_updated_or_added(
    desk: Desk, table: Path, duplicates: Duplicates, counts: tuple[int, ...], names: list[str]
) -> None:
    desk.run(N_("Customer added"), add_customer, name="Annie", note="likes tea", points=(ANNA,))
    before = everyone(desk)
    done = bring(desk, table, duplicates)
    assert (done.added, done.updated, done.skipped, done.failed) == counts
    assert [one.name for one in everyone(desk)] == names
    desk.undo()
    assert everyone(desk) == before


def test_an_update_adds_to_what_is_known_and_forgets_nothing(desk: Desk, table: Path) -> None:
    known = desk.run(N_("Customer added"), add_customer, name="Annie", note="likes tea", points=(ANNA,), tags=("tea",))
    bring(desk, table, Duplicates.UPDATE)
    anna = desk.ask(profile, customer=known)
    assert anna is not None
    assert "likes tea" in anna.note and [tag.name for tag in anna.tags] == ["tea"]
    assert [point.value for point in anna.points if point.kind == "email"] == ["anna@post.ee", "a.saar@gmail.com"]
    assert (anna.birth_month, anna.birth_day, anna.potential) == (3, 3, "A")


def test_a_customer_in_the_trash_is_not_taken_for_the_same(desk: Desk, table: Path) -> None:
    gone = desk.run(N_("Customer added"), add_customer, name="Annie", points=(ANNA,))
    desk.run(N_("Moved to the trash"), trash_customer, customer=gone)
    assert bring(desk, table).added == 3


def test_undoing_a_batch_is_refused_where_somebody_worked_on_a_row_since(desk: Desk, table: Path) -> None:
    done = bring(desk, table)
    assert done.batch is not None
    anna = everyone(desk)[0]
    desk.run(N_("Customer changed"), change_customer, customer=anna.id, note="new")
    with pytest.raises(UserError, match="changed again later"):
        desk.undo_step(done.batch)
    assert len(everyone(desk)) == 3
    desk.undo()
    desk.undo_step(done.batch)
    assert everyone(desk) == []


def test_a_stopped_import_leaves_the_shop_as_it_was(desk: Desk, table: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise Cancelled(N_("Stopped. Nothing was changed."))

    plan = plan_source(desk, open_source(table), quiet)
    with pytest.raises(Cancelled):
        carry_out(desk, plan, stop)
    assert everyone(desk) == []


def test_a_click_between_planning_and_copying_is_kept_and_found(desk: Desk, table: Path) -> None:
    known = desk.run(N_("Customer added"), add_customer, name="Olga Petrova")
    plan = plan_source(desk, open_source(table), quiet)

    def click(done: int, of: int) -> None:
        if not click.done:  # type: ignore[attr-defined]
            click.done = True  # type: ignore[attr-defined]
            desk.run(N_("Customer changed"), change_customer, customer=known, given="Olya", family="Sokolova", name="")

    click.done = False  # type: ignore[attr-defined]
    carry_out(desk, plan, click)
    assert list(desk.ask(customer_ids, text="sokol")) == [known]
    assert list(desk.ask(customer_ids, text="petrova")) == []
    assert len(everyone(desk)) == 4


NAMES = st.sampled_from(["Anna", "Õie", "Фёдор", "כהן", "=1+1", "O'Brien; Ltd", '"Q"', "a\tb", "Ünal, Ö."])
PHONES = st.integers(50000000, 59999999).map(lambda number: f"+372{number}")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(st.tuples(NAMES, NAMES, PHONES), max_size=6, unique_by=lambda one: one[2]),
    ending=st.sampled_from(["vcf", "csv", "xlsx"]),
)
def test_what_is_exported_comes_in_again_as_it_was(
    desk: Desk, tmp_path: Path, people: list[tuple[str, str, str]], ending: str
) -> None:
    while desk.last_undo:
        desk.undo()
    for given_name, family, phone in people:
        desk.run(
            N_("Customer added"), add_customer, given=given_name, family=family, birth_month=2, birth_day=29,
            potential="B", tags=("one; two", "three"), points=(PointInput(PointKind.PHONE, phone, "work"),),
        )  # fmt: skip
    before = [plain(one) for one in everyone(desk)]
    path = tmp_path / f"out.{ending}"
    export(desk, path, quiet)
    for _ in people:
        desk.undo()
    assert everyone(desk) == []
    if people:
        bring(desk, path)
    assert [plain(one) for one in everyone(desk)] == before


def plain(one: Profile) -> tuple[object, ...]:
    """What an export has to carry of a customer."""
    points = tuple((point.kind, point.value, point.label, point.preferred) for point in one.points)
    tags = tuple(sorted(tag.name for tag in one.tags))
    return one.name, one.given, one.family, one.birth_month, one.birth_day, one.potential, points, tags
