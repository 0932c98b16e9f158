"""The command line: `onrecord extract`, `normalize`, `match`, `report`, `show`, `explain`, `gazetteer`.

Exit status: 0 all done, 1 some documents failed (named on standard error and in the output), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO, TypeVar

from . import __version__, formats, gazetteer_command
from .analyzer import KINDS, Analyzer
from .document import Document
from .gazetteer import Gazetteer
from .io import FORMATS, read_items
from .normalized import NormalizedText
from .normalizer import Normalizer
from .output import open_output

DONE, SOME_FAILED, USAGE = 0, 1, 2

Finished = TypeVar("Finished", Document, NormalizedText)
Writer = Callable[[Iterable[Any], TextIO], None]
AnyWriter = TypeVar("AnyWriter", bound=Callable[..., None])

EXTRACT_FORMATS: dict[str, Writer] = {"jsonl": formats.write_jsonl, "csv": formats.write_quotes_csv}
MATCH_FORMATS: dict[str, Writer] = {"jsonl": formats.write_jsonl, "csv": formats.write_mentions_csv}
NORMALIZE_FORMATS: dict[str, Writer] = {
    "text": formats.write_normal_texts,
    "jsonl": formats.write_normal_jsonl,
    "csv": formats.write_normal_csv,
}


EXPLAIN_FORMATS = ("text", "json")


class UsageError(Exception):
    """The command cannot begin; the message says why."""


def main(arguments: list[str] | None = None) -> int:
    """Runs one command: takes the arguments after the program's name and returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except UsageError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # The reader has had enough (`onrecord … | head`). Python shall not complain while it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return SOME_FAILED
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="onrecord", description="Who said what, in news text.", epilog=_epilog())
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    extract = _command(commands, "extract", _extract, "quotes, speakers and entities of each text", EXTRACT_FORMATS)
    match = _command(commands, "match", _match, "the entities of each text, without quotes", MATCH_FORMATS)
    normalize = _command(commands, "normalize", _normalize, "each text in normal form", NORMALIZE_FORMATS)
    chosen = normalize.add_mutually_exclusive_group()
    chosen.add_argument("--preset", metavar="NAME", help="default, search, ascii or none (default: default)")
    chosen.add_argument("--steps", metavar="NAMES", help="step names, or a preset, with commas between")
    normalize.add_argument("--edits", metavar="FILE", help="also write what was changed: one JSON object an edit")
    _add_threads(normalize)
    report = _command(commands, "report", _report, "one HTML page of all texts, with what was found marked in them")
    show = _command(commands, "show", _show, "quotes and entities as tables, to read in a terminal")
    explain = _command(commands, "explain", _explain, "why each quote is what it is", EXPLAIN_FORMATS)
    explain.add_argument(
        "--speaker", metavar="NAME", help="only quotes of speakers in whose name or words this stands, in any case"
    )
    for command in (extract, match, report, show, explain):
        command.add_argument(
            "--gazetteer",
            metavar="FILE",
            help="more names to know: .csv, .tsv, .jsonl, .parquet or a saved gazetteer (see the guide)",
        )
        _add_threads(command)
    gazetteer_command.add_parser(commands, _gazetteer)
    return parser


def _add_threads(command: argparse.ArgumentParser) -> None:
    command.add_argument("--threads", type=_positive, metavar="N", help="default: all processors")


def _epilog() -> str:
    return "Exit status: 0 all done, 1 some documents failed (named on standard error), 2 wrong usage."


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], help: str, writers: Iterable[str] = ()
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=help, description=help[0].upper() + help[1:] + "."
    )
    command.set_defaults(run=run)
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help="text, JSONL, CSV or TSV files, folders of them, or -"
    )
    if name != "show":
        command.add_argument("-o", "--output", metavar="OUT", help="file to write (default: standard output)")
    if writers:
        command.add_argument("--format", choices=[*writers], help="default: by OUT's suffix, else the first of these")
    command.add_argument("--input", choices=FORMATS, help="format of all PATHs (default: by suffix, else text)")
    command.add_argument("--text-column", default="text", metavar="NAME", help="in JSONL, CSV and TSV (default: text)")
    command.add_argument("--id-column", default="id", metavar="NAME", help="in JSONL, CSV and TSV (default: id)")
    return command


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _extract(options: argparse.Namespace) -> int:
    documents = _analyzer(options).pipe(_items(options), threads=options.threads)
    return _write(options, documents, _writer(options, EXTRACT_FORMATS))


