"""What each activity of a plan shows a class, in one language, card by card.

No card says or hints what is right before the item was revealed: `CardMaker.item` knows the
key of an item only through `answer`, which is asked for revealed items alone.
"""

from __future__ import annotations

from collections.abc import Sequence

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
from qusayr_tui.render.asked import Asked, EditionNames
from qusayr_tui.render.materials import material_lines, material_text
from qusayr_tui.render.room.parts import MOST_LINES, Part, lines, packed, same_words
from qusayr_tui.render.room.votes import ALLOWED, distribution
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.why import ACCESS_WORDS, SAYS_WORDS
from qusayr_tui.render.wording import STATUS_WORDS

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

    def notice(self) -> list[Card]:
        """Give the content notice, a paragraph a card."""
        return [(Part(text),) for text in _paragraphs(self._edition.words.notice)]

    def question(self, title: str) -> Card:
        """Give the question of the course below a title."""
        question = self._edition.words.question
        return (
            Part(title, role="muted"),
            Part(question or self._edition.words.title, "", "strong"),
        )

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
        block = next(each for each in phase.blocks if each.id == block_id)
        found = passages(block.prose, block.claims)
        near = [each for each in found if set(each.claims) & set(about)]
        return _with_their_tails(near or found)

    def starters(self, words: ActivityWords) -> list[Card]:
        """Give beginnings of sentences; nothing where there are none."""
        if not words.starters:
            return []
        label = Part(self._t(_l("To begin a sentence")), role="muted")
        return [(label, *(Part(each, lead=self._signs.dash) for each in words.starters))]

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

    def item(self, item: str) -> list[Card]:
        """Give a question as it is asked."""
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
                options = [self._option(asked, each) for each in self._order(asked)]
                again = "".join(each.text for each in options)
                if lines([*head, *options]) > MOST_LINES and same_words(again, asked.passage or ""):
                    head = head[:1]  # the options are the passage, piece by piece
                return [(*head, *options)]

    def _order(self, asked: Asked) -> tuple[str, ...]:
        """Give the options in the order in which this language shows them."""
        return asked.kind.reading_order(asked.words, asked.options)

    def _option(self, asked: Asked, option: str, role: str = "") -> Part:
        return Part(asked.option_text(option), letter_of(option, asked.options), role)

    def distribution(self, item: str, votes: Votes) -> Card:
        """Give how the hands fell; what is right only where it was revealed."""
        return distribution(self.asked(item), votes, self._signs)

    # --- once it was revealed

    def answer(self, item: str) -> list[Card]:
        """Give what is right, and why; only for an item that was revealed."""
        asked = self.asked(item)
        label = Part(self._t(ALLOWED), role="muted")
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
        """Give each claim with its status and with who says it."""
        cards = []
        for claim_id in claims:
            found = self._ledger.find(claim_id, near)
            if found.claim.audience == "teacher":
                continue
            text = EditionNames(self._edition, self._ledger, near).claim(claim_id)
            status = self._ledger.standing(claim_id, near).status
            voices = dict.fromkeys(
                self._who(each.actor, each.says, each.access) for each in found.claim.accounts
            )
            heading = Part(self._t(SAYS_WORDS["so"]), role="muted")
            who = [heading, *(Part(each, lead=self._signs.dash) for each in voices)]
            cards.append(
                (
                    Part(text, role="strong"),
                    Part(self._t(STATUS_WORDS[status]), role="doubt"),
                    *(who if voices else ()),
                )
            )
        return cards

    def _who(self, actor: str, says: str, access: str) -> str:
        """Say who speaks, and whether they could see it."""
        who = self._edition.actor(actor).name
        if says != "so":
            who = f"{self._t(SAYS_WORDS[says])} {self._signs.dot} {who}"
        if access == "unknown":
            return who
        # A card asks "could see?", and "yes" answers; here nothing asks.
        saw = _l("saw it") if access == "saw" else ACCESS_WORDS[access]
        return f"{who} {self._signs.dot} {self._t(saw)}"


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
