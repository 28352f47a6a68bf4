"""A row of the list: what gives way where a name is longer than the list is wide."""

from __future__ import annotations

import pytest

from clientdesk.features.customers.pane_row import shorter_name


@pytest.mark.parametrize(
    ("name", "shorter"),
    [
        ("Анна Сергеевна Воскресенская", "Анна С. Воскресенская"),
        ("Тимофей Иванович Половцев", "Тимофей И. Половцев"),
        ("Anna Maria Saar", "Anna Maria Saar"),
        ("Аптека Старого Города", "Аптека Старого Города"),
    ],
)
def test_where_a_name_does_not_fit_the_patronymic_gives_way(name: str, shorter: str) -> None:
    assert shorter_name(name) == shorter
