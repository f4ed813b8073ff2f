"""A bilingual lesson in the terminal about a contested piece of recent history."""

__version__ = "0.1.0"
