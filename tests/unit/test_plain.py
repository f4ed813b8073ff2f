"""The lesson in lines of text: one thing at a time, by letters, in any language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qusayr_tui.cli.plain import talk
from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.plain.steps import StepStop
from qusayr_tui.cli.plain.typed import COMMANDS
from qusayr_tui.cli.plain.voice import Voice
from qusayr_tui.domain.quiz.engine import LETTERS
from tests.support.courses import SHIPPED, TINY
from tests.support.plain import ScriptedVoice, Talk, open_talk

ITEMS = [
    "fair/two-texts/compare",
    "fair/two-texts/signed",
    "fair/two-texts/who-says",
    "fair/words/weigh",
    "fair/words/pairs",
    "fair/words/name",
    "fair/words/free",
    "fair/words/where",
    "fair/how-many",
    "fair/in-time",
    "fair/open",
]
LANGUAGES = ("fr", "en", "eo")


def answered(session: Talk) -> dict[str, bool | None]:
    answers = session.lesson.session.progress.answers
    return {name: answer.correct for name, answer in answers.items()}


def verbs(session: Talk) -> list[tuple[str, str]]:
    run = session.lesson.session
    return [(each.verb, each.object) for each in run.store.events(run.registration)]


def go_through(session: Talk, *, most: int = 200) -> list[str]:
    """Answer every item rightly until the end of the lesson; give all that was said."""
    heard = [session.said]
    for _ in range(most):
        stop = session.lesson.stop
        if type(stop).__name__ == "EndStop":
            return heard
        if session.item and session.attempt.response is None:
            heard.append(session.type(session.line_for(session.right_response())))
        heard.append(session.type(""))
    raise AssertionError("the lesson does not end")


# --- the whole way


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_line_and_right_letters_lead_through_every_item_to_the_summary(
    lang: str,
) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        heard = go_through(session)
        assert answered(session) == dict.fromkeys(ITEMS, True)
        assert ("completed", "fair") in verbs(session)
        text = "\n".join(heard)
        for block in session.lesson.phase("fair").blocks:
            assert block.prose.plain().split()[0] in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


def test_every_page_ends_by_saying_where_one_is_and_how_to_go_on_and_get_help() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        for page in go_through(session):
            prompt = " ".join(page.rstrip().rpartition("\n\n")[2].split())
            assert "Enter alone: " in prompt
            assert prompt.endswith("?: help.")
            assert not re.search(r"[.?!]\.", prompt)


def test_a_heading_says_phase_and_step_once_for_each_step() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        text = " ".join("\n".join(go_through(session)).split())
    headings = re.findall(r"Phase 1, The fair\. Step (\d) of (\d): ([a-z ]+)\.", text)
    assert [int(at) for at, _, _ in headings] == list(range(1, int(headings[0][1]) + 1))
    assert headings[0][2] == "central question"
    assert headings[1][2] == "reading"


def test_the_first_run_asks_for_the_language_in_every_one_of_them(tmp_path: Path) -> None:
    with open_talk(TINY, data=tmp_path) as session:
        for tag in session.lesson.languages:
            edition = session.lesson.program.edition(tag)
            assert edition.words.title in session.said
            assert f"\n{edition.locale.name_of(tag)}" in session.said
        assert "taper a." in session.said
        assert "type b." in session.said
        session.type("b")
        assert session.lesson.edition.language == session.lesson.languages[1]
        assert session.lesson.program.settings.settings.language == session.lesson.languages[1]


def test_five_empty_lines_lead_from_a_first_start_to_prose(tmp_path: Path) -> None:
    with open_talk(TINY, data=tmp_path) as session:
        session.type("", "", "", "")
        assert "Passage 1 " in session.words


# --- each kind of item


@pytest.mark.parametrize("name", ITEMS)
def test_each_kind_of_item_is_answered_by_a_line_and_judged_at_once(name: str) -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item(name)
        right = session.right_response()
        said = session.type(session.line_for(right))
        assert "Yes." in said
        assert set(session.attempt.response or ()) == set(right)
        assert answered(session)[name] is True
        assert ", answered. " in session.words


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("fair/how-many", "ab"),
        ("fair/how-many", "d"),
        ("fair/how-many", "z"),
        ("fair/in-time", "a b"),
        ("fair/in-time", "a a b"),
        ("fair/open", "=true"),
        ("fair/two-texts/compare", "a b c"),
        ("fair/words/name", "a"),
        ("fair/words/name", "="),
    ],
)
def test_what_is_no_answer_changes_nothing_and_is_told_what_would_be(name: str, typed: str) -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item(name)
        said = session.type(typed)
        assert f"Not understood: {typed}" in said
        assert "Type " in said
        assert session.attempt.response is None
        assert answered(session) == {}


def test_a_wrong_choice_is_told_and_what_the_sources_allow_is_said_in_words() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        wrong = session.type(session.line_for(("baker",)))
        assert "Not yet." in wrong
        assert f"What the sources allow: {session.attempt.letter('both')}." in wrong
        assert "Only one speaks." in wrong


def test_an_answer_stays_and_a_letter_then_says_what_is_said_about_that_option() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        session.type(session.line_for(("both",)))
        said = session.type(session.attempt.letter("miller"))
        letter, mine = session.attempt.letter("miller"), session.attempt.letter("both")
        assert said.startswith(f"Comment on {letter}; your answer stays {mine}.\n{letter}. ")
        assert session.attempt.response == ("both",)
        assert "answered already" in session.type("f")


def test_hints_come_one_by_one_are_counted_and_end() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        assert "Hint 1 of 2" in session.type("i")
        assert "Reread passage 2" in session.type("i").replace("\n  ", " ")
        assert "no further hint" in session.type("i")
        session.type(session.line_for(("both",)))
        assert session.lesson.session.progress.answers["fair/how-many"].hints == 2
        assert "before the answer" in session.type("I")


def test_the_proof_is_said_without_leaving_the_question() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        assert "Passage 2 of 3, reread." in session.type("r")
        assert session.item == "fair/how-many"


def test_who_says_so_waits_for_the_answer_then_opens_the_claim_and_its_sources() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        assert "answer first" in " ".join(session.type("w").split())
        session.type(session.line_for(("both",)))
        card = session.type("w")
        assert "Who says so, mark 2:" in card
        assert "Status: sources disagree." in card
        assert "Card of a source:" in session.type("w 2 a")
        assert ("opened", "stalls-counted") in verbs(session)
        assert ("opened", "letter") in verbs(session)
        assert "no mark 77" in session.type("w 77")
        assert "no source z" in session.type("w 2 z")


# --- words and languages


def test_a_word_in_any_language_opens_its_card_and_names_the_language_of_its_other_forms() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        card = session.type("t foire")
        assert "Card: Fair." in card
        assert "In another language, French: foire." in " ".join(card.split())
        assert "The glossary has no “zzz”." in session.type("t zzz")
        assert "t alone: the words there are." in session.said
        assert "The 2 words, by first letter:\nF: fair.\nS: stall." in session.type("T")


def test_l_says_the_same_page_again_in_the_next_language_and_keeps_the_place() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        before, attempt = session.lesson.session.position, session.attempt
        other = session.type("L")
        tag = session.lesson.edition.language
        assert tag != "en"
        assert session.lesson.phase("fair").item_words("how-many").prompt in other
        assert session.lesson.session.position == before
        assert session.attempt == attempt
        for _ in session.lesson.languages[1:]:
            session.type("L")
        assert "How many" in session.said
        assert [verb for verb, _ in verbs(session)].count("switched-language") == 3


def test_quotations_say_their_language_in_words() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/two-texts/compare")
        said = session.type("s")
        assert "Quotation; language of the source: English; licence: CC0." in said
        assert "End of the quotation." in said
        assert "Summed up in our own words." in said


# --- the way back, and out


def test_p_goes_back_one_thing_at_a_time_to_the_list_of_phases() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        way = []
        while type(session.lesson.stop).__name__ != "LookBackStop":
            session.type("")
            way.append(session.lesson.lines.text(session.lesson.stop.where()))
        back = []
        while isinstance(session.lesson.stop, StepStop):
            back.append(session.lesson.lines.text(session.lesson.stop.where()))
            session.type("p")
        assert back[::-1] == way
        assert "List of the phases" in session.words
        assert "nothing before this" in session.type("p")


def test_the_end_of_the_input_keeps_everything_and_the_place(tmp_path: Path) -> None:
    with open_talk(TINY, lang="en", phase="fair", data=tmp_path) as session:
        session.type("", "=They count", "")
        session.go_to_item("fair/how-many")
        session.type(session.line_for(("baker",)), "", "i")
        said = session.end()
        assert "Summary" in said
        assert "question 2" in said
        assert "Everything is saved." in said
    with open_talk(TINY, lang="fr", data=tmp_path) as session:
        assert "a. Continuer" in session.said
        session.type("")
        assert session.item == "fair/in-time"
        assert session.attempt.hints == 1
        assert "Indice 1" in session.said
        assert session.lesson.phase("fair").item_words("in-time").prompt in session.said
        session.type("p")
        assert session.attempt.response == ("baker",)


def test_the_line_on_the_question_is_kept_and_said_again_at_the_end(tmp_path: Path) -> None:
    with open_talk(TINY, lang="en", phase="fair", data=tmp_path) as session:
        session.type("", "= They \x1b[31mcount")
        while type(session.lesson.stop).__name__ != "LookBackStop":
            session.type("")
        assert "You wrote at the beginning: They [31mcount." in session.words
        session.type("=Two counts")
        kept = session.lesson.session
        notes = [each.object for each in kept.store.notes(kept.registration)]
    assert notes == ["fair/question", "fair/look-back"]


def test_the_look_back_leads_to_questions_and_passages_by_number() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        session.type(session.line_for(("baker",)))
        while type(session.lesson.stop).__name__ != "LookBackStop":
            session.type("")
        assert "Worth rereading, 1 question: 1. Question 1." in session.words
        assert "Passage 2 of 3, reread." in session.type("r 1")
        assert "There is no question 99." in session.type("r 99")
        session.type("1")
        assert session.item == "fair/how-many"


def test_earlier_progress_can_be_left_aside_or_looked_at_as_a_guest(tmp_path: Path) -> None:
    with open_talk(TINY, lang="en", phase="fair", data=tmp_path) as session:
        session.type("", "")
        first = session.lesson.session.registration
    with open_talk(TINY, lang="en", data=tmp_path) as session:
        session.type("b")
        assert "A name" in session.said
        session.type("")
        assert session.lesson.session.registration != first
        assert "Before you begin." in session.said
        session.type("")
    with open_talk(TINY, lang="en", data=tmp_path) as session:
        session.type("c", "")
        assert session.end().rstrip().endswith("nothing is kept.")


def test_learners_on_one_account_go_on_each_by_letter_or_by_name(tmp_path: Path) -> None:
    for name in ("Lina", "Paul", "Ines", "Omar", "Zoé"):
        with open_talk(TINY, lang="en", phase="fair", data=tmp_path) as session:
            session.type("", "")
        with open_talk(TINY, lang="en", data=tmp_path) as session:
            afresh = re.search(r"^([a-f])\. Start afresh\.", session.said, re.MULTILINE)
            assert afresh
            session.type(afresh[1], f"={name}", "", "", "")
    with open_talk(TINY, lang="en", data=tmp_path) as session:
        assert "a. Go on as Zoé. Phase 1, “The fair”, reading, passage 1 of 3." in session.words
        assert "b. Go on as Omar." in session.said
        assert re.search(r"d\. Go on as Paul\..*e\. Start afresh\..*f\. Go in", session.words)
        assert "Or type a name: Lina." in session.said
        assert "Enter alone: go on as Zoé." in session.words
        session.type("lina")
        assert session.lesson.session.name == "Lina"
        assert "Passage 1 of" in session.words
    with open_talk(TINY, lang="en", data=tmp_path) as session:
        session.type("d")
        assert session.lesson.session.name == "Paul"


def test_talk_ends_at_the_end_of_the_input_and_at_q() -> None:
    for script in ([], ["q"], ["", "Q"]):
        with open_talk(TINY, lang="en") as session:
            voice = ScriptedVoice(script)
            lesson = PlainLesson(session.lesson.program, session.lesson.session, 76)
            assert talk(lesson, voice, "fair") == 0  # type: ignore[arg-type]
            assert any(each.startswith("Summary of your path:") for each in voice.heard)
            assert not voice.lines


# --- what may be typed


def test_no_command_begins_with_a_letter_that_answers() -> None:
    assert not set(COMMANDS) & set(LETTERS)
    assert set(COMMANDS) >= set("ltiwrp?q")


def test_help_names_every_command_that_means_something_here() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/two-texts/signed")
        told = session.type("?")
        for key in ("i", "r", "s", "p", "n", "t and a word", "L", "? or the word help", "q"):
            assert f"\n  {key}: " in told
        assert "\n  Enter alone: " in told
        assert "your answer: Type the letters" in told


def test_a_step_that_lines_do_not_know_is_passed_over_in_words() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        lesson = session.lesson
        session.type("")
        place = lesson.stop.place  # type: ignore[attr-defined]
        lesson.go(StepStop(lesson, place))
        assert "no lines of text" in session._hear()
        session.type("")
        assert "Passage 1" in session.said


def test_long_and_hostile_lines_are_neither_kept_nor_said_again_whole() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        said = session.type("x" * 3000)
        assert "x" * 41 not in said
        assert "…" in said


def test_the_shipped_course_goes_through_in_lines_without_a_control_character() -> None:
    for lang in ("fr", "en"):
        with open_talk(SHIPPED, lang=lang, phase="siege") as session:
            text = "\n".join(go_through(session, most=900))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]", text)
        assert not re.search(r"%\(\w+\)s", text)


def test_the_streams_are_never_set_up_by_escape_sequences(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("\ufeffb\r\n"))
    voice = Voice()
    assert voice.ask() == "b"
    assert voice.ask() is None
    assert capsys.readouterr().out == "> b\n> \n"


def test_map_and_timeline_are_said_in_sentences_from_any_step() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        assert "open a phase first" in session.type("m")
        assert "h\u00a01: phase 1, “The fair”, 3 statements." in session.type("h")
        session.type("", "")
        map_said = session.type("m")
        assert map_said.startswith("Map of phase 1, “The fair”: who held what.")
        assert "Where the places lie:" in map_said
        told = session.type("h").replace("\u00a0", " ")
        assert told.startswith("Timeline of phase 1, “The fair”: 3 statements in the order")
        dates = [told.index(each) for each in ("1 May 1911", "3 May 1911", "5 May 1911")]
        assert dates == sorted(dates)
        assert "Passage 1 of 3" in session.words


# --- never lost, and nothing twice


def test_help_begins_with_the_whole_place_and_may_be_asked_for_by_its_name() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.type("", "", "")
        told = session.type("help")
        assert "You are here: Phase 1, The fair. Step 2 of 7: reading. Passage 2 of 3." in (
            " ".join(told.split())
        )
    with open_talk(TINY, lang="fr", phase="fair") as session:
        for word in ("aide", "Aide", "help"):
            assert session.type(word).startswith("Vous êtes ici")


def test_a_prompt_that_stood_last_is_said_short_with_the_place_the_way_on_and_help() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        assert "Type one letter" in session.words
        session.type("i")
        assert session.words.endswith(
            "Question 1 of 3. Type one letter, a to c. "
            "Enter alone: question 2 of 3, without answering. ?: help."
        )
        assert "Type one letter" in session.type("L")


def test_n_passes_over_what_is_left_of_a_step() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.type("", "")
        assert "Passage 1 of 3" in session.words
        session.type("n")
        assert "Step 3 of 7" in session.words
        session.type("N")
        assert "Step 4 of 7" in session.words


def test_what_comes_next_is_named_by_its_number_and_a_title_inside_quotation_marks() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        assert "Enter alone: phase 1, “The fair”. ?: help." in session.words
        session.type("")
        assert "Enter alone: step 2, reading." in session.words
    with open_talk(SHIPPED, lang="fr", phase="siege") as session:
        assert re.search(r"phase 1, «\s*Une ville assiégée\s*\?\s*»\. \?\s*: aide\.", session.said)


def test_who_says_so_counts_its_own_pages_and_names_the_passages() -> None:
    with open_talk(SHIPPED, lang="en", phase="siege") as session:
        session.type("", "", "n", "n")
        pages = []
        while "Who says so, " in session.words:
            pages.append(re.findall(r"Who says so, (\d+) of (\d+)\.", session.words)[0])
            assert re.search(r"Marks of passage \d+ of the text\.", session.words)
            session.type("")
        assert pages == [(str(at), str(len(pages))) for at in range(1, len(pages) + 1)]


@pytest.mark.parametrize("typed", ["w 2", "w2", "W2", "w 2 a", "w2a", "w 2a"])
def test_a_mark_may_stand_against_its_command(typed: str) -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.type("", "")
        wanted = "Card of a source:" if typed.endswith("a") else "Who says so, mark 2:"
        assert wanted in session.type(typed)


def test_an_answered_item_that_is_asked_again_says_no_option_twice() -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/two-texts/signed")
        session.type(session.line_for(session.right_response()), "", "p")
        assert ", answered" in session.words
        options = re.findall(r"^([a-f])\. ", session.said, re.MULTILINE)
        assert len(options) == len(set(options))
        assert len(options) == len(session.attempt.rows)


def test_a_source_in_another_language_says_so() -> None:
    with open_talk(SHIPPED, lang="fr", phase="siege") as session:
        session.type("", "")
        assert ", en anglais." in " ".join(session.type("w 7").split())
        session.type("L")
        assert ", in English" not in " ".join(session.type("w 7").split())


def test_the_timeline_names_nobody_twice() -> None:
    with open_talk(SHIPPED, lang="fr", phase="siege") as session:
        session.type("")
        told = " ".join(session.type("h").split())
        assert "(Sans auteur)" not in told
        assert "(sans auteur)" in told
        assert "Sans auteur ; sans auteur" not in told.replace("\u202f", " ")


def test_a_title_that_was_not_noted_is_said_in_one_language() -> None:
    for lang, words in (("fr", "titre non relevé"), ("en", "title not noted")):
        with open_talk(SHIPPED, lang=lang, phase="siege") as session:
            session.type("", "")
            card = " ".join((session.type("w 4") + session.type("w 4 a")).split())
        assert card.count(words) == 2
        assert "[" not in card
