"""What is true of a lesson, whatever shows it: records, words, answers, dates, statuses."""
