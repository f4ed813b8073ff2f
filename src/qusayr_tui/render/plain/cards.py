"""Cards as lines: a word, a claim with those who say it, a source. One field a line."""

from __future__ import annotations

from collections.abc import Container

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.glossary import link_terms
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import UNKNOWN_DATE, Account, Claim
from qusayr_tui.domain.prose import TermLink, cited, parse_prose
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import source_name, source_title
from qusayr_tui.render.plain.lines import Lines, capital, sentence
from qusayr_tui.render.plain.steps import phase_named
from qusayr_tui.render.why import ACCESS_WORDS, OF_WORDS, SAYS_WORDS, Reasons
from qusayr_tui.render.wording import RELATION_WORDS, SEEN_WORDS, STATUS_WORDS, dated

SOURCE_LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""Sources of a claim are named by letter, so that their cards can be asked for."""


def sources_of(claim: Claim) -> list[str]:
    """Give the sources of a claim, each once, in the order of their letters."""
    return list(dict.fromkeys(each for one in claim.accounts for each in one.sources))


# --- a word


def term(lines: Lines, term_id: str, *, arabic: bool) -> None:
    """Give the card of a word; *arabic* says whether the script is shown."""
    edition = lines.edition
    words, record = edition.term(term_id), edition.reader.record("glossary")[term_id]
    lines.blank()
    lines.labelled(_l("Card"), capital(_form(words.term, words.short)))
    for tag in edition.course.languages:
        if tag != edition.language:
            other = edition.reader.words(tag, "glossary")[term_id]
            form = _form(other.term, other.short)
            lines.say(
                _l(
                    "In another language, %(language)s: %(form)s.",
                    language=edition.locale.name_here(tag),
                    form=form,
                )
            )
    if record.transliteration:
        lines.labelled(_l("Arabic in Latin letters"), record.transliteration)
    if record.arabic and arabic:
        lines.say(_l("%(label)s:", label=_l("In Arabic")))
        lines.say(record.arabic)  # alone on its line: few terminals mix directions
    _prose(lines, words.definition)
    if words.usage:
        if record.contested:
            lines.say(_l("This word takes sides."))
        _prose(lines, words.usage)
    for source in record.sources:
        lines.labelled(_l("Source"), _source(edition, source))
    lines.list(_l("Words with a card"), _words_in(edition, term_id))


def _form(name: str, short: str | None) -> str:
    return f"{name}, {short}" if short else name


def _prose(lines: Lines, text: str) -> None:
    for paragraph in parse_prose(text)[0].plain().split("\n\n"):
        lines.say(paragraph)


def _words_in(edition: Edition, term_id: str) -> list[str]:
    """Give the other words of a card that have cards in their turn, as they stand there."""
    words = edition.term(term_id)
    found: dict[str, str] = {}
    for text in (words.definition, words.usage or ""):
        prose = link_terms(
            parse_prose(text)[0],
            edition.finder,
            already={term_id},
            policy=edition.link_policy,
            exclude={term_id},
        )
        for paragraph in prose.paragraphs:
            for span in paragraph:
                if isinstance(span, TermLink):
                    found.setdefault(span.term, span.text)
    return list(found.values())


# --- a claim


def claim(
    lines: Lines, phase: PhaseEdition, ledger: Ledger, claim_id: str, here: Container[str] = ()
) -> None:
    """Give a claim: what is said, how well it is supported and why, then who says it.

    *here* are the claims of the page in hand; of another one it is said where it stands.
    """
    edition = lines.edition
    found = ledger.find(claim_id, phase.ref.id)
    words = edition.phase(found.phase.id).claim_words(claim_id)
    mark = phase.marks.get(claim_id)
    label = _l("Who says so") if mark is None else _l("Who says so, mark %(number)s", number=mark)
    lines.blank()
    lines.labelled(label, parse_prose(words.text)[0].plain())
    if claim_id not in here:
        _passage_of(lines, phase, claim_id)
    # A card may be long: whoever only listens knows at its top what is still to come.
    count = len(found.claim.accounts)
    if count:
        lines.say(lazy_ngettext("%(count)s account follows.", "%(count)s accounts follow.", count))
    _date(lines, dated(edition, found.claim, short=False), known=found.claim.date != UNKNOWN_DATE)
    if words.date_note:
        lines.say(words.date_note)
    status = ledger.standing(claim_id, phase.ref.id).status
    lines.labelled(_l("Status"), STATUS_WORDS[status])
    for reason in Reasons(edition, ledger).of(claim_id, phase.ref.id):
        lines.say(reason, indent=2)
    notes = {account.id: account.text for account in words.accounts}
    sources = sources_of(found.claim)
    for at, account in enumerate(found.claim.accounts, start=1):
        _account(lines, ledger, account, at, notes.get(account.id or ""), sources)
    _relations(lines, phase, ledger, claim_id)
    if sources and mark is not None:
        lines.say(
            _l(
                "For the card of a source: w, the mark and its letter, as in: %(example)s",
                example=f"w\u00a0{mark}\u00a0a",
            )
        )


def _passage_of(lines: Lines, phase: PhaseEdition, claim_id: str) -> None:
    """Say in which passage of the text a mark stands first."""
    for at, block in enumerate(phase.blocks, start=1):
        if claim_id in cited(block.prose):
            lines.say(
                _l(
                    "Mark %(number)s stands in passage %(at)s of the text.",
                    number=phase.marks[claim_id],
                    at=at,
                )
            )
            return


def _date(lines: Lines, words: str, *, known: bool) -> None:
    """Give a date after its label; `date unknown` says by itself what it is."""
    if known:
        lines.labelled(_l("Date"), words)
    else:
        lines.say(sentence(capital(words)))


def _account(
    lines: Lines,
    ledger: Ledger,
    account: Account,
    at: int,
    note: str | None,
    sources: list[str],
) -> None:
    edition = lines.edition
    actor = edition.reader.record("actors")[account.actor]
    words = edition.actor(account.actor)
    who = words.name
    if actor.side:
        who = edition.text(_l("%(name)s (%(side)s)", name=who, side=edition.side(actor.side)))
    lines.say(f"{at}. {_with_label(lines, SAYS_WORDS[account.says], who)}", hang=3)
    lines.labelled(_l("Could see"), ACCESS_WORDS[account.access], indent=3)
    lines.say(parse_prose(words.vantage)[0].plain(), indent=3)
    if actor.side:
        lines.labelled(_l("Speaks of"), OF_WORDS[account.of], indent=3)
    figures = Reasons(edition, ledger).figures(account)
    if figures:
        lines.labelled(_l("Figures given"), figures, indent=3)
    if account.date:
        lines.labelled(_l("Date given"), edition.date(account.date), indent=3)
    if account.said:
        lines.labelled(_l("Said"), edition.date(account.said), indent=3)
    if note:
        lines.labelled(_l("Note"), note, indent=3)
    for source in account.sources:
        letter = SOURCE_LETTERS[sources.index(source) % len(SOURCE_LETTERS)]
        label = _l("Source %(letter)s", letter=letter)
        lines.labelled(label, _source(edition, source), indent=3)


def _with_label(lines: Lines, label: LazyText, text: str) -> str:
    return lines.text(_l("%(label)s: %(text)s", label=label, text=text))


def _relations(lines: Lines, phase: PhaseEdition, ledger: Ledger, claim_id: str) -> None:
    """Give the claims that this one stands beside, and why, with their marks in this phase."""
    edition = lines.edition
    for relation in ledger.relations(claim_id):
        other = edition.phase(ledger.find(relation.to).phase.id).claim_words(relation.to)
        lines.labelled(RELATION_WORDS[relation.kind], parse_prose(other.text)[0].plain())
        if relation.to in phase.marks:
            mark = _l("Its mark in this phase: %(number)s.", number=phase.marks[relation.to])
            lines.say(mark, indent=2)
        else:
            told_in = edition.phase(ledger.find(relation.to).phase.id)
            if told_in.ref.id != phase.ref.id:
                lines.say(_l("Told in %(phase)s.", phase=phase_named(told_in)), indent=2)
        home = ledger.find(relation.written_in).phase.id
        words = edition.phase(home).claim_words(relation.written_in)
        target = relation.to if relation.written_in == claim_id else claim_id
        why = next((each.text for each in words.relations if each.to == target), None)
        if why:
            lines.say(why, indent=2)


# --- a source


def _source(edition: Edition, source_id: str) -> str:
    source = edition.reader.record("sources")[source_id]
    when = edition.short_date(source.date or UNKNOWN_DATE)
    name = f"{source_name(edition, source_id)}, {when}"
    if source.language is None or source.language == edition.language:
        return name
    # A voice would read a foreign title as if it were in the language of the page.
    language = edition.locale.name_here(source.language)
    return edition.text(_l("%(source)s, in %(language)s", source=name, language=language))


def source(lines: Lines, source_id: str) -> None:
    """Give the card of a source."""
    edition = lines.edition
    record = edition.reader.record("sources")[source_id]
    words = edition.source(source_id)
    lines.blank()
    lines.labelled(_l("Card of a source"), source_title(edition, source_id))
    lines.labelled(_l("Published by"), record.publisher)
    if record.author:
        lines.labelled(_l("Author"), record.author)
    known = record.date not in (None, UNKNOWN_DATE)
    _date(lines, edition.date(record.date or UNKNOWN_DATE), known=known)
    if record.language:
        lines.labelled(_l("Language"), edition.locale.name_here(record.language))
    lines.labelled(_l("Read by us"), SEEN_WORDS[record.seen])
    lines.labelled(_l("What we saw"), words.saw)
    lines.labelled(_l("Standpoint"), words.standpoint)
    if record.url:
        lines.say(_l("%(label)s:", label=_l("Address")))
        lines.address(record.url)
    for label, other in ((_l("Copy of"), record.copy_of), (_l("Met in"), record.through)):
        if other:
            lines.labelled(label, _source(edition, other))
