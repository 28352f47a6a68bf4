"""Pairs of customers for the tests: some are one, some only look like it."""

from __future__ import annotations

from collections.abc import Iterable

from clientdesk.features.duplicates.queries_traits import made_traits
from clientdesk.features.duplicates.rules_traits import Birth, Traits

PHONE, OTHER_PHONE = "+37251234567", "+37255555555"
MAIL = "anna.saar@pood.example"
HOME = ("Riia 12-4", "Tartu")


def somebody(
    name: str = "", *, given: str = "", family: str = "", patronymic: str = "", nickname: str = "", customer: int = 1,
    phones: Iterable[str] = (), mails: Iterable[str] = (), birth: Birth | None = None,
    homes: Iterable[tuple[str, str]] = (), firm: bool = False,
) -> Traits:  # fmt: skip
    """Somebody as the matcher sees them."""
    parts = (given, family, patronymic)
    return made_traits(
        customer, name or " ".join(filter(None, (given, patronymic, family))), parts, nickname=nickname, phones=phones,
        mails=mails, birth=birth, homes=homes, is_organisation=firm,
    )  # fmt: skip
