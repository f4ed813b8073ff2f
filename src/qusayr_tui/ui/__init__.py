"""The full-screen lesson; the only part of the program that knows Textual."""
