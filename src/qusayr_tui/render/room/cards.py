"""What each activity of a plan shows a class, in one language, card by card.

No card says or hints what is right before the item was revealed: `CardMaker.item` knows the
key of an item only through `answer`, which is asked for revealed items alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qusayr_tui.domain.classroom.state import Votes
from qusayr_tui.domain.classroom.tally import hands, letter_of
from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.items_of import claims_of, find_exercise, find_exercise_words
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.plan import ActivityWords
from qusayr_tui.domain.prose import Passage, passages
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.domain.quiz.sorting import placed
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.materials import material_lines, material_text
from qusayr_tui.render.room.parts import MOST_LINES, Part, lines, packed, same_words
from qusayr_tui.render.room.voices import voices_card
from qusayr_tui.render.room.votes import distribution, heading_of
from qusayr_tui.render.signs import Signs

Card = tuple[Part, ...]


class CardMaker:
    """Makes cards in one language."""

    def __init__(self, edition: Edition, ledger: Ledger, signs: Signs) -> None:
        self._edition = edition
        self._ledger = ledger
        self._signs = signs

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

    @property
    def language(self) -> str:
        """The language of the cards."""
        return self._edition.language

    def asked(self, item: str) -> Asked:
        """Give an item by its name in the course (`phase/item`)."""
        phase, _, name = item.partition("/")
        return Asked(self._edition, self._ledger, self._edition.phase(phase), name)

    # --- what is said

    def sentence(self, text: LazyText) -> Card:
        """Give one sentence of the program."""
        return (Part(self._t(text)),)

    def notice(self, for_a_class: str | None) -> list[Card]:
        """Give the content notice, a paragraph a card: as the plan says it *for_a_class*."""
        return [(Part(text),) for text in _paragraphs(for_a_class or self._edition.words.notice)]

    def question(self) -> Card:
        """Give the question of the course below its title."""
        words = self._edition.words
        if not words.question:
            return (Part(words.title, role="strong"),)
        return (Part(words.title, role="muted"), Part(words.question, role="strong"))

    def phase(self, phase_id: str) -> Card:
        """Give a phase's title and its central question."""
        words = self._edition.phase(phase_id).words
        number = self._edition.ref(phase_id).number
        title = _l("Phase %(number)s, %(title)s", number=number, title=words.title)
        return (Part(self._t(title), role="muted"), Part(words.question, role="strong"))

    def blocks(self, phase_id: str, blocks: Sequence[str]) -> list[Card]:
        """Give what is read, a passage a card."""
        phase = self._edition.phase(phase_id)
        wanted = blocks or [each.id for each in phase.blocks]
        return [(Part(text),) for block in wanted for text in self._passages(phase, block)]

    def not_known(self, phase_id: str) -> list[Card]:
        """Give what nobody knows."""
        blocks = [
            each.id for each in self._edition.phase(phase_id).blocks if each.kind == "unknown"
        ]
        return self.blocks(phase_id, blocks) if blocks else []

    def _passages(self, phase: PhaseEdition, block_id: str, about: Sequence[str] = ()) -> list[str]:
        """Give the passages of a block, or those alone that cover one of the claims *about*."""
        return _with_their_tails(self._near(phase, block_id, about))

    def _near(self, phase: PhaseEdition, block_id: str, about: Sequence[str]) -> Sequence[Passage]:
        block = next(each for each in phase.blocks if each.id == block_id)
        found = passages(block.prose, block.claims)
        return [each for each in found if set(each.claims) & set(about)] or found

    def starters(self, words: ActivityWords) -> list[Card]:
        """Give beginnings of sentences; nothing where there are none."""
        if not words.starters:
            return []
        label = Part(self._t(_l("To begin a sentence")), role="muted")
        return [(label, *(Part(each, lead=self._signs.dash) for each in words.starters))]

    def board(self, words: ActivityWords) -> list[Card]:
        """Give what the plan has to show in its own words, a card each."""
        return [tuple(Part(text) for text in _paragraphs(each)) for each in words.board]

    def homework(self, text: str | None) -> list[Card]:
        """Give what is to be done at home; nothing where there is none."""
        label = Part(self._t(_l("Homework")), role="muted")
        return [(label, *(Part(each) for each in _paragraphs(text)))] if text else []

    # --- exercises and items

    def exercise(self, name: str, above: str) -> list[Card]:
        """Give the instruction of an exercise (`phase/exercise`), then its texts.

        Its title is left out where the room says the same *above*.
        """
        phase_id, _, exercise_id = name.partition("/")
        phase = self._edition.phase(phase_id)
        record = find_exercise(phase.record, exercise_id)
        words = find_exercise_words(phase.words, exercise_id)
        title = () if words.title == above else (Part(words.title, role="strong"),)
        cards: list[Card] = [(*title, Part(words.instruction))]
        for at, material in enumerate(record.materials):
            source, how = material_lines(self._edition, material)
            role = "em" if material.form == "quote" else ""
            cards.append(
                (
                    Part(source, lead=LETTERS[at].upper(), role="muted"),
                    Part(material_text(self._edition, words, material), role=role),
                    Part(how, role="muted"),
                )
            )
        return cards

    def item(self, item: str, *, revealed: bool = False) -> list[Card]:
        """Give a question as it is asked; what is right has its sign once it was *revealed*."""
        asked = self.asked(item)
        head = [Part(asked.prompt, role="strong")]
        if asked.passage:
            head.append(Part(asked.passage))
        match asked.kind.manner:
            case "write":
                return [tuple(head)]
            case "sort":
                bins = [
                    Part(asked.bin_text(each), LETTERS[at].upper(), close=at > 0)
                    for at, each in enumerate(asked.bins)
                ]
                rows = [
                    Part(asked.option_text(each), self._signs.dash, close=at > 0)
                    for at, each in enumerate(asked.options)
                ]
                return packed([(*head, *bins), rows])
            case _:
                right = set(asked.key) if revealed else set()
                options = [self._option(asked, each, right=right) for each in self._order(asked)]
                again = "".join(each.text for each in options)
                if lines([*head, *options]) > MOST_LINES and same_words(again, asked.passage or ""):
                    head = head[:1]  # the options are the passage, piece by piece
                return [(*head, *options)]

    def _order(self, asked: Asked) -> tuple[str, ...]:
        """Give the options in the order in which this language shows them."""
        return asked.kind.reading_order(asked.words, asked.options)

    def _option(
        self, asked: Asked, option: str, role: str = "", right: Collection[str] = ()
    ) -> Part:
        letter = letter_of(option, asked.options)
        if option in right:
            letter, role = f"{letter} {self._signs.yes}", "strong"
        return Part(asked.option_text(option), letter, role)

    def distribution(self, item: str, votes: Votes, languages: int) -> Card:
        """Give how the hands fell; what is right only where it was revealed.

        *languages* share the screen.
        """
        return distribution(self.asked(item), votes, self._signs, languages)

    # --- once it was revealed

    def answer(self, item: str) -> list[Card]:
        """Give what is right, and why; only for an item that was revealed."""
        asked = self.asked(item)
        label = Part(self._t(heading_of(asked.kind.manner)), role="muted")
        whole = asked.whole_feedback(True)
        why = [Part(whole)] if whole else []
        manner = asked.kind.manner
        if manner in ("one", "several"):
            right = [each for each in self._order(asked) if each in asked.key]
            if manner == "several" and not why:
                return packed([(label,), *(self._with_reason(asked, each) for each in right)])
            if manner == "one" and not why:
                why = [Part(asked.feedback(each) or "") for each in right]
            return [(label, *(self._option(asked, each, "strong") for each in right), *why)]
        if manner == "order":
            return [(label, *(self._option(asked, each) for each in asked.key)), tuple(why)]
        if manner == "sort":
            return [
                *packed([(label,), *self._bins_with_theirs(asked)]),
                *([(*why,)] if why else []),
            ]
        preferred = [Part(asked.preferred, role="strong")] if asked.preferred else []
        return [(label, *preferred, *why)]

    def _with_reason(self, asked: Asked, option: str) -> Card:
        """Give a right option with what is said about it right below."""
        reason = asked.feedback(option)
        below = [Part(reason, column=True, close=True)] if reason else []
        return (self._option(asked, option, "strong"), *below)

    def _bins_with_theirs(self, asked: Asked) -> list[Card]:
        """Give each bin of a `sort` with the statements that belong to it below."""
        bins = placed(asked.key)
        return [
            (
                Part(asked.bin_text(each), LETTERS[at].upper(), "accent"),
                *(
                    Part(asked.option_text(option), self._signs.dash, close=True)
                    for option in asked.options
                    if bins[option] == each
                ),
            )
            for at, each in enumerate(asked.bins)
        ]

    def proof(self, item: str) -> list[Card]:
        """Give the passages that show it, only for an item that was revealed."""
        asked = self.asked(item)
        if asked.proof is None:
            return []
        label = Part(self._t(_l("The passage")), role="muted")
        texts = self._passages(asked.phase, asked.proof, claims_of(asked.item))
        return [(label, Part(text)) for text in texts]

    def accounts(self, claims: Sequence[str], near: str) -> list[Card]:
        """Give each claim with what its status goes by and with who says it."""
        cards = (
            voices_card(self._edition, self._ledger, self._signs, each, near) for each in claims
        )
        return [each for each in cards if each is not None]

    def proving(self, item: str) -> list[Card]:
        """Give the accounts of the claims that the proof of an item rests on."""
        asked = self.asked(item)
        claims = claims_of(asked.item)
        covered = {
            claim
            for each in (self._near(asked.phase, asked.proof, claims) if asked.proof else ())
            for claim in each.claims
        }
        proving = [each for each in claims if each in covered]
        return self.accounts(proving or claims, asked.phase.ref.id)


def voters(item_votes: Votes) -> int:
    """Count the hands of the round in hand."""
    return hands(item_votes.rounds[-1]) if item_votes.rounds else 0


def _paragraphs(text: str) -> list[str]:
    return [" ".join(each.split("\n")) for each in text.split("\n\n") if each.strip()]


def _with_their_tails(found: Sequence[Passage]) -> list[str]:
    """Give passages, a short one that no claim covers together with the one before it."""
    texts: list[str] = []
    for each in found:
        whole = " ".join(_paragraphs(each.text))
        if texts and not each.claims and len(whole) < 120:
            texts[-1] = f"{texts[-1]} {whole}"
        else:
            texts.append(whole)
    return texts
