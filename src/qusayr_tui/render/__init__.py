"""The lesson as rows, lines and JSON; everything that is drawn without Textual."""
