"""
The engines of onrecord. Private: use the package onrecord.
"""
from __future__ import annotations
import collections.abc
import typing
__all__: list[str] = ['Alignment', 'Analysis', 'Analyzer', 'Batch', 'Explained', 'Gazetteer', 'Normalizer', 'Threads', 'Values', 'decode', 'lone_surrogates', 'name_key', 'preset', 'step_names', 'surrogate_warning', 'version']
class Gazetteer:
    """
    Known names and the exact matcher over them; immutable.
    """
    @staticmethod
    def default() -> Gazetteer:
        """
        The embedded gazetteer, built once a process.
        """
    @staticmethod
    def load(path: str) -> Gazetteer:
        """
        A saved gazetteer, mapped.
        """
    @staticmethod
    def none() -> Gazetteer:
        """
        No gazetteer: for an analyzer that shall use none.
        """
    @staticmethod
    def rebuilt(rows: collections.abc.Iterable[typing.Any]) -> Gazetteer:
        """
        What `rows` gave, built again.
        """
    def __init__(self, rows: collections.abc.Iterable[typing.Any], checked: collections.abc.Callable[[int, typing.Any], typing.Any]) -> None:
        """
        Rows as given; what is not plain becomes so by checked(number, row).
        """
    def __len__(self) -> int:
        ...
    def merged(self, other: Gazetteer) -> Gazetteer:
        """
        All rows of this one, then those of the other.
        """
    def rows(self) -> list[tuple[str, str, str, list[str], str, int, list[str], bool, list[str], str, int, str]]:
        """
        Rows that build this gazetteer again.
        """
    def save(self, path: str) -> int:
        """
        Writes a file for `load`; gives its checksum.
        """
    @property
    def checksum(self) -> int:
        """
        Of the loaded file, else 0.
        """
class Analysis:
    """
    A finished document, in the core's own form.
    """
    @property
    def normalized(self) -> str | None:
        """
        The normalized text, or None where it equals the source.
        """
    @property
    def warnings(self) -> list[str]:
        """
        What the user should know.
        """
class Analyzer:
    """
    The whole pipeline, built once; any number of threads may share it.
    """
    def __init__(self, *, steps: collections.abc.Sequence[str], gazetteer: Gazetteer, kinds: collections.abc.Sequence[str], language: str) -> None:
        """
        Raises ValueError for an unknown step or language.
        """
    def analyze(self, text: str) -> Analysis:
        """
        Analyses one text without the GIL.
        """
    def analyze_all(self, texts: collections.abc.Sequence[str]) -> list[Analysis]:
        """
        Analyses texts one after the other, without the GIL.
        """
    def match_entities(self, text: str) -> Analysis:
        """
        Finds mentions and entities only, without the GIL.
        """
class Explained:
    """
    A finished document that can say why its quotes are what they are.
    """
    def __init__(self, analyzer: Analyzer, text: str) -> None:
        """
        Analyses one text without the GIL.
        """
    def explain(self, index: typing.SupportsInt | typing.SupportsIndex) -> dict[str, typing.Any]:
        """
        Why the quote of this index is what it is, as plain values.
        """
    @property
    def analysis(self) -> Analysis:
        """
        The document, as Analyzer.analyze gives it.
        """
class Normalizer:
    """
    An ordered list of steps.
    """
    def __init__(self, steps: collections.abc.Sequence[str], made: type) -> None:
        """
        Takes the class NormalizedText. Raises ValueError for an unknown step.
        """
    def apply(self, text: str, owner: typing.Any, repair: bool) -> typing.Any:
        """
        Normalizes one text without the GIL: a NormalizedText whose normalizer is `owner`. Where the text holds lone surrogates and is not to be repaired, None. Raises ValueError for a text of 4 GiB and more.
        """
    def edits(self, source: str, text: str) -> list[tuple[str, int, int, int, int]]:
        """
        Step, start and end in the source, start and end in the text that it became, of each change.
        """
    @property
    def steps(self) -> list[str]:
        """
        The names of its steps.
        """
class Alignment:
    """
    The way between a text and its source, in code points.
    """
    def pieces(self) -> list[tuple[int, int, int, int]]:
        """
        Start and end in the source, start and end in the text, of each piece that differs.
        """
    def to_source(self, start: typing.SupportsInt | typing.SupportsIndex, end: typing.SupportsInt | typing.SupportsIndex) -> tuple[int, int]:
        ...
    def to_text(self, start: typing.SupportsInt | typing.SupportsIndex, end: typing.SupportsInt | typing.SupportsIndex) -> tuple[int, int]:
        ...
    @property
    def memory(self) -> int:
        """
        Bytes it takes.
        """
class Threads:
    """
    Threads that normalize.
    """
    def __init__(self, normalizer: Normalizer, threads: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
class Batch:
    """
    Many texts on their way.
    """
    def __init__(self, threads: Threads, texts: list[str]) -> None:
        """
        Begins at once.
        """
    def results(self, owner: typing.Any) -> list[typing.Any]:
        """
        Waits; for each text a NormalizedText, or a str that says what went wrong. Call once.
        """
class Values:
    """
    Makes the Python values of what the engines found.
    """
    def __init__(self, *, span: type, entity: type, mention: type, quote: type, region: type, entry: type, match: type) -> None:
        """
        Takes the slotted classes.
        """
    def all_matches(self, gazetteer: Gazetteer, texts: collections.abc.Sequence[str], overlapping: bool, threads: typing.SupportsInt | typing.SupportsIndex) -> list[typing.Any]:
        ...
    def entities(self, analysis: Analysis) -> list[typing.Any]:
        ...
    def matches(self, gazetteer: Gazetteer, text: str, overlapping: bool) -> list[typing.Any]:
        ...
    def mentions(self, analysis: Analysis, source: str, entities: list[typing.Any]) -> list[typing.Any]:
        ...
    def quotes(self, analysis: Analysis, source: str, entities: list[typing.Any], origin: typing.Any) -> list[typing.Any]:
        ...
    def regions(self, analysis: Analysis, source: str) -> list[typing.Any]:
        ...
    def sentences(self, analysis: Analysis, source: str) -> list[typing.Any]:
        ...
def decode(data: bytes) -> tuple[str, int, int]:
    """
    Bytes as the step utf8 reads them, how many pieces became U+FFFD, and how many were read as windows-1252.
    """
def lone_surrogates(text: str) -> tuple[int, int]:
    """
    How many lone surrogates a str holds, and the code point of the first one (0: none).
    """
def name_key(name: str) -> str:
    """
    A name folded as the preset search folds.
    """
def preset(name: str) -> list[str]:
    """
    The step names of a preset; ValueError lists those there are.
    """
def step_names() -> list[str]:
    """
    All steps in their recommended order.
    """
def surrogate_warning(text: str) -> str:
    """
    The warning about the lone surrogates of a str; empty where it has none.
    """
version: str = '0.1.0'
