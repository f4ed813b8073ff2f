"""Let `python -m qusayr_tui` and the command `qusayr` start the same way."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    if sys.argv[1:] in (["-V"], ["--version"]):
        # Asked by scripts, and often: answered before anything else is loaded.
        from qusayr_tui import __version__

        print(f"qusayr {__version__}")
        return
    from qusayr_tui.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
