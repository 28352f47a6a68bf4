"""A process that holds the list of a shop, or all of its rows, and tells its memory before that and at its peak."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.painted import peak_mib
from benchmarks.rooms import wait_until
from benchmarks.shops import desk_on
from clientdesk.app import application
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.pane_row import ListRow, written
from clientdesk.features.customers.pane_rows import Rows
from clientdesk.features.customers.queries import customer_rows
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.row_model import PAGE

_LOOKED_AT = 100
"""Pages of rows on which the eye has rested: more than the model keeps."""
_CHUNK = 500


def main(how: str, folder: Path) -> None:
    """Hold what `how` says ("list" or "rows") of the shop in `folder`, and print both peaks in MiB."""
    application()
    with desk_on(folder) as desk:
        # What SQLite keeps of the file is there in both cases.
        desk.store.database.execute_sql("SELECT count(*), sum(length(name)) FROM customer").fetchall()
        before = peak_mib()
        held = _as_list(desk) if how == "list" else _as_rows(desk)
        print(json.dumps([before, peak_mib()]))
        if isinstance(held, Rows):
            held.rest()


def _as_list(desk: Desk) -> Rows:
    """As the window does: all ids, and the rows that were looked at."""
    bridge = Bridge(desk)
    rows = Rows(bridge, bridge)
    bridge.setParent(application())
    rows.want(rows.wanted)
    wait_until(lambda: not rows.is_reading)
    for page in range(_LOOKED_AT):
        rows.model.row_at(page * PAGE % max(1, rows.model.rowCount()))
    return rows


def _as_rows(desk: Desk) -> list[ListRow]:
    """Every row, ready to paint."""
    ids = desk.ask(customer_ids)
    today = desk.ask(lambda shop: shop.today())
    held: list[ListRow] = []
    for start in range(0, len(ids), _CHUNK):
        held += written(desk.ask(customer_rows, ids=ids[start : start + _CHUNK]), "", {}, {}, today)
    return held


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
