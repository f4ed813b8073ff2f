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
from qusayr_tui.domain.prose import TermLink
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
        assert "tapez a." in session.said
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


# --- what the lines alone must tell: found by a reader who had nothing else


def words_of(said: str) -> str:
    return " ".join(said.split())


GUEST = {
    "en": "You are a guest: nothing is kept when you leave.",
    "fr": "Vous êtes en visite : rien n’est gardé à la sortie.",
}
KEPT = {"en": "Nothing is lost by leaving.", "fr": "Rien n’est perdu quand on quitte."}
FOR_NEXT_TIME = {"en": "everything is kept", "fr": "tout est gardé"}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_guest_is_told_that_nothing_is_kept_and_never_that_it_is(
    lang: str, tmp_path: Path
) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        heard = [session.words, words_of(session.type("?"))]
        for said in heard:
            assert GUEST[lang] in said.replace("\u00a0", " ")
            assert KEPT[lang] not in said
            assert FOR_NEXT_TIME[lang] not in said
    with open_talk(SHIPPED, lang=lang, phase="siege", data=tmp_path) as session:
        assert KEPT[lang] in session.words
        assert FOR_NEXT_TIME[lang] in words_of(session.type("?"))
        assert GUEST[lang] not in session.words


@pytest.mark.parametrize(
    ("lang", "how"),
    [
        ("en", "Question 1 of 3. Type one letter, a to c. Enter alone:"),
        ("fr", "Question 1 sur 3. Tapez une lettre, de a à c. Entrée seule :"),
    ],
)
def test_how_to_answer_stays_in_the_prompt_after_a_hint_a_refusal_and_help(
    lang: str, how: str
) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.go_to_item("fair/how-many")
        for typed in ("i", "z", "?", "w"):
            assert how in words_of(session.type(typed)), typed
        assert words_of(session.type("z")).count(how[13:40]) == 1


@pytest.mark.parametrize("typed", ["{0}.", "{0})", " {0} ."])
def test_a_letter_may_have_a_stop_after_it(typed: str) -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/how-many")
        session.type(typed.format(session.attempt.letter("both")))
        assert session.attempt.response == ("both",)


@pytest.mark.parametrize("typed", ["a,c", "a, c", "a;c.", "A C"])
def test_letters_may_be_parted_as_one_writes(typed: str) -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item("fair/two-texts/signed")
        session.type(typed)
        letters = [session.attempt.letter(each) for each in session.attempt.response or ()]
        assert sorted(letters) == ["a", "c"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("typed", "response"),
    [("true", "true"), ("Vrai", "true"), ("FALSE", "false"), ("faux.", "false")],
)
def test_true_and_false_may_be_written_out_in_both_languages(
    lang: str, typed: str, response: str
) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.go_to_item("siege/one-visitor")
        session.type(typed)
        assert session.attempt.response == (response,)


@pytest.mark.parametrize(
    ("lang", "left"),
    [("en", "Question 1 left without an answer."), ("fr", "Question 1 laissée sans réponse.")],
)
def test_a_question_that_is_passed_over_is_said_to_be(lang: str, left: str) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.go_to_item("fair/how-many")
        assert session.type("").startswith(left)
        session.type("p")
        assert session.type("n").startswith(left)
        session.type("p")
        session.type(session.line_for(("both",)))
        assert left not in session.type("")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_full_stop_says_the_page_in_hand_again_at_every_stop(lang: str) -> None:
    sign = {"en": "  a full stop, .: this page again.", "fr": "  un point, . : redire cette page."}
    with open_talk(TINY, lang=lang, phase="fair") as session:
        for _ in range(60):
            page, stop, at = session.said, session.lesson.stop, session.lesson.session.position
            assert sign[lang] in session.type("?").replace("\u00a0", " ")
            again = session.type(".")
            # All of the page, from the heading of its step: whoever asks for it is lost.
            first = "left without an answer." if lang == "en" else "laissée sans réponse."
            said = page.partition(first)[2] if first in page else page
            assert words_of(said) in words_of(again)
            assert (session.lesson.stop, session.lesson.session.position) == (stop, at)
            if type(stop).__name__ == "EndStop":
                return
            session.type("")
    raise AssertionError("the lesson does not end")


