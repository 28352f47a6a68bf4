"""`python -m clientdesk`: the same as the command `clientdesk`."""

from __future__ import annotations

import sys

from clientdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