def _match(options: argparse.Namespace) -> int:
    documents = _analyzer(options, kinds=()).pipe(_items(options), threads=options.threads)
    return _write(options, documents, _writer(options, MATCH_FORMATS))


def _normalize(options: argparse.Namespace) -> int:
    try:
        normalizer = Normalizer(options.preset or _steps(options.steps or "default"))
    except ValueError as error:
        raise UsageError(error) from None
    texts = normalizer.pipe(_items(options), threads=options.threads)
    if options.edits is None:
        return _write(options, texts, _writer(options, NORMALIZE_FORMATS))
    try:
        with open_output(options.edits) as edits:
            return _write(options, _with_edits(texts, edits), _writer(options, NORMALIZE_FORMATS))
    except OSError as error:
        raise UsageError(f"{options.edits}: {error.strerror or error}") from None


def _steps(asked: str) -> str | list[str]:
    """Step names with commas between, or the name of a preset."""
    names = asked.split(",")
    known = {name.partition(":")[0] for name in Normalizer.step_names()}
    return names if len(names) > 1 or asked.partition(":")[0] in known else asked


def _with_edits(texts: Iterable[NormalizedText], stream: TextIO) -> Iterator[NormalizedText]:
    for text in texts:
        formats.write_edits(text, stream)
        yield text


def _report(options: argparse.Namespace) -> int:
    from .html import write_report

    return _write(options, _analyzer(options).pipe(_items(options), threads=options.threads), write_report)


def _show(options: argparse.Namespace) -> int:
    import shutil

    from .show import write_tables

    width = shutil.get_terminal_size().columns
    options.output = None
    documents = _analyzer(options).pipe(_items(options), threads=options.threads)
    return _write(options, documents, lambda documents, stream: write_tables(documents, stream, width))


def _explain(options: argparse.Namespace) -> int:
    from .explanation_text import write_explanations, write_explanations_json

    writers = dict(zip(EXPLAIN_FORMATS, (write_explanations, write_explanations_json), strict=True))
    writer = _writer(options, writers)
    documents = _analyzer(options).pipe(_items(options), threads=options.threads)
    return _write(options, documents, lambda documents, stream: writer(documents, stream, options.speaker))


def _gazetteer(options: argparse.Namespace) -> int:
    try:
        options.action(options, sys.stdout)
    except BrokenPipeError:
        raise
    except (OSError, ValueError, TypeError) as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return SOME_FAILED
    return DONE


def _analyzer(options: argparse.Namespace, kinds: Iterable[str] = KINDS) -> Analyzer:
    if options.gazetteer is None:
        return Analyzer(kinds=kinds)
    try:
        return Analyzer(kinds=kinds, gazetteer=Gazetteer.default() + Gazetteer.from_file(options.gazetteer))
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(error) from None


def _items(options: argparse.Namespace) -> Iterator[Any]:
    return read_items(options.paths, text_column=options.text_column, id_column=options.id_column, format=options.input)


def _writer(options: argparse.Namespace, writers: dict[str, AnyWriter]) -> AnyWriter:
    suffix = Path(options.output or "").suffix.lower().removeprefix(".")
    return writers[options.format or (suffix if suffix in writers else next(iter(writers)))]


def _write(options: argparse.Namespace, results: Iterable[Any], writer: Writer) -> int:
    failures: list[Any] = []
    try:
        with open_output(options.output) as stream:
            writer(_reported(_with_progress(results), failures), stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{options.output or 'standard output'}: {error.strerror or error}") from None
    return SOME_FAILED if failures else DONE


def _reported(results: Iterable[Finished], failures: list[Any]) -> Iterator[Finished]:
    """Passes results on; names those that failed on standard error and keeps their ids in `failures`."""
    for result in results:
        if result.error is not None:
            failures.append(result.id)
            place = "" if str(result.id) in result.error else f"{result.id}: "
            print(f"onrecord: {place}{result.error}", file=sys.stderr)
        yield result


def _with_progress(results: Iterable[Finished]) -> Iterable[Finished]:
    """Shows progress on a terminal where the work takes longer than a second and tqdm is installed."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return results
    try:
        from tqdm import tqdm
    except ImportError:
        return results
    return tqdm(results, unit=" texts", delay=1)  # type: ignore[no-any-return]
