"""Analyzer: the whole pipeline behind one call, built once from its options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from . import _core
from .document import Document
from .gazetteer import Gazetteer
from .inputs import read_text
from .normalizer import step_list
from .origin import Recipe, recipe_of
from .pipe import checked_threads, documents_of

KINDS = ("direct", "mixed", "indirect", "scare", "post")


class Analyzer:
    """The whole pipeline, built once from its options; immutable, picklable, thread-safe.

    Args:
        steps: normalization: a preset's name ("default", "none") or step names in the order they are to be applied.
        gazetteer: known names; ``Gazetteer.default() + mine`` adds to the embedded ones, None means none at all.
        kinds: the kinds of quotes to report. Leaving out "indirect" makes it much faster.
        language: the language of the rules; "en" is all there is.

    Raises:
        ValueError: for an unknown step, kind or language, listing those there are.
        TypeError: for an option of the wrong type.
    """

    __slots__ = ("_core", "_recipe", "gazetteer", "kinds", "language", "steps")

    _core: _core.Analyzer
    _recipe: Recipe | None
    steps: tuple[str, ...]
    gazetteer: Gazetteer | None
    kinds: tuple[str, ...]
    language: str

    def __init__(
        self,
        *,
        steps: str | Iterable[str] = "default",
        gazetteer: Gazetteer | str | None = "default",
        kinds: Iterable[str] = KINDS,
        language: str = "en",
    ) -> None:
        put = object.__setattr__  # the one place where an analyzer is written to
        put(self, "steps", step_list(steps))
        put(self, "gazetteer", _gazetteer(gazetteer))
        put(self, "kinds", _kinds(kinds))
        put(self, "language", _language(language))
        put(self, "_recipe", None)
        core = _core.Gazetteer.none() if self.gazetteer is None else self.gazetteer._core
        put(
            self,
            "_core",
            _core.Analyzer(steps=list(self.steps), gazetteer=core, kinds=list(self.kinds), language=language),
        )

    def analyze(self, text: str | bytes, id: Any = None, *, strict: bool = False) -> Document:
        """Finds every quotation, speaker and named entity of one text.

        Args:
            text: str, or bytes in UTF-8. Ill-formed bytes and lone surrogates act as U+FFFD, with a warning.
            id: anything; it comes back as the document's id.
            strict: raise instead of repairing.

        Raises:
            TypeError: where `text` is neither str nor bytes.
            ValueError: under `strict`, naming the byte or code point; or for a text of 4 GiB and more.
        """
        if isinstance(text, str) and not strict:  # the usual case: the warnings are made when they are asked for
            return Document(text, self._core.analyze(text), self, id)
        source = read_text(text, strict=strict)
        analysis = self._core.analyze(source.text)
        return Document(source.text, analysis, self, id, source.warnings + analysis.warnings)

    def match_entities(self, text: str | bytes, id: Any = None, *, strict: bool = False) -> Document:
        """As `analyze`, but looks for mentions and entities only: the document has no quotes."""
        if isinstance(text, str) and not strict:
            return Document(text, self._core.match_entities(text), self, id)
        source = read_text(text, strict=strict)
        analysis = self._core.match_entities(source.text)
        return Document(source.text, analysis, self, id, source.warnings + analysis.warnings)

    def pipe(self, items: Iterable[Any], *, threads: int | None = None) -> Iterator[Document]:
        """Analyses many texts over threads; lazily, in order.

        Args:
            items: texts, or pairs of an id and a text. A bad one (None, NaN, a number) gives a Document with `error`.
            threads: how many; default: the processors this process may use. With 1, an item is read only when its
                document is asked for; with more, a few dozen are read ahead.

        Raises:
            TypeError: where `items` is a single text or cannot be iterated over.
            ValueError: where `threads` is below 1.
        """
        return documents_of(self, iter(items), checked_threads(items, threads))

    def recipe(self) -> Recipe:
        """What builds this analyzer again in another process; made once."""
        if self._recipe is None:
            object.__setattr__(self, "_recipe", recipe_of(self))
        return self._recipe  # type: ignore[return-value]

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"an Analyzer is immutable: cannot set {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"an Analyzer is immutable: cannot delete {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.steps, self.gazetteer, self.kinds, self.language)

    def __repr__(self) -> str:
        return (
            f"Analyzer(steps={list(self.steps)}, gazetteer={self.gazetteer!r}, "
            f"kinds={list(self.kinds)}, language={self.language!r})"
        )


def _rebuilt(steps: tuple[str, ...], gazetteer: Gazetteer | None, kinds: tuple[str, ...], language: str) -> Analyzer:
    return Analyzer(steps=steps, gazetteer=gazetteer, kinds=kinds, language=language)


def _gazetteer(given: Gazetteer | str | None) -> Gazetteer | None:
    if given == "default":
        return Gazetteer.default()
    if given is None or isinstance(given, Gazetteer):
        return given
    raise TypeError(f"gazetteer must be a Gazetteer, 'default' or None, not {type(given).__name__}")


def _kinds(given: Iterable[str]) -> tuple[str, ...]:
    if isinstance(given, str):
        raise TypeError("kinds must be a collection of names, not str")
    names = _names("kinds", given)
    if unknown := [name for name in names if name not in KINDS]:
        raise ValueError(f"unknown kind {unknown[0]!r}; there are: {', '.join(KINDS)}")
    return tuple(kind for kind in KINDS if kind in names)


def _language(given: str) -> str:
    if not isinstance(given, str):
        raise TypeError(f"language must be str, not {type(given).__name__}")
    return given


def _names(option: str, given: Iterable[str]) -> tuple[str, ...]:
    try:
        names = tuple(given)
    except TypeError:
        raise TypeError(f"{option} must be a collection of names, not {type(given).__name__}") from None
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"{option} must hold str, not {type(name).__name__}")
    return names
