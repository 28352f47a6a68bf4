"""The long list's model: every change arrives as small steps, whoever points at a row stays on it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clientdesk.base.changes import Changes
from clientdesk.kit.row_model import ID_ROLE, PAGE, ROW_ROLE, RowModel
from clientdesk.kit.row_steps import Insert, Remove, steps_between


@dataclass(frozen=True)
class Row:
    id: int
    name: str


class Shop:
    """A shop of names, which counts how often it is asked."""

    def __init__(self, ids: Iterable[int]) -> None:
        self.names = {row_id: f"Customer {row_id}" for row_id in ids}
        self.order = list(self.names)
        self.asked: list[Sequence[int]] = []

    def ids(self) -> list[int]:
        return list(self.order)

    def rows(self, ids: Sequence[int]) -> list[Row]:
        self.asked.append(list(ids))
        return [Row(row_id, self.names[row_id]) for row_id in ids if row_id in self.names]

    def model(self) -> RowModel[Row]:
        model = RowModel(self.ids, self.rows, ["customer", "tag"], speak=lambda row: f"{row.name}, class A")
        model.load()
        return model


def changed(*ids: int) -> Changes:
    return Changes({"customer": frozenset(ids)})


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    shop = Shop(range(1, 200))
    model = shop.model()
    qtmodeltester.check(model)
    shop.order = [500, *shop.order[3:90], 501, *shop.order[95:]]
    model.apply(changed(1, 2, 3))
    qtmodeltester.check(model)


def test_what_a_window_shows_is_read_at_once_and_once(qtbot: QtBot) -> None:
    shop = Shop(range(1, 1000))
    model = shop.model()
    model.in_sight = 14
    assert shop.asked == []
    for place in range(70, 84):
        model.row_at(place)
    assert shop.asked == [[*range(71, 85)]]


def test_rows_next_to_those_in_sight_are_ready_before_one_scrolls_there(qtbot: QtBot) -> None:
    shop = Shop(range(1, 1000))
    model = shop.model()
    model.look_around(100, 112)
    assert [len(ids) for ids in shop.asked] == [PAGE + 13 + PAGE]
    for place in range(100 - PAGE, 113 + PAGE):
        assert model.row_at(place) == Row(place + 1, f"Customer {place + 1}")
    model.look_around(113, 125)
    assert len(shop.asked) == 1
    model.look_around(990, 998)
    assert max(shop.asked[-1]) == 999


def test_a_row_is_heard_as_one_sentence(qtbot: QtBot) -> None:
    model = Shop([7]).model()
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Customer 7, class A"
    assert index.data(ID_ROLE) == 7
    assert index.data(ROW_ROLE) == Row(7, "Customer 7")


def test_a_changed_name_is_repainted_in_place(qtbot: QtBot) -> None:
    shop = Shop(range(1, 100))
    model = shop.model()
    assert model.row_at(4) == Row(5, "Customer 5")
    shop.names[5] = "Anna Saar"
    with qtbot.waitSignal(model.dataChanged) as seen, qtbot.assertNotEmitted(model.modelReset):
        model.apply(changed(5))
    assert seen.args is not None
    assert seen.args[0].row() == 4
    assert model.row_at(4) == Row(5, "Anna Saar")


def test_a_change_elsewhere_reads_nothing(qtbot: QtBot) -> None:
    shop = Shop(range(1, 100))
    model = shop.model()
    model.row_at(0)
    shop.order = []
    model.apply(Changes({"reminder": frozenset({1})}))
    assert model.rowCount() == 99
    assert len(shop.asked) == 1


def test_a_change_of_a_table_that_rows_only_look_at_reads_all_held_rows_again(qtbot: QtBot) -> None:
    shop = Shop(range(1, 100))
    model = shop.model()
    model.row_at(0)
    shop.names[1] = "Renamed"
    model.apply(Changes({"tag": frozenset({77})}))
    assert model.row_at(0) == Row(1, "Renamed")


def test_a_row_that_is_gone_while_it_is_read_shows_nothing(qtbot: QtBot) -> None:
    shop = Shop(range(1, 10))
    model = shop.model()
    del shop.names[3]
    assert model.row_at(2) is None
    assert model.index(2, 0).data(Qt.ItemDataRole.DisplayRole) is None
    assert model.row_at(3) == Row(4, "Customer 4")


def test_one_more_among_a_hundred_thousand_is_one_insertion(qtbot: QtBot) -> None:
    shop = Shop(range(1, 100_001))
    model = shop.model()
    shop.order.insert(40_000, 200_000)
    with qtbot.waitSignal(model.rowsInserted) as seen, qtbot.assertNotEmitted(model.modelReset):
        model.apply(changed(200_000))
    assert seen.args is not None
    assert seen.args[1:] == [40_000, 40_000]


def test_a_row_that_goes_elsewhere_among_a_hundred_thousand_is_one_move(qtbot: QtBot) -> None:
    shop = Shop(range(1, 100_001))
    model = shop.model()
    pointer = QPersistentModelIndex(model.index(10, 0))
    for to in (90_000, 3):
        shop.order.remove(11)
        shop.order.insert(to, 11)
        with qtbot.waitSignal(model.rowsMoved), qtbot.assertNotEmitted(model.layoutChanged):
            model.apply(changed(11))
        assert list(model.ids()) == shop.order and pointer.row() == to


def test_another_list_altogether_is_a_reset(qtbot: QtBot) -> None:
    shop = Shop(range(1, 1000))
    model = shop.model()
    shop.order = list(range(5000, 9000))
    with qtbot.waitSignal(model.modelReset):
        model.apply(Changes(whole=frozenset({"customer"})))
    assert list(model.ids()) == shop.order


def test_memory_holds_few_rows_however_far_one_scrolls(qtbot: QtBot) -> None:
    shop = Shop(range(1, 20_000))
    model = shop.model()
    for place in range(0, 19_999, PAGE):
        model.row_at(place)
    assert len(model._held) <= PAGE * 32
    assert model.row_at(0) == Row(1, "Customer 1")


ORDERS = st.lists(st.integers(1, 60), unique=True, max_size=60)


@given(ORDERS, ORDERS)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_order_becomes_any_other_and_pointers_follow_their_rows(
    qtbot: QtBot, old: list[int], new: list[int]
) -> None:
    shop = Shop(old)
    model = shop.model()
    pointers = {row_id: QPersistentModelIndex(model.index(place, 0)) for place, row_id in enumerate(old)}
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    shop.order = new
    model.apply(changed(*new))
    assert list(model.ids()) == new
    assert not resets
    for row_id, pointer in pointers.items():
        assert pointer.isValid() == (row_id in new)
        assert not pointer.isValid() or new[pointer.row()] == row_id


@given(st.integers(0, 9000), st.integers(1, 40), st.integers(0, 8000))
def test_steps_of_a_long_list_are_few(at: int, count: int, gone: int) -> None:
    old = array("q", range(9000))
    new = array("q", old)
    new[at:at] = array("q", range(100_000, 100_000 + count))
    del new[gone]
    steps = steps_between(old, new)
    assert steps is not None
    assert len(steps) <= 3
    assert all(isinstance(step, Insert | Remove) for step in steps)
