"""The lesson as lines of text, one thing at a time: no cursor, no colour, signs in words."""
