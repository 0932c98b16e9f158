"""Analyzer: its options, pickling, threads, and the pipe."""

import math
import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice

import onrecord
import pytest
from onrecord import Analyzer, Gazetteer


def records(documents):
    return [document.to_json() for document in documents]


class TestOptions:
    def test_are_keyword_only(self):
        with pytest.raises(TypeError):
            Analyzer("default")

    def test_unknown_names_list_those_there_are(self):
        with pytest.raises(ValueError, match=r"unknown kind 'spoken'; there are: direct, mixed, indirect, scare, post"):
            Analyzer(kinds={"spoken"})
        with pytest.raises(ValueError, match=r"xx.*en"):
            Analyzer(language="xx")
        with pytest.raises(ValueError, match=r"no_such_step.*nfc"):
            Analyzer(steps=["no_such_step"])
        with pytest.raises(ValueError, match=r"no_such_preset.*default"):
            Analyzer(steps="no_such_preset")

    def test_wrong_types_are_named(self):
        with pytest.raises(TypeError, match="kinds must be a collection of names, not str"):
            Analyzer(kinds="direct")
        with pytest.raises(TypeError, match="kinds must hold str, not int"):
            Analyzer(kinds=[1])
        with pytest.raises(TypeError, match="steps must be a collection of names, not int"):
            Analyzer(steps=3)
        with pytest.raises(TypeError, match="gazetteer must be a Gazetteer"):
            Analyzer(gazetteer=["Bob"])
        with pytest.raises(TypeError, match="language must be str, not NoneType"):
            Analyzer(language=None)

    def test_kinds_choose_what_is_reported(self, article):
        everything = onrecord.analyze(article).quotes
        for kind in ("direct", "mixed", "indirect", "scare"):
            found = Analyzer(kinds=[kind]).analyze(article).quotes
            assert [(q.start, q.end) for q in found] == [(q.start, q.end) for q in everything if q.kind == kind]
        assert Analyzer(kinds=()).analyze(article).quotes == []
        assert Analyzer(kinds=()).analyze(article).mentions == onrecord.analyze(article).mentions

    def test_posts_are_found_where_nothing_stands_between_marks(self):
        plain = "The council met for three hours on Monday and agreed on a plan for the river, officials said."
        post = "Only good thing about this plan: it is short\n— Jane Doe (@janedoe) January 18, 2019"
        marked_only = Analyzer(kinds=["direct", "mixed", "scare", "post"])
        assert marked_only.analyze(plain).quotes == []
        (quote,) = marked_only.analyze(f"{plain}\n{post}\n{plain}").quotes
        assert (quote.kind, quote.speaker.text) == ("post", "Jane Doe")

    def test_a_gazetteer_of_ones_own(self):
        names = Gazetteer.from_rows([{"name": "Zorblax Industries", "type": "SHIPYARD", "key": "local:9"}])
        for gazetteer in (names, Gazetteer.default() + names):
            [mention] = Analyzer(gazetteer=gazetteer).analyze("It was built by Zorblax Industries.").mentions
            assert (mention.type, mention.entity.key) == ("SHIPYARD", "local:9")
        assert Analyzer(gazetteer=None).analyze("zorblax").mentions == []

    def test_it_is_immutable(self):
        analyzer = Analyzer()
        with pytest.raises(AttributeError):
            analyzer.language = "de"
        with pytest.raises(AttributeError):
            del analyzer.steps
        with pytest.raises(AttributeError):
            analyzer.other = 1

    def test_it_can_be_pickled(self, article):
        names = Gazetteer.from_rows([("Lars Holm", "PERSON", "local:1")])
        for analyzer in (Analyzer(), Analyzer(kinds=["direct"], steps="none", gazetteer=names)):
            copy = pickle.loads(pickle.dumps(analyzer))
            assert (copy.kinds, copy.steps, copy.language) == (analyzer.kinds, analyzer.steps, analyzer.language)
            assert copy.analyze(article) == analyzer.analyze(article)
        assert len(pickle.dumps(Analyzer())) < 1000, "the default gazetteer is not copied"

    def test_threads_share_it(self, article, seeds):
        analyzer = Analyzer()
        texts = [article, *seeds] * 8
        with ThreadPoolExecutor(4) as threads:
            assert records(threads.map(analyzer.analyze, texts)) == records(map(analyzer.analyze, texts))


class TestPipe:
    def test_is_the_same_with_any_number_of_threads(self, article, seeds):
        items = [(i, text) for i, text in enumerate([article, *seeds, "", b"\xff bytes"] * 30)]
        analyzer = Analyzer()
        serial = records(analyzer.analyze(text, id) for id, text in items)
        for threads in (1, 2, 5, None):
            assert records(analyzer.pipe(items, threads=threads)) == serial

    @pytest.mark.parametrize("threads", [1, 3])
    def test_a_bad_item_stops_nothing(self, threads):
        bad = [None, math.nan, 7, ("id", None), ("a", "b", "c"), {"text": "x"}, ("good", "fine")]
        documents = list(Analyzer().pipe(bad, threads=threads))
        assert [document.error for document in documents] == [
            "text must be str or bytes, not NoneType",
            "text must be str or bytes, not float",
            "text must be str or bytes, not int",
            "text must be str or bytes, not NoneType",
            "text must be str or bytes, not tuple",
            "text must be str or bytes, not dict",
            None,
        ]
        assert [document.id for document in documents] == [None, None, None, "id", None, None, "good"]
        for document in documents[:-1]:
            assert (
                document.quotes
                == document.mentions
                == document.entities
                == document.sentences
                == document.regions
                == []
            )
            assert document.source == document.text == ""
            assert "error" in repr(document)
            assert pickle.loads(pickle.dumps(document)) == document

    @pytest.mark.parametrize("threads", [1, 3])
    def test_is_lazy_over_an_endless_iterable(self, threads):
        endless = ((i, f"Number {i}.") for i in count())
        documents = Analyzer().pipe(endless, threads=threads)
        assert [document.id for document in islice(documents, 200)] == list(range(200))
        documents.close()
        assert next(endless)[0] < 400

    def test_reads_nothing_before_it_is_asked(self):
        def untouched():
            raise AssertionError
            yield

        Analyzer().pipe(untouched(), threads=2)

    @pytest.mark.parametrize("threads", [1, 3])
    def test_an_error_of_the_iterable_comes_after_what_came_before_it(self, threads):
        def failing():
            yield from ["One.", "Two.", "Three."] * 5
            raise RuntimeError("no more")

        documents = Analyzer().pipe(failing(), threads=threads)
        seen = []
        with pytest.raises(RuntimeError, match="no more"):
            seen.extend(document.source for document in documents)
        assert seen == ["One.", "Two.", "Three."] * 5

    def test_wrong_arguments(self):
        with pytest.raises(TypeError, match="not one str"):
            Analyzer().pipe("a single text")
        with pytest.raises(TypeError):
            Analyzer().pipe(7)
        with pytest.raises(ValueError, match="threads must be 1 or more, not 0"):
            Analyzer().pipe([], threads=0)


def test_functions_use_the_default_analyzer(article):
    doc = onrecord.analyze(article, "x")
    assert doc.id == "x"
    assert onrecord.extract_quotes(article) == doc.quotes
    assert onrecord.match_entities(article) == doc.mentions
    assert doc == Analyzer().analyze(article, "x")
