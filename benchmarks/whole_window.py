"""Starts the program on a shop as a person does, lets it quit after its first paint, and tells when that was."""

import json
import sys

from benchmarks.painted import tell
from clientdesk.cli import main

if __name__ == "__main__":
    code = main(["--data", sys.argv[1]])
    # Loaded only here, so that the program itself chooses what it loads and when.
    from clientdesk.shell.first_paint import FirstPaint

    tell(FirstPaint.seen_at or 0.0)
    print(json.dumps(sorted(sys.modules)), flush=True)
    sys.exit(code)
