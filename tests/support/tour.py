"""Every screen of a course, each by the keys that lead to it from a fresh start."""

from __future__ import annotations

TO_QUESTION = ("enter",)
TO_READING = (*TO_QUESTION, "n")
TO_CLAIMS = (*TO_READING, "n", "n")
TO_EXERCISE = (*TO_CLAIMS, "n")
TO_QUIZ = (*TO_EXERCISE, "n", "n")
TO_LOOK_BACK = (*TO_QUIZ, "n", "n", "n")

SCREENS: dict[str, tuple[str, ...]] = {
    "notice": (),
    "question": TO_QUESTION,
    "own-words": (*TO_QUESTION, "tab", *"two"),
    "reading": TO_READING,
    "term-card": (*TO_READING, "tab", "enter"),
    "claim-card": (*TO_READING, "tab", "tab", "tab", "enter"),
    "map": (*TO_READING, "n"),
    "map-list": (*TO_READING, "n", "x"),
    "place-card": (*TO_READING, "n", "up", "enter"),
    "claims": TO_CLAIMS,
    "claims-card": (*TO_CLAIMS, "down", "enter"),
    "exercise": TO_EXERCISE,
    "exercise-answered": (*TO_EXERCISE, "enter", *"abcd", "enter"),
    "quiz": TO_QUIZ,
    "quiz-hint": (*TO_QUIZ, "i"),
    "quiz-answered": (*TO_QUIZ, "a", "enter"),
    "proof": (*TO_QUIZ, "a", "enter", "r"),
    "look-back": TO_LOOK_BACK,
    "course": (*TO_LOOK_BACK, "enter"),
    "timeline": (*TO_READING, "t"),
    "glossary": (*TO_READING, "g"),
    "search": (*TO_READING, "slash", *"sta"),
    "palette": (*TO_READING, "ctrl+p"),
    "side-by-side": (*TO_READING, "s"),
    "peek": (*TO_READING, "v"),
    "help": (*TO_READING, "question_mark"),
    "options": (*TO_READING, "o"),
}
"""Keys from the content notice of the phase `fair` of the course `tiny`."""
