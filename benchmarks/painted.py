"""What a started process tells of itself: when it had painted, and its peak memory."""

import re
import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_mib() -> float:
    """The highest memory of this process so far, in MiB."""
    if _STATUS.exists():  # `getrusage` would count what the process that started this one held
        found = re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text("ascii"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def tell(painted_at: float) -> None:
    """Print both: by the clock that all processes share, and in MiB."""
    print(painted_at, peak_mib(), flush=True)
