"""One mechanism for undo, audit and refresh: it covers any table, and is exact for any value."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.shop import Shop
from tests.desk.conftest import Entry, Part, Promise, Thing, add_thing, change_thing, drop_thing

AWKWARD = [
    None, "null", "1e5", "0123", '{"a":1}', "🦊", "שלום, מה שלומך?", "", " ", "it's", 0, 1, -1, 2**63 - 1, -(2**63),
    1.0, 0.1, -0.0, 1e308, True, b"", b"\x00\xff", "a\x00b", "A", "a",
]  # fmt: skip


def stored(desk: Desk) -> list[tuple[object, ...]]:
    """All things with the storage class of each value."""
    columns = ", ".join(f"{name}, typeof({name})" for name in Thing.columns())
    return [
        tuple(row) for row in desk.store.database.execute_sql(f"SELECT {columns} FROM thing ORDER BY id").fetchall()
    ]


def raw_add(shop: Shop, /, *, value: object) -> int:
    """Write `value` into the column without a type, past Peewee's conversions."""
    shop.database.execute_sql("INSERT INTO thing (label, ticked, anything) VALUES ('x', 0, ?)", (value,))
    return int(shop.database.execute_sql("SELECT max(id) FROM thing").fetchone()[0])


def raw_change(shop: Shop, /, *, thing: int, value: object) -> None:
    """Change the column without a type."""
    shop.database.execute_sql("UPDATE thing SET anything = ? WHERE id = ?", (value, thing))


@pytest.mark.parametrize("value", AWKWARD, ids=repr)
def test_every_value_comes_back_as_it_was(desk: Desk, value: object) -> None:
    thing = desk.run("Added", raw_add, value=value)
    first = stored(desk)
    desk.run("Changed", raw_change, thing=thing, value="something else")
    desk.run("Dropped", drop_thing, thing=thing)
    assert stored(desk) == []
    desk.undo()
    desk.undo()
    assert stored(desk) == first
    desk.redo()
    desk.redo()
    assert stored(desk) == []


def test_one_and_one_point_nought_are_told_apart(desk: Desk) -> None:
    thing = desk.run("Added", raw_add, value=1)
    desk.run("Changed", raw_change, thing=thing, value=1.0)
    desk.undo()
    assert stored(desk)[0][-2:] == (1, "integer")


def test_undo_touches_only_the_columns_its_step_changed(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="one", count=1)
    desk.run("Renamed", change_thing, thing=thing, label="two")
    renamed = desk.last_undo
    desk.run("Counted", change_thing, thing=thing, count=2)
    assert renamed is not None
    desk.undo_step(renamed.id)
    row = Thing.get_by_id(thing)
    assert (row.label, row.count) == ("one", 2)


def test_undo_refuses_to_overwrite_a_newer_value_and_names_the_row(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="Bell", count=1)
    desk.run("Counted", change_thing, thing=thing, count=2)
    counted = desk.last_undo
    desk.run("Counted", change_thing, thing=thing, count=3)
    assert counted is not None
    with pytest.raises(UserError, match="changed again later") as refused:
        desk.undo_step(counted.id)
    assert "Bell" in refused.value.text()
    assert Thing.get_by_id(thing).count == 3


def test_after_the_later_step_is_undone_the_earlier_can_be(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="Bell", count=1)
    desk.run("Counted", change_thing, thing=thing, count=2)
    desk.run("Counted", change_thing, thing=thing, count=3)
    desk.undo()
    desk.redo()
    desk.undo()
    desk.undo()
    assert Thing.get_by_id(thing).count == 1


def test_deleting_takes_the_parts_and_undo_brings_them_back(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="Bike")
    desk.run("Fitted", lambda _shop: Part.insert_many([{"thing": thing, "note": n} for n in "abc"]).execute())
    changes: list[Changes] = []
    desk.listen(changes.append)
    desk.run("Dropped", drop_thing, thing=thing)
    assert Part.select().count() == 0
    desk.undo()
    assert [part.note for part in Part.select().order_by(Part.id)] == ["a", "b", "c"]
    assert [sorted(change.tables()) for change in changes] == [["part", "thing"]] * 2


