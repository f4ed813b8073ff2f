"""Texts are compared without accents, case, or marks that nobody types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.domain.fold import fold, fold_with_origins


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Résistance", "resistance"),
        ("al-Quṣayr", "AL‑QUSAYR"),
        ("šabbīḥa", "sabbiha"),
        ("cœur", "coeur"),
        ("Ægée", "aegee"),
        ("l’État", "l'etat"),
        ("al-ʿarabī", "al-arabi"),
        ("1er\u00a0mars", "1er mars"),
        ("Straße", "STRASSE"),
        ("القُصَيْر", "القصير"),
        ("أحمد", "احمد"),
        ("e\u0301te\u0301", "été"),
        ("un – deux", "un - deux"),
    ],
)
def test_what_reads_alike_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert len({fold(word) for word in ("char", "chars", "chat", "شبيحة", "Homs")}) == 5


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aéœʿ’ﬁ\u0301X", max_size=12))
def test_the_origins_lead_back_to_what_was_folded(text: str) -> None:
    folded = fold_with_origins(text)
    assert folded.text == fold(text)
    for start in range(len(folded.text)):
        first, last = folded.source_range(start, start + 1)
        assert folded.text[start] in fold(text[first:last])


def test_a_found_part_can_be_shown_in_the_text_as_it_was() -> None:
    text = "À l’Hôpital, un cœur"
    folded = fold_with_origins(text)
    for wanted, shown in (("hopital", "Hôpital"), ("coeur", "cœur"), ("a l", "À l")):
        at = folded.text.index(wanted)
        first, last = folded.source_range(at, at + len(wanted))
        assert text[first:last] == shown