@pytest.mark.parametrize(
    ("lang", "comment"),
    [
        ("en", "Comment on {0}; your answer stays {1}."),
        ("fr", "Commentaire de {0}\u202f; votre réponse reste {1}."),
    ],
)
def test_the_comment_on_another_option_does_not_sound_like_a_new_answer(
    lang: str, comment: str
) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.go_to_item("fair/how-many")
        session.type(session.line_for(("both",)))
        other, mine = session.attempt.letter("miller"), session.attempt.letter("both")
        assert session.type(other).startswith(comment.format(other, mine))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_help_after_an_answer_promises_a_comment_only_where_a_letter_gives_one(lang: str) -> None:
    entry = {"en": "\n  a letter: ", "fr": "\n  une lettre\u00a0: "}[lang]
    with open_talk(TINY, lang=lang, phase="fair") as session:
        promised = {}
        for name in ITEMS:
            session.go_to_item(name)
            session.type(session.line_for(session.right_response()))
            promised[name] = entry in session.type("?")
            letters = session.attempt.letters[:1]
            said = session.type("a") if letters else ""
            assert said.startswith(("Comment", "Commentaire")) == promised[name], name
        assert promised["fair/how-many"]
        assert not promised["fair/in-time"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_help_says_truly_where_n_leads(lang: str) -> None:
    same = {"en": " n: the same as Enter alone.", "fr": " n : la même chose qu’Entrée seule."}[lang]
    with (
        open_talk(TINY, lang=lang, phase="fair") as by_n,
        open_talk(TINY, lang=lang, phase="fair") as by_enter,
    ):
        by_n.type("")
        by_enter.type("")
        while isinstance(by_n.lesson.stop, StepStop):
            told = words_of(by_n.type("?"))
            by_n.type("n")
            by_enter.type("")
            if same not in told:
                named = re.search(r" n\s?: (.*?), (?:past what|en passant ce)", told)
                assert named, told
                assert _is_named(named[1], by_n.words), (named[1], by_n.words)
                while where(by_enter) != where(by_n):
                    by_enter.type("")
            assert where(by_enter) == where(by_n)


def where(session: Talk) -> tuple[object, ...]:
    at = session.lesson.session.position
    assert at
    part = getattr(session.lesson.stop, "at", None)
    return at.step, at.item, at.block, part, type(session.lesson.stop)


def _is_named(named: str, said: str) -> bool:
    """Tell whether a page is what was named: `step 3, who holds what`, `question 1 of 4`."""
    step = re.match(r"(?:step|étape) (\d+), ", named)
    if step:
        return re.search(rf"(?:Step|Étape) {step[1]} ", said) is not None
    return named.casefold() in said.casefold()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_help_says_where_p_leads_and_does_not_offer_it_where_nothing_comes_before(
    lang: str,
) -> None:
    back = re.compile(
        r" p\s?: (?:back to|retour,|retour) (.*?)\. (?:n|a full stop, \.|un point, \.)\s?: "
    )
    with open_talk(TINY, lang=lang, phase="fair") as session:
        while type(session.lesson.stop).__name__ != "LookBackStop":
            session.type("")
        while isinstance(session.lesson.stop, StepStop):
            named = back.search(words_of(session.type("?")))
            assert named, session.words
            session.type("p")
            place = session.lesson.stop.whole_place()
            title = words_of(f"{place} {session.said}").casefold()
            assert any(each in title for each in _ways_to_say(named[1])), (named[1], title)
        assert not re.search(r" p\s?: ", words_of(session.type("?")))


def _ways_to_say(named: str) -> list[str]:
    """Give how a page says of itself what another calls it."""
    step = re.match(r"(?:step|étape) (\d+), ", named)
    if step:
        return [f"step {step[1]} of", f"étape {step[1]} sur"]
    if "exercise" in named or "exercice" in named:
        return [named, "text ", "texte "]
    return [named.casefold().removeprefix("à la ").removeprefix("the ")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_label_of_the_look_back_stays_that_of_its_question_and_leads_back(lang: str) -> None:
    missing = {"en": "There is no question 99.", "fr": "Il n’y a pas de question 99."}[lang]
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.go_to_item("fair/how-many")
        session.type(session.line_for(("baker",)))
        while type(session.lesson.stop).__name__ != "LookBackStop":
            session.type("")
        listed = re.findall(r"^(e?\d+)\. (?:Question|Exerc)", session.said, re.MULTILINE)
        assert listed == ["1", *(f"e{at}" for at in range(1, 9)), "2", "3"]
        # Each question is answered by its label, the last one first: no label moves.
        for label, name in zip(reversed(listed[1:]), reversed(ITEMS[:8] + ITEMS[9:]), strict=True):
            session.type(label)
            assert session.item == name
            session.type(session.line_for(session.right_response()), "")
            assert type(session.lesson.stop).__name__ == "LookBackStop"
            assert not re.search(rf"^{label}\. ", session.said, re.MULTILINE)
        assert missing in words_of(session.type("99"))
        assert "e8" in words_of(session.type("e9"))
        session.type("3", "p")
        assert type(session.lesson.stop).__name__ == "LookBackStop"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Damascus: south of al-Qusayr, position known to within a few kilometres."),
        ("fr", "Damas : au sud d’al-Qusayr, position connue à quelques kilomètres près."),
    ],
)
def test_a_position_known_to_within_kilometres_does_not_sound_near(lang: str, words: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.type("")
        told = session.type("m")
        assert words in words_of(told)
        # A proper name may begin in lower case, a line of the list does not.
        assert not re.search(r"^[a-zé]", told.partition("\n\n")[0].partition("\n")[2][:1])
        assert re.search(r"^Al-Qusayr\s?: ", told, re.MULTILINE)


def test_the_way_back_repeats_the_options_that_lead_to_the_same_place(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    with open_talk(TINY, lang="fr", phase="fair", data=folder) as session:
        session.type("", "", "L")
        tag = session.lesson.edition.language
        said = words_of(session.end())
        assert said.endswith(f"qusayr --data-dir '{folder}' --course {TINY} --lang {tag} plain")
    with open_talk(TINY, lang="fr", phase="fair") as session:
        assert "qusayr " not in session.end()


@pytest.mark.parametrize(
    ("lang", "was"),
    [
        ("en", "You were here before: Phase 1, “The fair”, reading, passage 2 of 3."),
        ("fr", "Vous étiez déjà ici : Phase 1, « La foire », lecture, passage 2 sur 3."),
    ],
)
def test_a_phase_that_was_begun_says_where_one_was_and_leads_there(
    lang: str, was: str, tmp_path: Path
) -> None:
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        session.type("", "", "")
        session.end()
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        assert was in session.words
        session.type("a")
        assert "Passage 2 " in session.words
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        session.type("")
        assert session.lesson.session.position.step == "question"  # type: ignore[union-attr]
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        assert was[:16] not in session.words


@pytest.mark.parametrize(
    ("lang", "unnamed", "named", "name"),
    [
        ("en", "Go on, the learner without a name.", "Go on as Léa. Nothing opened yet.", "Name"),
        ("fr", "Continuer, sans nom.", "Continuer : Léa. Rien d’ouvert encore.", "Nom :"),
    ],
)
def test_the_start_page_puts_learners_together_and_goes_on_as_who_did_something_last(
    lang: str, unnamed: str, named: str, name: str, tmp_path: Path
) -> None:
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        session.type("", "")
    with open_talk(TINY, lang=lang, data=tmp_path) as session:
        session.type("b")
        assert " =, " in words_of(session.type("?"))
        assert words_of(session.type("=Léa")).startswith(name)
    with open_talk(TINY, lang=lang, data=tmp_path) as session:
        page = session.words
        assert page.index(f"a. {unnamed}") < page.index(f"b. {named}") < page.index(" c. ")
        told = session.type("?")
        for letter in "abcd":
            assert re.search(rf"^  {letter}\s?: ", told, re.MULTILINE)
        session.type("")
        assert session.lesson.session.name is None
        assert "Passage 1 " in session.words


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_word_that_is_offered_with_a_card_opens_that_card(lang: str) -> None:
    label = {"en": "Words with a card:", "fr": "Mots qui ont une fiche :"}[lang]
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        edition = session.lesson.edition
        offered = {
            (span.text, span.term)
            for ref in edition.reader.phases
            for block in edition.phase(ref.id).blocks
            for paragraph in block.prose.paragraphs
            for span in paragraph
            if isinstance(span, TermLink)
        }
        assert len(offered) > 60
        for word, term in sorted(offered):
            session.type(f"t {word}")
            opened = [each for verb, each in verbs(session) if verb == "opened"]
            assert opened[-1] == term, word
        for term in edition.terms:
            card = words_of(session.type(f"t {edition.term(term).term}"))
            for word in card.partition(label)[2].partition(". ")[0].strip(". ").split(", "):
                if word:
                    assert {"en": "Card: ", "fr": "Fiche : "}[lang] in session.type(f"t {word}")


def test_what_was_chosen_is_said_in_the_order_shown_one_choice_a_line() -> None:
    with open_talk(SHIPPED, lang="en", phase="siege", width=40) as session:
        session.go_to_item("siege/what-vanished")
        said = session.type("e a d")
        lines = said.partition("\na. ")[0].splitlines()
        assert lines[0] == "Your answer:"
        letters = [each.strip()[0] for each in lines if re.match(r"  [a-f]\. ", each)]
        assert letters == ["a", "d", "e"]
        session.go_to_item("siege/who-speaks")
        for letter in "abcd":
            if session.attempt.letter(session.right_response()[0]) != letter:
                said = session.type(letter)
                break
        assert not re.search(r"\b[a-f]\.$", said, re.MULTILINE)


@pytest.mark.parametrize(("lang", "as_in"), [("en", "as in: "), ("fr", "par exemple : ")])
def test_the_example_of_an_order_has_as_many_letters_as_there_are(lang: str, as_in: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.go_to_item("siege/in-time")
        assert f"{as_in}d a b c." in session.words


@pytest.mark.parametrize(
    ("lang", "gone", "left"),
    [
        ("en", "A hint set {0} aside: choose another one.", "Type one letter of these: {1}."),
        (
            "fr",
            "Un indice a écarté {0} : choisissez-en une autre.",
            "Tapez une de ces lettres : {1}.",
        ),
    ],
)
def test_what_a_hint_set_aside_is_no_answer_and_help_promises_no_more_hints(
    lang: str, gone: str, left: str
) -> None:
    hint = {"en": "\n  i: ", "fr": "\n  i : "}[lang]
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.go_to_item("siege/who-speaks")
        assert hint in session.type("?")
        session.type("i", "i", "i")
        stop = session.lesson.stop
        option = stop.asked.struck_out(session.attempt)  # type: ignore[attr-defined]
        letter = session.attempt.letter(option)
        others = ", ".join(each for each in "abcd" if each != letter)
        assert left.format(letter, others) in words_of(session.said)
        assert gone.format(letter) in words_of(session.type(letter))
        assert session.attempt.response is None
        assert hint not in session.type("?")


@pytest.mark.parametrize(
    ("lang", "why"),
    [("en", "The text stays open: w and the number"), ("fr", "Le texte reste ouvert : w et le")],
)
def test_who_says_so_of_an_open_question_is_refused_with_what_stays_open(
    lang: str, why: str
) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.go_to_item("fair/how-many")
        assert why in words_of(session.type("w"))
        assert why not in words_of(session.type("w 1"))
        assert ("opened", "fair-opens") in verbs(session)


@pytest.mark.parametrize(
    ("lang", "taken", "instead"),
    [
        ("en", "A text after = is taken in the first step of a phase", "This stands in place of: "),
        ("fr", "Un texte après = se donne à la première étape d’une phase", "Cela remplace : "),
    ],
)
def test_own_words_elsewhere_are_told_where_they_go_and_a_second_text_what_it_replaces(
    lang: str, taken: str, instead: str
) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.type("")
        assert instead not in words_of(session.type("=one"))
        assert f"{instead}one." in words_of(session.type("=two"))
        session.type("")
        assert taken in words_of(session.type("=three"))


def test_a_kept_answer_is_said_to_be_kept_and_a_guest_s_is_not(tmp_path: Path) -> None:
    for data, words in ((tmp_path, ", answered, kept. "), (None, ", answered. ")):
        with open_talk(TINY, lang="en", phase="fair", data=data) as session:
            session.go_to_item("fair/how-many")
            session.type(session.line_for(("both",)))
            assert words in session.words
    with open_talk(TINY, lang="fr", phase="fair", data=tmp_path) as session:
        session.type("n")
        session.go_to_item("fair/how-many")
        assert "réponse gardée. " in session.words
        assert "déjà" not in session.words


@pytest.mark.parametrize(
    ("lang", "title", "other"),
    [
        ("en", "Timeline of phase 1, “A town under siege?”: 13 statements", "h 2: phase 2, “"),
        (
            "fr",
            "Chronologie de la phase 1, « Une ville assiégée ? » : 13 énoncés",
            "h 2 : phase 2, «",
        ),
    ],
)
def test_the_timeline_comes_by_phase_and_says_its_scope_and_how_to_get_the_others(
    lang: str, title: str, other: str
) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        assert len(session.type("h").splitlines()) < 15
        assert other in words_of(session.said)
        session.type("")
        told = words_of(session.type("h"))
        assert told.startswith(title)
        assert other in told
        assert told.index(other) > len(told) // 2
        for ref in session.lesson.edition.reader.phases:
            lines = session.type(f"h{ref.number}").splitlines()
            counts = re.search(r"(\d+) (?:statements|énoncés)", " ".join(lines[:2]))
            assert counts
            entries = [line for line in lines if re.match(r"\S.*\s?: ", line)]
            assert len(entries) >= int(counts[1])


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Langue : français."), ("fr", "Language: English.")]
)
def test_another_language_begins_by_saying_which_one_it_is(lang: str, said: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.type("", "")
        assert words_of(session.type("L")).startswith(said)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_card_of_a_mark_says_how_much_follows_and_where_another_one_stands(lang: str) -> None:
    counted = {"en": "3 accounts follow.", "fr": "3 récits suivent."}[lang]
    stands = {"en": "Mark 9 stands in passage 7", "fr": "Le repère 9 est dans le passage 7"}[lang]
    told_in = {"en": "Told in phase 5, “", "fr": "Raconté dans la phase 5, «"}[lang]
    unknown = {"en": ("Date unknown.", "Date: date"), "fr": ("Date inconnue.", "Date : date")}[lang]
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.type("", "")
        card = words_of(session.type("w 9"))
        assert counted in card
        assert card.index(counted) < card.index(" 1. ")
        assert stands in card
        assert told_in in words_of(session.type("w 2"))
        source = words_of(session.type("w 2 a"))
        assert unknown[0] in source
        assert unknown[1] not in source
        assert stands not in words_of(session.type("", "", "", "", "", "", "w"))


@pytest.mark.parametrize(
    ("lang", "answers"),
    [
        ("en", r"One answer, according to: .*\. Another, according to: "),
        ("fr", r"Une réponse, selon : .*\. Une autre, selon : "),
    ],
)
def test_who_answers_otherwise_is_no_riddle(lang: str, answers: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.type("", "")
        assert re.search(answers, words_of(session.type("w 9")))


@pytest.mark.parametrize(
    ("lang", "first", "nothing"),
    [
        ("en", "Al-Qusayr, 2012.", "Summary of your path: nothing was opened yet."),
        ("fr", "Al-Qusayr, 2012.", "Résumé de votre parcours : rien n’a encore été ouvert."),
    ],
)
def test_the_lesson_begins_by_its_title_and_an_empty_summary_says_so(
    lang: str, first: str, nothing: str
) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        assert session.said.startswith(first)
        assert nothing in words_of(session.end())
        assert not re.search(r"\b0 ", session.said)


@pytest.mark.parametrize(
    ("lang", "here"),
    [
        ("en", "Step 1 of 7: central question. What you can"),
        ("fr", "Étape 1 sur 7 : question centrale. Ce que l’on peut"),
    ],
)
def test_the_place_is_not_said_twice(lang: str, here: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege", width=200) as session:
        session.type("")
        told = words_of(session.type("?")).replace(f"{GUEST[lang]} ", "")
        assert here in told


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_texts_of_an_exercise_are_said_again_from_its_texts_too(lang: str) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        while type(session.lesson.stop).__name__ != "MaterialStop":
            session.type("")
        assert len(re.findall(r"^Tex[te]+ [A-F], ", session.type("s"), re.MULTILINE)) >= 2


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_line_parts_a_date_or_an_example(lang: str) -> None:
    day = re.compile(r"(?:^|\s)(?:\d{1,2}|1er)$")
    with open_talk(SHIPPED, lang=lang, phase="siege", width=40) as session:
        session.type("", "n")
        heard = [session.said, session.type("m"), session.type("h"), session.type("p")]
        for _ in range(9):
            heard += [session.type("w 9"), session.type("w 6"), session.type("")]
        session.go_to_item("siege/who-speaks")
        heard += [session.said, session.type("a")]
        for said in heard:
            for line, then in zip(said.splitlines(), said.splitlines()[1:], strict=False):
                if day.search(line):
                    assert not re.match(r"\s*[^\W\d]+\.? \d{4}\b", then.replace(" ", " ")), line
                assert not re.search(r"\bw(?: \d+)?$", line), line
                assert not re.search(r"(?:^|\. )[a-z]\s?:$", line), line


# --- where one is, to the very text, page and part, and back there


def go_to_stop(session: Talk, name: str) -> None:
    while type(session.lesson.stop).__name__ != name:
        session.type("")


@pytest.mark.parametrize(
    ("lang", "here", "prompt"),
    [
        ("en", "compare the sources, text {0}, {1} of 2.", "Text {0}, {1} of 2. Enter alone:"),
        ("fr", "comparer les sources, texte {0}, {1} sur 2.", "Texte {0}, {1} sur 2. Entrée"),
    ],
)
@pytest.mark.parametrize(("lines", "letter", "at"), [((), "A", 1), (("",), "B", 2)])
def test_a_text_of_an_exercise_is_named_on_leaving_and_taken_up_again(
    lang: str, here: str, prompt: str, lines: tuple[str, ...], letter: str, at: int, tmp_path: Path
) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege", data=tmp_path) as session:
        go_to_stop(session, "MaterialStop")
        session.type(*lines)
        assert here.format(letter, at) in words_of(session.end())
    with open_talk(SHIPPED, lang=lang, data=tmp_path) as session:
        assert here.format(letter, at) in session.words
        assert prompt.format(letter, at) in words_of(session.type(""))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_text_says_which_exercise_it_is_of_where_there_are_several(
    lang: str, tmp_path: Path
) -> None:
    here = {"en": "exercise 1, text A, 1 of 2", "fr": "exercice 1, texte A, 1 sur 2"}[lang]
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        go_to_stop(session, "MaterialStop")
        assert here in words_of(session.end())


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_first_question_of_an_exercise_is_taken_up_again_not_its_texts(
    lang: str, tmp_path: Path
) -> None:
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        session.go_to_item("fair/two-texts/compare")
        session.end()
    with open_talk(TINY, lang=lang, data=tmp_path) as session:
        session.type("")
        assert session.item == "fair/two-texts/compare"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_of_marks_and_the_part_of_the_map_are_named_and_taken_up_again(
    lang: str, tmp_path: Path
) -> None:
    page = {"en": "who says so, 4 of 6.", "fr": "qui le dit, 4 sur 6."}[lang]
    part = {
        "en": ("where the places lie.", "Where the places lie: "),
        "fr": ("où se trouvent les lieux.", "Où se trouvent les lieux : "),
    }[lang]
    with open_talk(SHIPPED, lang=lang, phase="siege", data=tmp_path) as session:
        go_to_stop(session, "ClaimsStop")
        session.type("", "", "")
        assert page in words_of(session.end())
    with open_talk(SHIPPED, lang=lang, data=tmp_path) as session:
        assert page in session.words
        assert page[:3] in words_of(session.type("")).casefold()
        assert session.lesson.stop.at == 3  # type: ignore[attr-defined]
        session.type("p", "p", "p", "p")
        assert part[0] in words_of(session.end())
    with open_talk(SHIPPED, lang=lang, data=tmp_path) as session:
        assert part[1] in words_of(session.type(""))


@pytest.mark.parametrize(
    ("lang", "back"),
    [("en", "back to the list of questions"), ("fr", "retour à la liste des questions")],
)
@pytest.mark.parametrize("label", ["e3", "2"])
def test_the_way_back_to_the_list_outlives_leaving_and_an_answer(
    lang: str, back: str, label: str, tmp_path: Path
) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege", data=tmp_path) as session:
        go_to_stop(session, "LookBackStop")
        assert back in words_of(session.type(label))
        session.type("i")  # a hint keeps the place, too
        session.end()
    with open_talk(SHIPPED, lang=lang, data=tmp_path) as session:
        assert back in words_of(session.type(""))
        session.type(session.line_for(session.right_response()))
        session.end()
    with open_talk(SHIPPED, lang=lang, data=tmp_path) as session:
        assert back in words_of(session.type(""))
        session.type("")
        assert type(session.lesson.stop).__name__ == "LookBackStop"


@pytest.mark.parametrize(
    ("lang", "left", "again"),
    [
        ("en", "Not answered yet: 13 questions. For the whole list again: a full stop, .", "1. "),
        (
            "fr",
            "Sans réponse encore : 13 questions. Pour réentendre toute la liste : un point, .",
            "1. ",
        ),
    ],
)
def test_back_from_a_visit_the_list_is_counted_and_said_only_when_asked_for(
    lang: str, left: str, again: str
) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        go_to_stop(session, "LookBackStop")
        session.type("e3")
        said = session.type(session.line_for(session.right_response()), "")
        assert left in words_of(said)
        assert f"\n{again}" not in said
        assert f"\n{again}" in session.type(".")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_feedback_on_a_whole_response_asks_for_another_try(lang: str) -> None:
    tries = re.compile(
        r"\b(again|go back|look for|reprenez|relisez|cherchez|recommencez)\b", re.IGNORECASE
    )
    heard = 0
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        edition = session.lesson.edition
        for ref in edition.reader.phases:
            words = edition.phase(ref.id).words
            for item in [*words.items, *(one for each in words.exercises for one in each.items)]:
                wrong = getattr(item, "wrong", None)
                if wrong:
                    heard += 1
                    assert not tries.search(wrong), wrong
    assert heard >= 10


@pytest.mark.parametrize(
    ("lang", "kept", "stays"),
    [
        (
            "en",
            "The first answer is the one that is kept.",
            "The first answer is the one that stays.",
        ),
        ("fr", "C’est la première réponse qui est gardée.", "C’est la première réponse qui reste."),
    ],
)
def test_which_answer_is_kept_is_said_before_the_first_one_and_in_help(
    lang: str, kept: str, stays: str, tmp_path: Path
) -> None:
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        for first, second in (
            ("fair/two-texts/compare", "fair/two-texts/signed"),
            ("fair/how-many", "fair/in-time"),
        ):
            session.go_to_item(first)
            assert words_of(session.said).count(kept) == 1
            assert kept in words_of(session.type("."))
            session.go_to_item(second)
            assert kept not in session.words
            assert kept in words_of(session.type("?"))
        session.type(session.line_for(session.right_response()))
        assert kept not in words_of(session.type("?"))
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.go_to_item("fair/how-many")
        assert stays in session.words
        assert kept not in words_of(session.type("?"))


@pytest.mark.parametrize(
    ("lang", "kept", "replace"),
    [
        ("en", "Kept.", "To replace what you wrote: an equals sign, =, then your text."),
        ("fr", "C’est gardé.", "Pour remplacer ce que vous avez écrit : le signe égal, =, puis"),
    ],
)
def test_own_words_are_said_to_be_kept_and_how_to_replace_them(
    lang: str, kept: str, replace: str, tmp_path: Path
) -> None:
    with open_talk(TINY, lang=lang, phase="fair", data=tmp_path) as session:
        session.type("")
        assert replace not in session.words
        for text in ("=one", "=two", "."):
            said = words_of(session.type(text))
            assert replace in said
            assert (kept in said) == (text != ".")
        go_to_stop(session, "LookBackStop")
        assert replace not in session.words
        assert replace in words_of(session.type("=three"))
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.type("")
        said = words_of(session.type("=one"))
        assert replace in said
        assert kept not in said


@pytest.mark.parametrize(
    ("lang", "step"), [("en", "Step 2 of 7: reading. Passage 9 of 9."), ("fr", "Étape 2 sur 7 : ")]
)
def test_the_prompt_says_the_step_after_going_back_into_another_one(lang: str, step: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        go_to_stop(session, "MapStop")
        prompt = words_of(session.type("p").rstrip().rpartition("\n\n")[2])
        assert step in prompt
        prompt = words_of(session.type("p").rstrip().rpartition("\n\n")[2])
        assert step[:6] not in prompt


@pytest.mark.parametrize(
    ("lang", "cards", "read"),
    [
        ("en", "2 cards were opened.", "Who says so was read for 1 mark."),
        ("fr", "2 fiches ont été ouvertes.", "« Qui le dit » a été lu pour 1 repère."),
    ],
)
def test_the_summary_counts_who_says_so_apart_from_cards(lang: str, cards: str, read: str) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.type("", "", "t foire", "w 2", "w 2 a")
        said = words_of(session.end())
        assert cards in said
        assert read in said


@pytest.mark.parametrize(
    ("lang", "wrong"),
    [("en", "Your answer, not supported."), ("fr", "Votre réponse, à tort.")],
)
def test_a_wrong_choice_among_several_is_told_by_a_word(lang: str, wrong: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.go_to_item("siege/what-vanished")
        key = session.right_response()
        other = next(each for each in session.attempt.rows if each not in key)
        said = session.type(session.line_for((*key, other)))
        assert said.count(wrong) == 1


@pytest.mark.parametrize(
    ("lang", "left"),
    [
        (
            "en",
            (
                "8 passages left out.",
                "Left out: where the places lie.",
                "Who says so: 5 pages left out.",
                "1 text left out.",
            ),
        ),
        (
            "fr",
            (
                "8 passages laissés de côté.",
                "Laissé de côté : où se trouvent les lieux.",
                "Qui le dit : 5 pages laissées de côté.",
                "1 texte laissé de côté.",
            ),
        ),
    ],
)
def test_n_says_how_much_it_passes_over(lang: str, left: tuple[str, ...]) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.type("", "")
        for each in left:
            assert words_of(session.type("n")).startswith(each)
        session.type("p")
        assert left[-1] not in words_of(session.type("n"))


@pytest.mark.parametrize(
    ("lang", "only"),
    [
        ("en", "Here r takes no number: it gives the passage of this question. Passage 2 of 3"),
        ("fr", "Ici, r ne prend pas de numéro : c’est le passage de cette question. Passage 2"),
    ],
)
def test_a_number_after_r_at_a_question_is_not_passed_over_in_silence(lang: str, only: str) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        session.go_to_item("fair/how-many")
        assert words_of(session.type("r 1")).startswith(only)
        assert only[:10] not in words_of(session.type("r"))


@pytest.mark.parametrize(("lang", "letters"), [("en", "Its sources: a"), ("fr", "Ses sources : a")])
def test_a_source_that_is_not_there_is_told_with_those_that_are(lang: str, letters: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.type("", "")
        assert letters in words_of(session.type("w 1 z"))


@pytest.mark.parametrize("name", ["fair/how-many", "fair/two-texts/signed"])
def test_a_letter_typed_twice_is_no_answer_and_is_told_what_would_be(name: str) -> None:
    with open_talk(TINY, lang="en", phase="fair") as session:
        session.go_to_item(name)
        said = words_of(session.type("a a"))
        assert said.startswith("Not understood: a a")
        assert re.search(
            r"Type (one letter|the letters of all that fit, each once), a to [cd]", said
        )
        assert session.attempt.response is None


@pytest.mark.parametrize(
    ("lang", "how"),
    [
        (
            "en",
            "Type the number of a question, as in 1, e1 for one of an exercise, or an equals sign,",
        ),
        ("fr", "Tapez le numéro d’une question, par exemple 1, ou e1 pour une question d’exercice"),
    ],
)
def test_unknown_input_at_the_list_is_told_of_numbers_too(lang: str, how: str) -> None:
    with open_talk(TINY, lang=lang, phase="fair") as session:
        go_to_stop(session, "LookBackStop")
        assert how in words_of(session.type("b"))


@pytest.mark.parametrize(
    ("lang", "finished"),
    [
        ("en", "Phase 1 finished: 1 question of 14 answered. Phase 2, "),
        ("fr", "Phase 1 terminée, réponses données : 1 question sur 14. Phase 2, "),
    ],
)
def test_a_phase_is_said_to_be_finished_before_the_next_one_opens(lang: str, finished: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="siege") as session:
        session.go_to_item("siege/may-we-write")
        session.type(session.line_for(session.right_response()))
        go_to_stop(session, "LookBackStop")
        assert words_of(session.type("")).startswith(finished)


def test_after_the_end_the_way_on_is_a_phase_not_read_yet_else_out() -> None:
    with open_talk(SHIPPED, lang="en", phase="epilogue") as session:
        go_to_stop(session, "EndStop")
        assert "Enter alone: phase 0, “" in words_of(session.type(""))
        session.type("")
        assert session.lesson.session.position.phase == "prologue"  # type: ignore[union-attr]
    with open_talk(TINY, lang="en", phase="fair") as session:
        go_to_stop(session, "EndStop")
        assert "Enter alone: leave." in words_of(session.type("p"))
        session.type("")
        assert session.lesson.left


def test_an_address_is_cut_at_the_width_and_nowhere_else() -> None:
    with open_talk(SHIPPED, lang="en", phase="siege", width=40) as session:
        session.type("", "")
        card = session.type("w 1 a")
        rows = card.partition("Address:\n")[2].partition("\n\n")[0].splitlines()
        source = session.lesson.edition.reader.record("sources")
        assert "".join(rows) in {each.url for each in source.values()}
        assert len(rows) > 1
        assert {len(row) for row in rows[:-1]} == {40}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_first_word_of_a_verdict_is_not_said_twice(lang: str) -> None:
    with open_talk(SHIPPED, lang=lang, phase="prologue") as session:
        session.go_to_item("prologue/where-homs")
        said = session.type(session.line_for(session.right_response()))
        first = "Oui." if lang == "fr" else "Yes."
        assert said.count(first) == 1
