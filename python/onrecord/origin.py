"""Where a quote comes from: the article and the analyzer that found it, kept out of sight until somebody asks why.

All quotes of a document share one `Origin`. It costs nothing until `Quote.explain` is called, which analyses the article
once more with the reasons kept; the same text and options give the same quotes. A pickled origin carries the article and
a recipe of the analyzer instead of the analyzer itself.
"""

from __future__ import annotations

import pickle
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _core

if TYPE_CHECKING:
    from .analyzer import Analyzer
    from .explanation import Explanation
    from .values import Quote

MOST_ROWS_CARRIED = 10_000  # of a user's gazetteer, in a pickle: each pickled document would bring them all


class Recipe(NamedTuple):
    """What an analyzer is built from, in a form that is cheap to pickle and to look up."""

    steps: tuple[str, ...]
    gazetteer: bytes | None  # pickled; None: too large to travel
    kinds: tuple[str, ...]
    language: str


def recipe_of(analyzer: Analyzer) -> Recipe:
    """The recipe of an analyzer."""
    gazetteer = analyzer.gazetteer
    is_small = gazetteer is None or gazetteer.own_rows <= MOST_ROWS_CARRIED
    return Recipe(analyzer.steps, pickle.dumps(gazetteer) if is_small else None, analyzer.kinds, analyzer.language)


@lru_cache(maxsize=4)
def _built(recipe: Recipe) -> Analyzer:
    from .analyzer import Analyzer

    assert recipe.gazetteer is not None
    gazetteer = pickle.loads(recipe.gazetteer)
    return Analyzer(steps=recipe.steps, gazetteer=gazetteer, kinds=recipe.kinds, language=recipe.language)


class Origin:
    """The article of some quotes, and how they were found."""

    __slots__ = ("_analyzer", "_explained", "_recipe", "source")

    def __init__(self, source: str, analyzer: Analyzer | None, recipe: Recipe | None = None) -> None:
        self.source = source
        self._analyzer = analyzer
        self._recipe = recipe
        self._explained: Explained | None = None

    def explained(self, analyzer: Analyzer | None) -> Explained:
        """The article analysed once more by `analyzer`, or by the one that found the quotes.

        Raises:
            ValueError: where that one did not travel along.
        """
        analyzer = analyzer or self._analyzer or self._again()
        made = self._explained
        if made is None or made.analyzer is not analyzer:
            made = self._explained = Explained(analyzer, self.source)
        return made

    def _again(self) -> Analyzer:
        if self._recipe is None or self._recipe.gazetteer is None:
            raise ValueError(
                f"the gazetteer of this quote's analyzer has more than {MOST_ROWS_CARRIED:,} rows of its own and was not "
                "pickled with the quote; give the analyzer: quote.explain(analyzer)"
            )
        return _built(self._recipe)

    def __reduce__(self) -> tuple[Any, ...]:
        recipe = self._analyzer.recipe() if self._analyzer else self._recipe
        return Origin, (self.source, None, recipe)


class Explained:
    """An article analysed with its reasons kept, and the places of its quotes."""

    __slots__ = ("_core", "_indices", "analyzer", "source")

    def __init__(self, analyzer: Analyzer, source: str) -> None:
        from .values import MAKER

        self.analyzer = analyzer
        self.source = source
        self._core = _core.Explained(analyzer._core, source)
        analysis = self._core.analysis
        quotes = MAKER.quotes(analysis, source, MAKER.entities(analysis), None)
        self._indices = {quote: index for index, quote in enumerate(quotes)}

    def reasons(self, quote: Quote) -> dict[str, Any] | None:
        """What the core says of a quote, as plain values; None where the article has no such quote."""
        index = self._indices.get(quote)
        return None if index is None else self._core.explain(index)


def explain_quote(quote: Quote, analyzer: Analyzer | None) -> Explanation:
    """See `Quote.explain`."""
    from .analyzer import Analyzer
    from .explanation import explanation_of

    if analyzer is not None and not isinstance(analyzer, Analyzer):
        raise TypeError(f"analyzer must be an Analyzer, not {type(analyzer).__name__}")
    origin: Origin | None = getattr(quote, "_origin", None)
    if origin is None:
        raise ValueError(
            "this quote was made by hand or changed, so there is nothing to explain it by; "
            "analyse its article and explain the quote found there: onrecord.analyze(article).quotes[0].explain()"
        )
    explained = origin.explained(analyzer)
    reasons = explained.reasons(quote)
    if reasons is None:
        raise ValueError(
            "this analyzer does not find this quote in its article (was it found with other options, or by another "
            "version of onrecord?); analyse the article again and explain the quote found there"
        )
    return explanation_of(quote, explained.source, reasons)
