"""How fast ClientDesk is, as ratios taken in one run: `python -m benchmarks`."""
