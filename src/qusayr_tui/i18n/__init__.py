"""Languages: texts not yet translated, locales, dates and numbers, typography."""
