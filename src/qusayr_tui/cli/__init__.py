"""The command line: arguments become one call. The only place that builds everything."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qusayr_tui.cli.output import NO_ROOM, Nowhere, is_ours
from qusayr_tui.cli.program import Options, Program, program_for
from qusayr_tui.content.loader import UnsoundCourseError
from qusayr_tui.domain.text import clean_text
from qusayr_tui.domain.trouble import Trouble, reason_of
from qusayr_tui.i18n.catalog import CatalogMissingError, click_in_language
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.locale import Locale, load_locale

if TYPE_CHECKING:
    import click

REINSTALL = _l("Install the program again.")

WITH_VALUE = ("--lang", "--course", "--data-dir", "--theme", "--phase")
"""The options before a command that take a value."""

FLAGS = ("--guest", "--ascii", "--no-mouse")
"""Those that take none, but for what shows help or the version."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give its exit code; prints, and never raises."""
    _prepare_streams()
    early = program_for(early_options(arguments))
    try:
        return _run(arguments, early)
    except KeyboardInterrupt:
        return 130
    except CatalogMissingError:
        sentence = _l("The texts of the program in your language are not there.")
        return _say(load_locale("en"), sentence, REINSTALL, 3)
    except Exception as error:
        return _say_fault(early, error)


def _run(arguments: Sequence[str], early: Program) -> int:
    """Run the command line; raises what nobody who uses it can mend."""
    import click

    # Help and errors speak the learner's language, so it must be known before parsing.
    locale = early.spoken()
    with click_in_language(locale.tag):
        from qusayr_tui.cli.completion import VARIABLE
        from qusayr_tui.cli.root import make_root

        group = make_root(locale)
        # A shell that completes names no command: it asks which there are.
        if VARIABLE in early.environ or not _opens_the_lesson(arguments):
            from qusayr_tui.cli.commands import add_commands

            add_commands(group, locale.text)
        try:
            result = group.main(
                args=list(arguments), prog_name="qusayr", standalone_mode=False, obj=early
            )
            return result if isinstance(result, int) else 0
        except click.exceptions.Abort:
            return 130
        except click.ClickException as error:
            return _say_usage(locale, error)
        except Trouble as trouble:
            return _say(locale, trouble.sentence, trouble.hint, trouble.code)
        except UnsoundCourseError as error:
            return _say_unsound(locale, error)
        except (BrokenPipeError, SystemExit):
            # Whoever reads our output has enough of it (`| head`); Click, too, leaves then.
            _drop_output()
            return 0
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            _drop_output()
            sentence = _l("The output cannot be written: %(why)s.", why=reason_of(error))
            return _say(locale, sentence, _l("Send it elsewhere, or make room there."), 3)
        except ModuleNotFoundError as error:
            if is_ours(error):
                raise
            sentence = _l(
                "A part that the program needs is not installed: %(name)s.", name=str(error.name)
            )
            return _say(locale, sentence, REINSTALL, 3)


def early_options(arguments: Sequence[str]) -> Options:
    """Read `--lang`, `--data-dir` and `--guest` before the real parser does."""
    values: dict[str, str] = {}
    given = iter(arguments)
    for argument in given:
        name, equals, value = argument.partition("=")
        if not name.startswith("-"):
            break  # The command: an option of the same name after it is its own.
        if name in WITH_VALUE:
            values[name] = value if equals else next(given, "")
    return Options(
        lang=values.get("--lang"), data_dir=values.get("--data-dir"), guest="--guest" in arguments
    )


def _opens_the_lesson(arguments: Sequence[str]) -> bool:
    """Tell whether only options stand in the arguments: no command, no help to print."""
    given = iter(arguments)
    for argument in given:
        name, equals, _ = argument.partition("=")
        if name in WITH_VALUE:
            if not equals:
                next(given, None)
        elif argument not in FLAGS:
            return False
    return True


def _drop_output() -> None:
    """Write nothing more: what is still held back would fail again at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale says; a terminal that cannot shows question marks."""
    # Python has no stream where a shell closed it (`>&-`).
    sys.stdout = sys.stdout or Nowhere()
    sys.stderr = sys.stderr or Nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                if stream.isatty():
                    reconfigure(errors="replace")
                else:
                    reconfigure(encoding="utf-8", errors="replace")


def _say(locale: Locale, sentence: LazyText | str, hint: LazyText, code: int) -> int:
    """Say what is wrong, and what to do: every error of the command line has this form."""
    said = sentence if isinstance(sentence, str) else locale.text(sentence)
    _print_error(f"qusayr: {said}\n{locale.text(hint)}")
    return code


def _say_usage(locale: Locale, error: click.ClickException) -> int:
    """Say what was typed wrongly; a group of commands without one of them says its help."""
    import click

    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show(sys.stderr)
        return error.exit_code
    command = context.command_path if context else "qusayr"
    sentence = " ".join(error.format_message().split())
    hint = _l("For help: %(command)s --help", command=command)
    return _say(locale, sentence, hint, error.exit_code)


def _print_error(text: str) -> None:
    """Print lines that may hold what was typed as an argument: it must not drive the terminal."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        print("\n".join(map(clean_text, text.split("\n"))), file=sys.stderr)


def _say_fault(early: Program, error: Exception) -> int:
    """Say that the program itself is at fault, and where the details are."""
    from qusayr_tui.cli.faults import CODE, lines_about

    try:
        lines = lines_about(error, early)
    except Exception:  # nothing is left to say it with
        lines = [f"qusayr: {type(error).__name__}"]
    _print_error("\n".join(lines))
    return CODE


def _say_unsound(locale: Locale, error: UnsoundCourseError) -> int:
    first = error.problems[0]
    where = f"{first.file}:{first.line}:{first.column}: {locale.text(first.message)}"
    sentence = lazy_ngettext(
        "The course has %(count)s problem: %(where)s",
        "The course has %(count)s problems, the first: %(where)s",
        len(error.problems),
        where=where,
    )
    return _say(locale, sentence, _l("See them all with: qusayr check"), 1)


__all__ = ["Program", "run"]
