"""The command line ``pconv``: the commands, and what a person sees when something goes wrong.

Exit codes: 0 done, 1 it could not be done, 2 the request makes no sense, 130 stopped by the person. Failures are one
sentence on stderr; with PCONV_DEBUG set in the environment, a traceback.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from pconv import __version__
from pconv.commands.batch import batch
from pconv.commands.compare import compare
from pconv.commands.devices import devices
from pconv.commands.fill import fill
from pconv.commands.methods import methods
from pconv.commands.report import report
from pconv.commands.trial import trial
from pconv.errors import Cancelled, PConvError, UsageError
from pconv.evaluation.cli import evaluate
from pconv.training.cli import train

app = typer.Typer(
    name="pconv",
    help="Fill holes in photographs: learned and classical methods side by side.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (fill, batch, compare, trial, report, methods, devices, evaluate, train):
    app.command()(_command)

# typer brings its own copy of click or uses the installed one, by version; the class is the same by name.
_BadCommandLine = next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"pconv {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line and exit."""
    # The window's file names and this program's words are UTF-8 wherever they are printed to.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line with `arguments`; returns the exit code."""
    try:
        code = app(arguments, prog_name="pconv", standalone_mode=False)
    except _BadCommandLine as error:
        message = error.format_message().strip()
        if message:  # none where help was printed instead
            command = getattr(getattr(error, "ctx", None), "command_path", None) or "pconv"
            _say(f"{message}{'' if message[-1] in '.?!' else '.'} See '{command} --help'.")
        return 2
    except UsageError as error:
        return _fail(error, 2)
    except PConvError as error:
        return _fail(error, 1)
    except (typer.Abort, KeyboardInterrupt, Cancelled):
        _say("Stopped.")
        return 130
    except BrokenPipeError:
        # Whoever read our output has closed it, as `pconv methods | head -1` does. What is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        words = " ".join(str(error).split())
        return _fail(error, 1, f"A fault in the program, please report it: {type(error).__name__}: {words[:300]}")
    if code == 130:  # typer turns Ctrl-C into this code, silently
        _say("Stopped.")
    return code if isinstance(code, int) else 0


def _fail(error: Exception, code: int, sentence: str = "") -> int:
    if os.environ.get("PCONV_DEBUG"):
        raise error
    _say(sentence or str(error))
    return code


def _say(sentence: str) -> None:
    print(f"pconv: {sentence}", file=sys.stderr)
