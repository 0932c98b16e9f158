"""The seed articles hold what the truth says, as they are and with people, countries and offices swapped (seed_scorer.py).

The truth lies beside the repository, in `../shared/gold`; without it only what needs no truth is tested.
"""

from functools import cache
from pathlib import Path

import onrecord
import pytest
import seed_scorer
from seed_scorer import Article

GOLD = Path(__file__).parents[3] / "shared" / "gold"
HAS_GOLD = (GOLD / "seeds.jsonl").exists()
needs_gold = pytest.mark.skipif(not HAS_GOLD, reason=f"the truth of the seeds is not at {GOLD}")


@cache
def variants() -> dict[str, list[Article]]:
    return {"as they are": seed_scorer.load_gold(GOLD), **dict(seed_scorer.swapped(GOLD))}


@needs_gold
@pytest.mark.parametrize("name", ["as they are", *seed_scorer.swaps()])
class TestTruth:
    def test_every_attribution_is_found_and_few_more(self, name):
        lost, extra = [], []
        for article in variants()[name]:
            more = seed_scorer.missing(article)
            lost += more[0]
            extra += more[1]
        assert lost == []
        assert len(extra) <= 2, extra

    def test_entities_are_right(self, name):
        lost = [gold for article in variants()[name] for gold in seed_scorer.lost_entities(article)]
        assert len(lost) <= 2, lost

    def test_truth_lies_in_the_text(self, name):
        """The swap moves every span with its words."""
        for article in variants()[name]:
            for gold in article.entities:
                assert article.text[gold["start"] : gold["end"]] == gold["text"]
                assert gold["text"] == gold["text"].strip()
                assert gold["text"][:1].isupper() or gold["text"].startswith(("the ", "rt."))


def article() -> onrecord.Document:
    return onrecord.analyze((seed_scorer.SEEDS / "001_551bebb5a828f900.txt").read_text(encoding="utf-8"))


def regions(document: onrecord.Document, kind: str) -> list[onrecord.Region]:
    return [region for region in document.regions if region.kind == kind]


def test_a_glued_headline_ends_where_the_next_sentence_begins():
    document = article()
    seam = document.source.index("promisesTrump") + len("promises")
    assert seam in [sentence.start for sentence in document.sentences]


def test_lead_in_and_share_line_are_boilerplate():
    texts = [region.text for region in regions(article(), "boilerplate")]
    assert "Like this story? Share it with a friend!" in texts
    assert any(text.startswith("Also on rt.com") for text in texts)


def test_the_embedded_post_has_author_handle_and_date():
    [post] = regions(article(), "post")
    assert (post.author, post.handle, post.date) == ("Michael Tracey", "@mtracey", "2019-01-18")
    assert post.text.startswith("With new steps in North Korea negotiations today")