def test_undoing_an_addition_refuses_while_something_newer_hangs_on_it(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="Bike")
    added = desk.last_undo
    desk.run("Fitted", lambda _shop: Part.create(thing=thing, note="bell").id)
    assert added is not None
    with pytest.raises(UserError):
        desk.undo_step(added.id)
    assert Part.select().count() == 1


def test_an_undone_ledger_line_is_countered_and_a_line_is_never_changed(desk: Desk) -> None:
    desk.run("Points given", lambda _shop: Entry.create(points=30).id)
    desk.undo()
    assert [entry.points for entry in Entry.select().order_by(Entry.id)] == [30, -30]
    desk.redo()
    assert sum(entry.points for entry in Entry.select()) == 30
    with pytest.raises(Exception, match="never changed"):
        desk.run("Cheated", lambda _shop: Entry.update(points=99).execute())


def test_a_write_outside_the_door_is_refused_by_the_database(desk: Desk) -> None:
    for write in (
        "INSERT INTO thing (label, ticked) VALUES ('x', 0)",
        "INSERT OR REPLACE INTO thing (id, label, ticked) VALUES (1, 'x', 0)",
    ):
        with pytest.raises(Exception, match="outside Desk.run"):
            desk.store.database.execute_sql(write)
    thing = desk.run("Added", add_thing, label="one")
    for write in (f"UPDATE thing SET label = 'y' WHERE id = {thing}", "DELETE FROM thing"):
        with pytest.raises(Exception, match="outside Desk.run"):
            desk.store.database.execute_sql(write)


def test_replace_keeps_the_image_of_what_it_replaces(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="old", count=7)
    before = stored(desk)
    desk.run("Replaced", lambda _shop: Thing.insert(id=thing, label="new", ticked=True).on_conflict_replace().execute())
    desk.undo()
    assert stored(desk) == before


def test_a_failing_command_leaves_no_trace(desk: Desk) -> None:
    def half(shop: Shop) -> None:
        add_thing(shop, label="half")
        raise UserError("label", "No.")

    with pytest.raises(UserError):
        desk.run("Tried", half)
    assert stored(desk) == [] and desk.last_undo is None


def test_a_step_that_changed_nothing_is_no_step(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="one")
    desk.run("Renamed", change_thing, thing=thing, label="one")
    assert desk.last_undo is not None and desk.last_undo.label.msgid == "Added"


def test_what_the_program_does_is_neither_undone_nor_clears_redo(desk: Desk) -> None:
    desk.run("Added", add_thing, label="one")
    desk.undo()
    desk.run_as_program("Tidied", add_thing, label="by itself")
    assert desk.last_undo is None
    desk.redo()
    assert {thing.label for thing in Thing.select()} == {"one", "by itself"}


def test_something_new_clears_redo(desk: Desk) -> None:
    desk.run("Added", add_thing, label="one")
    desk.undo()
    desk.run("Added", add_thing, label="two")
    assert desk.last_redo is None


def test_a_batch_is_journaled_as_runs_and_undone_as_one(desk: Desk) -> None:
    def bring(shop: Shop) -> None:
        assert shop.step is not None
        with shop.step.quiet():
            Thing.insert_many([{"id": n, "label": f"thing {n}"} for n in range(1, 3_001)]).execute()
        shop.step.added(Thing, 1, 3_000)

    seen: list[Changes] = []
    desk.listen(seen.append)
    desk.run_batch("Imported", bring)
    before = stored(desk)
    runs = desk.store.database.execute_sql("SELECT count(*) FROM journal_change").fetchone()
    assert runs == (1,) and seen[0].ids("thing") is None
    assert seen[0].all_ids("thing") == frozenset(range(1, 3_001))
    desk.undo()
    assert Thing.select().count() == 0
    desk.redo()
    assert stored(desk) == before


