"""How much is measured: enough for figures to be compared, or with QUICK=1 only enough to see that all runs."""

import os


def quick() -> bool:
    """Whether the environment asks for small sizes (`make bench QUICK=1`)."""
    return os.environ.get("QUICK", "") not in {"", "0"}


def sized(full: int, small: int) -> int:
    """The number of pieces to measure: `small` where the run is to be quick."""
    return small if quick() else full
