"""The command line: arguments become one call. The only place that builds everything."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from qusayr_tui.cli.program import Options, Program, program_for
from qusayr_tui.content.loader import UnsoundCourseError
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.catalog import click_in_language
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.locale import Locale


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give its exit code; prints, and never raises for bad input."""
    import click

    _prepare_streams()
    # Help and errors speak the learner's language, so it must be known before parsing.
    early = program_for(early_options(arguments))
    locale = early.spoken()
    with click_in_language(locale.tag):
        from qusayr_tui.cli.commands import make_group

        group = make_group(locale, early)
        try:
            result = group.main(args=list(arguments), prog_name="qusayr", standalone_mode=False)
            return result if isinstance(result, int) else 0
        except click.exceptions.Abort:
            return 130
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except Trouble as trouble:
            return _say(locale, trouble.sentence, trouble.hint, trouble.code)
        except UnsoundCourseError as error:
            return _say_unsound(locale, error)
        except BrokenPipeError:
            # Whoever reads our output has enough of it (`| head`).
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except KeyboardInterrupt:
            return 130


def early_options(arguments: Sequence[str]) -> Options:
    """Read `--lang`, `--data-dir` and `--guest` before the real parser does."""
    values: dict[str, str] = {}
    for index, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name in ("--lang", "--data-dir"):
            following = arguments[index + 1] if index + 1 < len(arguments) else ""
            values[name] = value if equals else following
    return Options(
        lang=values.get("--lang"), data_dir=values.get("--data-dir"), guest="--guest" in arguments
    )


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale says; a terminal that cannot shows question marks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                if stream.isatty():
                    reconfigure(errors="replace")
                else:
                    reconfigure(encoding="utf-8", errors="replace")


def _say(locale: Locale, sentence: LazyText, hint: LazyText | None, code: int) -> int:
    lines = [f"qusayr: {locale.text(sentence)}"]
    if hint is not None:
        lines.append(locale.text(hint))
    with contextlib.suppress(OSError, ValueError, AttributeError):
        print("\n".join(lines), file=sys.stderr)
    return code


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
