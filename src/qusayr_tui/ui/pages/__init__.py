"""What stands on each screen, as rows of text with roles; nothing here knows Textual.

A page is a function of an edition, a state of ids and a width. A change of state and a
change of language take the same path: the page is made again and shown at the same place.
"""
