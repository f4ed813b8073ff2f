"""Tests that hold a promise: a small figure on every run, the full one by one command.

A test that holds a row of `docs/promises.md` is marked `promise(row="R1")` and takes how often
it tries from `figure`; what it found it leaves by pytest's `record_property("figure", …)`.
`benchmarks/promises.py` sets the full figures and gathers what was found.
"""

from __future__ import annotations

import os

SEED = 2012
"""Where chance begins, unless `PROMISE_SEED` says otherwise."""


def figure(name: str, fast: int) -> int:
    """Give how often a test tries: `PROMISE_<name>` of the environment, else *fast*."""
    return int(os.environ.get(f"PROMISE_{name}", fast))


def seed() -> int:
    """Give the number that chance begins with."""
    return figure("SEED", SEED)
