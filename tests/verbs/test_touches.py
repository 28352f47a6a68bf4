"""The rhythm on the command line: whom to reach and why, what is due, what stands in the calendar."""

from __future__ import annotations

from tests.verbs.test_cli import Shell, shell

__all__ = ["shell"]


def test_a_script_reads_whom_to_reach_and_why(shell: Shell) -> None:
    anna = shell.json("do", "add_customer", "name=Anna Saar", "potential=A")["result"]
    shell("do", "log_contact", f"customer={anna}", "kind=call", "on=2020-10-20T12:00")
    assert shell.json("today", "--at", "2020-11-18T09:00") == []
    (row,) = shell.json("today", "--at", "2020-11-20T09:00")
    assert row == {
        "customer": anna,
        "name": "Anna Saar",
        "why": "A customer, last spoke 31 days ago, you agreed on 30",
        "due_on": "2020-11-19",
        "class": "A",
    }
    shell("do", "set_no_rhythm", f"customer={anna}", "because=She calls herself")
    assert shell.json("today", "--at", "2020-11-20T09:00") == []
    shell("do", "change_rhythm", f"customer={anna}", "way=own", "days=0", expect=2)
    assert shell.json("check") == {"ok": True, "problems": []}
