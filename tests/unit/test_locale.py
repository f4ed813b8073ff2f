"""Texts, numbers, lists and names in each language, side by side."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from qusayr_tui.i18n import catalog
from qusayr_tui.i18n.catalog import CatalogMissingError, click_in_language, load_translations
from qusayr_tui.i18n.lazy import lazy_gettext, lazy_ngettext
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.i18n.pseudo import pseudo_text

HEADER = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""
FRENCH = (
    HEADER
    + """
msgid "Next phase"
msgstr "Phase suivante"

msgid "Doubtful"
msgstr ""

msgid "%(count)s question left"
msgid_plural "%(count)s questions left"
msgstr[0] "%(count)s question encore"
msgstr[1] "%(count)s questions encore"
"""
)


@pytest.fixture
def catalogs(tmp_path: Path) -> Path:
    """Give a folder with a French catalog, not compiled."""
    messages = tmp_path / "fr" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "qusayr.po").write_text(FRENCH, encoding="utf-8")
    return tmp_path


def compile_in(folder: Path, text: str, *, newer: bool) -> None:
    source = folder / "fr" / "LC_MESSAGES" / "qusayr.po"
    compiled = source.with_suffix(".mo")
    compiled.write_bytes(catalog.compile_catalog(text.encode()))
    at = source.stat().st_mtime + (10 if newer else -10)
    os.utime(compiled, (at, at))


def test_a_checkout_reads_the_po_file_when_nothing_is_compiled(catalogs: Path) -> None:
    assert load_translations("fr", folder=catalogs).gettext("Next phase") == "Phase suivante"


def test_the_newer_of_source_and_compiled_catalog_counts(catalogs: Path) -> None:
    other = FRENCH.replace("Phase suivante", "La suite")
    compile_in(catalogs, other, newer=False)
    assert load_translations("fr", folder=catalogs).gettext("Next phase") == "Phase suivante"
    compile_in(catalogs, other, newer=True)
    assert load_translations("fr", folder=catalogs).gettext("Next phase") == "La suite"


def test_an_installed_catalog_has_no_source(catalogs: Path) -> None:
    compile_in(catalogs, FRENCH, newer=True)
    (catalogs / "fr" / "LC_MESSAGES" / "qusayr.po").unlink()
    assert load_translations("fr", folder=catalogs).gettext("Next phase") == "Phase suivante"


def test_a_region_has_the_catalog_of_its_language(catalogs: Path) -> None:
    assert load_translations("fr-CA", folder=catalogs).gettext("Next phase") == "Phase suivante"


def test_a_missing_translation_is_shown_in_english(catalogs: Path) -> None:
    assert load_translations("fr", folder=catalogs).gettext("Doubtful") == "Doubtful"


def test_french_without_catalog_is_a_broken_installation(tmp_path: Path) -> None:
    with pytest.raises(CatalogMissingError, match="fr"):
        load_translations("fr", folder=tmp_path)


def test_french_is_there() -> None:
    sentence = lazy_gettext(
        "There is no language '%(tag)s' (%(origin)s).", tag="de", origin="--lang"
    )
    french, english = load_locale("fr"), load_locale("en")
    assert english.text(sentence).startswith("There is no language 'de'")
    assert french.text(sentence) != english.text(sentence)
    assert "de" in french.text(sentence)


def test_a_language_without_catalog_has_english_texts_and_its_own_tag() -> None:
    basque = load_locale("eu")
    assert basque.tag == "eu"
    assert basque.text(lazy_gettext("Next phase")) == "Next phase"


def test_locales_live_side_by_side_and_are_equal_by_tag() -> None:
    assert load_locale("fr") == load_locale("fr")
    assert load_locale("fr") != load_locale("en")
    assert len({load_locale("fr"), load_locale("fr")}) == 1


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0 question encore"), (1, "1 question encore"), (1200, "1\u202f200 questions encore")],
)
def test_zero_and_one_are_singular_in_french(catalogs: Path, count: int, shown: str) -> None:
    counted = lazy_ngettext("%(count)s question left", "%(count)s questions left", count)
    number = load_locale("fr").number
    assert counted.render(load_translations("fr", folder=catalogs), number) == shown


@pytest.mark.parametrize(
    ("tag", "thousands", "decimal"),
    [
        ("fr", "12\u202f345", "0,5"),
        ("en", "12,345", "0.5"),
        ("qps", "12,345", "0.5"),
        ("unheard-of", "12,345", "0.5"),
    ],
)
def test_numbers(tag: str, thousands: str, decimal: str) -> None:
    locale = load_locale(tag)
    assert locale.number(12345) == thousands
    assert locale.number(-12345).endswith(thousands)
    assert locale.number(66) == "66"
    assert locale.number(Decimal("0.5")) == decimal


def test_lists() -> None:
    french, english = load_locale("fr"), load_locale("en")
    assert french.list(["a", "b", "c"]) == "a, b et c"
    assert english.list(["a", "b", "c"]) == "a, b and c"
    assert french.list(["a", "b"], either=True) == "a ou b"
    assert english.list(iter(["a"])) == "a"
    assert english.list([]) == ""


def test_each_language_is_named_in_itself_whoever_asks() -> None:
    for locale in (load_locale("fr"), load_locale("en")):
        assert locale.name_of("fr") == "Français"
        assert locale.name_of("en") == "English"
        assert locale.name_of("eu") == "Euskara"
        assert locale.name_of("unheard-of") == "Unheard-of"


def test_a_language_is_named_in_the_language_of_the_reader() -> None:
    assert load_locale("fr").name_here("de") == "allemand"
    assert load_locale("en").name_here("de") == "German"
    assert load_locale("en").name_here("unheard-of") == "unheard-of"


def test_the_pseudo_language_marks_texts_and_keeps_placeholders() -> None:
    shown = load_locale("qps").text(lazy_gettext("Open %(name)s", name="SANA"))
    assert shown.startswith("⟦")
    assert shown.endswith("⟧")
    assert "SANA" in shown
    assert "Open" not in shown
    assert pseudo_text("%(count)s of %(all)s %% {x}").count("%") == 4
    assert len(pseudo_text("x" * 100)) == 137
    assert pseudo_text("") == ""


def test_the_pseudo_language_counts() -> None:
    one, two = (lazy_ngettext("%(count)s page", "%(count)s pages", n) for n in (1, 2))
    assert "1 " in load_locale("qps").text(one)
    assert "2 " in load_locale("qps").text(two)
    assert len(load_locale("qps").text(two)) > len(load_locale("qps").text(one))


def click_output(tag: str, *arguments: str) -> str:
    import click

    @click.command()
    @click.option("--level", type=click.Choice(["a", "b"]), required=True)
    def small(level: str) -> None: ...

    with click_in_language(tag):
        return CliRunner().invoke(small, arguments, prog_name="small").output


def test_click_speaks_the_language_of_the_block_and_nothing_else_changes() -> None:
    before = dict(os.environ)
    french = click_output("fr", "--help") + click_output("fr") + click_output("fr", "--lvel", "a")
    for word in ("Utilisation", "Options", "Afficher", "obligatoire", "Erreur", "Il manque"):
        assert word in french
    for word in ("Usage", "Show", "required", "Error", "Missing", "Try", "No such", "Did you"):
        assert word not in french
    assert "Usage:" in click_output("en", "--help")
    assert "Usage:" in click_output("eu", "--help")
    assert dict(os.environ) == before


def test_an_installed_click_catalog_is_read_where_it_is_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gettext

    messages = tmp_path / "fr" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    source = HEADER + '\nmsgid "Usage:"\nmsgstr "Emploi :"\n'
    (messages / "click.mo").write_bytes(catalog.compile_catalog(source.encode()))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no-such-folder"))
    with click_in_language("fr", tmp_path):
        assert gettext.gettext("Usage:") == "Emploi :"


def test_click_is_french_in_a_checkout_where_nothing_is_compiled(tmp_path: Path) -> None:
    import gettext

    messages = tmp_path / "fr" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "click.po").write_text(
        HEADER + '\nmsgid "Usage:"\nmsgstr "Emploi :"\n', encoding="utf-8"
    )
    with click_in_language("fr", tmp_path):
        assert gettext.gettext("Usage:") == "Emploi :"
    assert gettext.gettext("Usage:") == "Usage:"
    assert [path.name for path in messages.iterdir()] == ["click.po"]