def test_a_batch_done_again_has_every_value_as_it_was_and_is_undone_again(desk: Desk) -> None:
    def bring(shop: Shop) -> None:
        assert shop.step is not None
        with shop.step.quiet():
            for n in range(1, 1_001):
                shop.database.execute_sql(
                    "INSERT INTO thing (id, label, ticked, anything) VALUES (?, '0123', 0, ?)",
                    (n, AWKWARD[n % len(AWKWARD)]),
                )
        shop.step.added(Thing, 1, 1_000)

    desk.run_batch("Imported", bring)
    before = stored(desk)
    for _ in range(2):
        desk.undo()
        assert stored(desk) == []
        desk.redo()
        assert stored(desk) == before
    # Done again, it is a run once more, and what was changed since stands in its way.
    (noted,) = desk.store.database.execute_sql("SELECT count(*) FROM journal_change WHERE op = 'I'").fetchone()
    assert noted == 3
    desk.run("Changed", raw_change, thing=500, value="newer")
    again = desk.store.database.execute_sql("SELECT max(id) FROM journal_step WHERE batch").fetchone()[0]
    with pytest.raises(UserError):
        desk.undo_step(again)


def test_undo_and_redo_survive_a_restart(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="one")
    desk.run("Renamed", change_thing, thing=thing, label="two")
    desk.undo()
    desk.store.database.close()
    desk.store.database.connect()
    again = Desk(desk.store, desk.features, desk.clock)
    again.redo()
    assert Thing.get_by_id(thing).label == "two"
    again.undo()
    again.undo()
    assert stored(again) == []


Values = st.one_of(
    st.none(), st.text(max_size=8), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.binary(max_size=4)
)
Acts = st.lists(
    st.tuples(st.sampled_from(["add", "change", "drop", "undo", "redo"]), st.integers(0, 5), Values), max_size=25
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=Acts)
def test_undo_all_is_the_empty_shop_and_redo_all_the_same_shop(desk: Desk, acts: list[tuple[str, int, object]]) -> None:
    while desk.last_undo:
        desk.undo()
    start = stored(desk)
    for act, which, value in acts:
        ids = [int(str(row[0])) for row in stored(desk)]
        thing = ids[which % len(ids)] if ids else None
        if act == "add":
            desk.run("Added", raw_add, value=value)
        elif act == "undo" and desk.last_undo:
            desk.undo()
        elif act == "redo" and desk.last_redo:
            desk.redo()
        elif act == "change" and thing:
            desk.run("Changed", raw_change, thing=thing, value=value)
        elif act == "drop" and thing:
            desk.run("Dropped", drop_thing, thing=thing)
    while desk.last_redo:
        desk.redo()
    end = stored(desk)
    undone = 0
    while desk.last_undo:
        desk.undo()
        undone += 1
    assert stored(desk) == start
    for _ in range(undone):
        desk.redo()
    assert stored(desk) == end


def promise(_shop: Shop, /, *, thing: int) -> int:
    """Say something about a thing."""
    return int(Promise.create(thing=thing, kept=True).id)


def test_what_is_only_added_goes_with_the_row_it_belongs_to_and_comes_back_with_it(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="Bell")
    added = desk.last_undo
    said = desk.run("Promised", promise, thing=thing)
    assert added is not None
    with pytest.raises(UserError, match="changed again later"):
        desk.undo_step(added.id)
    with pytest.raises(Exception, match="never changed"):
        desk.run("Cheated", lambda _shop: Promise.delete().where(Promise.id == said).execute())
    desk.run("Dropped", drop_thing, thing=thing)
    assert Promise.select().count() == 0
    desk.undo()
    assert [(row.id, row.__data__["thing"], row.kept) for row in Promise.select()] == [(said, thing, True)]


def test_a_row_whose_additions_were_all_taken_back_can_itself_be_taken_back(desk: Desk) -> None:
    thing = desk.run("Added", add_thing, label="Bell")
    desk.run("Promised", promise, thing=thing)
    desk.undo()
    desk.undo()
    assert (Thing.select().count(), Promise.select().count()) == (0, 0)
    desk.redo()
    desk.redo()
    assert [row.kept for row in Promise.select().order_by(Promise.id)] == [True, False, True]
