"""Numbers and dates in the words of a course are those of its record (course format, part 5).

What a text may write is its *pool*: the figures and dates of the claims that it cites.
"""
