"""Explanations: they tell what decided, add up, travel, and never disagree with the quote."""

import copy
import json
import math
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from html.parser import HTMLParser
from pathlib import Path

import onrecord
import pytest
from onrecord.cli import main

AMBIGUOUS = "Bob Ray met Ann Lee on Monday. “We won,” Ray told Lee, who smiled."


def quotes_of(text):
    return onrecord.analyze(text).quotes


def balanced(page):
    """Whether all elements of a page nest."""
    is_open = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag != "br":
                is_open.append(tag)

        def handle_endtag(self, tag):
            assert is_open.pop() == tag

    Tags().feed(page)
    return not is_open


def agrees(quote, explanation):
    chosen = explanation.chosen
    if quote.kind == "scare":
        assert quote.speaker is None
        return
    assert chosen is not None
    assert explanation.candidates[0] is chosen
    assert sum(candidate.chosen for candidate in explanation.candidates) == 1
    assert chosen.rule == quote.rule
    assert chosen.cue == quote.cue
    assert chosen.source == quote.speaker or chosen.note
    assert [border.part for border in explanation.borders] == list(quote.parts)
    assert explanation.link.entity == quote.speaker_entity


class TestWhatIsTold:
    def test_every_quote_of_the_seeds_and_of_ours(self, seeds, article):
        for text in (*seeds, article, AMBIGUOUS):
            for quote in quotes_of(text):
                explanation = quote.explain()
                agrees(quote, explanation)
                assert explanation.quote == quote
                assert len(str(explanation).splitlines()) <= 25
                for candidate in explanation.candidates:
                    for span in (candidate.source, candidate.cue):
                        assert span is None or text[span.start : span.end] == span.text
                for border in explanation.borders:
                    assert not border.ends or sum(end.chosen for end in border.ends) == 1

    def test_every_quote_of_the_hard_cases(self):
        cases = Path(__file__).parents[1] / "cases"
        for table in ("attribution", "indirect", "regions", "marked", "sentences"):
            for line in (cases / f"{table}.jsonl").read_text(encoding="utf-8").splitlines():
                for quote in quotes_of(json.loads(line)["text"]):
                    explanation = quote.explain()
                    agrees(quote, explanation)
                    assert "\n" not in repr(explanation)
                    assert len(repr(explanation)) < 500

    def test_the_attribution_of_a_later_paragraph(self):
        text = "“Taxes will rise.\n\n“Rents will not,” Ann Lee said."
        quote = quotes_of(text)[0]
        explanation = quote.explain()
        assert explanation.chosen.source == quote.speaker
        assert "later paragraph" in explanation.chosen.note

    def test_the_source_is_told_as_the_quote_has_it(self):
        for text in (
            "“We will stay,” said Lee on Monday.",
            "“Young lady,” said Bell, turning to Rose, “give me your hand.”",
            "“Never” was Lee's answer.",
        ):
            for quote in quotes_of(text):
                chosen = quote.explain().chosen
                assert (chosen.source, chosen.cue, chosen.rule) == (quote.speaker, quote.cue, quote.rule), text

    def test_posts_and_turns_tell_their_form(self):
        post = "I love this. — Ann Lee (@ann) May 3, 2019"
        turn = "TAPPER: Will you run?\n\nLEE: I will not say.\n\nTAPPER: Why?\n\nLEE: It is late."
        for text, kind in ((post, "post"), (turn, "indirect")):
            quotes = [quote for quote in quotes_of(text) if quote.kind == kind]
            assert quotes
            for quote in quotes:
                assert quote.explain().speech.model == "region"
                assert quote.explain().speech.note

    def test_a_pronoun_tells_who_else_might_be_meant(self):
        text = "The case of Ann Lee and the case of Mary Ray closed on Monday. “We won,” she said."
        link = quotes_of(text)[0].explain().link
        assert link.how == "several-agree"
        assert {link.by.text, link.other.text} == {"Ann Lee", "Mary Ray"}

    def test_the_reasons_of_speech_add_up_to_the_logit(self, seeds, article):
        for text in (*seeds, article):
            for quote in quotes_of(text):
                speech = quote.explain().speech
                total = math.fsum(reason.weight for reason in speech.reasons)
                if speech.score is None:
                    assert speech.reasons == ()
                else:
                    assert total == pytest.approx(speech.score, abs=1e-6)
                    if abs(1 / (1 + math.exp(-total)) - speech.probability) > 1e-6:
                        assert speech.note  # something beside the model decided, and says so
                    else:
                        assert math.log(speech.probability / (1 - speech.probability)) == pytest.approx(total, abs=1e-4)

    def test_sources_compete(self):
        [quote] = [quote for quote in quotes_of(AMBIGUOUS) if quote.kind == "direct"]
        explanation = quote.explain()
        assert explanation.chosen.source.text == "Ray"
        assert {c.source.text if c.source else None for c in explanation.candidates} >= {"Ray", None}
        assert math.fsum(candidate.probability for candidate in explanation.candidates) == pytest.approx(1, abs=1e-4)
        first, second = explanation.chosen, explanation.runner_up
        difference = math.fsum(reason.weight for reason in explanation.differences())
        assert difference == pytest.approx(first.score - second.score, abs=1e-4)

    def test_both_names_of_an_ambiguous_sentence_are_candidates(self):
        text = "Ann Lee said she was glad that Bob Ray called the vote “a mess” for everybody."
        [quote] = [quote for quote in quotes_of(text) if quote.marked]
        sources = {candidate.source.text for candidate in quote.explain().candidates if candidate.source}
        assert {"Ann Lee", "Bob Ray"} <= sources

    def test_a_scare_quote_tells_why_it_is_no_speech(self):
        [quote] = quotes_of("Dwayne “The Rock” Johnson arrived.")
        assert quote.kind == "scare"
        assert quote.explain().speech.probability < 0.5
        assert "nickname" in str(quote.explain())

    def test_an_indirect_report_tells_of_the_other_cues(self):
        text = "Ann Lee said that Bob Ray had claimed that taxes would rise."
        [quote] = quotes_of(text)
        explanation = quote.explain()
        assert explanation.speech.model == "report"
        other = explanation.runner_up
        assert other.cue.text.endswith("claimed")
        assert other.note == "stands inside what is reported"
        assert explanation.sources == ()  # a name right before its verb: nothing was weighed

    def test_an_indirect_report_tells_which_phrases_were_weighed_as_its_source(self):
        text = "Ann Lee left the meeting with the head of the union, saying that taxes would rise."
        quote = next(quote for quote in quotes_of(text) if quote.kind == "indirect")
        explanation = quote.explain()
        assert len(explanation.sources) > 1
        assert explanation.sources[0].chosen
        assert explanation.sources[0].source == quote.speaker
        assert math.fsum(source.probability for source in explanation.sources) == pytest.approx(1, abs=1e-4)
        for source in explanation.sources:
            assert math.fsum(reason.weight for reason in source.reasons) == pytest.approx(source.score, abs=1e-4)

    def test_a_pronoun_tells_whom_it_goes_on_with(self):
        quote = quotes_of("“We won,” Ann Lee said. “And how,” she added.")[1]
        link = quote.explain().link
        assert (link.how, link.by.text, link.entity.name) == ("last-speaker", "Ann Lee", "Ann Lee")

    def test_text_and_html_are_safe(self):
        text = "“<b>We\x1b[31m won</b>,” Ann Lee said."
        explanation = quotes_of(text)[0].explain()
        assert "\x1b" not in str(explanation)
        page = explanation._repr_html_()
        assert "<b>We" not in page
        assert balanced(page)
        assert "Candidates" in page

    def test_positions_are_of_the_source_as_given(self):
        text = "Caf&eacute; talks.\r\n“We won,” said Ren&eacute; Lee."
        quote = next(quote for quote in quotes_of(text) if quote.kind == "direct")
        assert quote.explain().chosen.source == quote.speaker
        assert quote.speaker.text == "Ren&eacute; Lee"

    def test_is_frozen_and_plain(self):
        explanation = quotes_of(AMBIGUOUS)[0].explain()
        with pytest.raises(FrozenInstanceError):
            explanation.speech = None
        assert pickle.loads(pickle.dumps(explanation)) == explanation
        json.dumps(explanation.to_dict())


class TestWhereQuotesComeFrom:
    def test_travels_with_pickle_and_copy(self, article):
        for quote in quotes_of(article):
            for again in (pickle.loads(pickle.dumps(quote)), copy.copy(quote), copy.deepcopy(quote)):
                assert again == quote
                assert again.explain() == quote.explain()

    def test_travels_with_its_document(self, article):
        document = onrecord.analyze(article)
        again = pickle.loads(pickle.dumps(document))
        assert again.quotes[0].explain() == document.quotes[0].explain()
        assert again.explain(document.quotes[0]) == document.quotes[0].explain()

    def test_is_no_part_of_the_value(self, article):
        quote = quotes_of(article)[0]
        bare = replace(quote)
        assert bare == quote
        assert hash(bare) == hash(quote)
        assert repr(bare) == repr(quote)
        assert "origin" not in onrecord.analyze(article).to_json()

    def test_works_in_pipe(self, article):
        texts = [article, AMBIGUOUS] * 5
        for document, text in zip(onrecord.Analyzer().pipe(texts, threads=2), texts, strict=True):
            assert [quote.explain() for quote in document.quotes] == [quote.explain() for quote in quotes_of(text)]

    def test_works_for_other_analyzers(self):
        text = "“We won,” the Zyx Institute said. Ann Lee said that taxes would rise."
        gazetteer = onrecord.Gazetteer.default() + onrecord.Gazetteer.from_rows([("Zyx Institute", "ORG", "local:5")])
        for analyzer in (
            onrecord.Analyzer(gazetteer=gazetteer, kinds={"direct"}),
            onrecord.Analyzer(gazetteer=None, steps="none"),
        ):
            for quote in analyzer.analyze(text).quotes:
                agrees(quote, quote.explain())
                assert pickle.loads(pickle.dumps(quote)).explain() == quote.explain()
        [quote] = onrecord.Analyzer(gazetteer=gazetteer, kinds={"direct"}).analyze(text).quotes
        assert quote.explain().link.entity.key == "local:5"
        assert len(pickle.dumps(quote)) < 2_000  # the embedded names are named, not carried

    def test_large_gazetteers_stay_at_home(self):
        rows = [(f"Zyx{number} Institute", "ORG") for number in range(10_001)]
        analyzer = onrecord.Analyzer(gazetteer=onrecord.Gazetteer.from_rows(rows))
        [quote] = analyzer.analyze("“We won,” the Zyx7 Institute said.").quotes
        away = pickle.loads(pickle.dumps(quote))
        with pytest.raises(ValueError, match=r"quote\.explain\(analyzer\)"):
            away.explain()
        assert away.explain(analyzer) == quote.explain()

    def test_made_by_hand(self, article):
        quote = replace(quotes_of(article)[0], rule="mine")
        with pytest.raises(ValueError, match="analyse its article"):
            quote.explain()
        with pytest.raises(ValueError, match="no such quote"):
            onrecord.analyze(article).explain(quote)
        copied = replace(quotes_of(article)[0])
        assert onrecord.analyze(article).explain(copied).quote == copied

    def test_another_analyzer_does_not_find_it(self):
        [quote] = quotes_of("Ann Lee said that taxes would rise.")
        with pytest.raises(TypeError, match="must be an Analyzer"):
            quote.explain("en")
        with pytest.raises(ValueError, match="does not find this quote"):
            quote.explain(onrecord.Analyzer(kinds={"direct"}))


class TestCommand:
    @pytest.fixture
    def path(self, tmp_path, article):
        (tmp_path / "a.txt").write_text(article, encoding="utf-8")
        return str(tmp_path / "a.txt")

    def test_text(self, path, article, capfd):
        assert main(["explain", path]) == 0
        out = capfd.readouterr().out
        for quote in quotes_of(article):
            assert str(quote.explain()) in out

    def test_json(self, path, article, capfd):
        assert main(["explain", path, "--format", "json"]) == 0
        record = json.loads(capfd.readouterr().out)
        quotes = quotes_of(article)
        assert record["id"] == path
        assert [quote["explanation"] for quote in record["quotes"]] == [
            json.loads(json.dumps(quote.explain().to_dict())) for quote in quotes
        ]
        assert [quote["rule"] for quote in record["quotes"]] == [quote.rule for quote in quotes]

    def test_one_speaker(self, path, article, capfd):
        assert main(["explain", path, "--format", "json", "--speaker", "DUARTE"]) == 0
        names = {quote["speaker_name"] for quote in json.loads(capfd.readouterr().out)["quotes"]}
        assert names == {"Ana Duarte"}

    def test_a_bad_document_does_not_stop_the_rest(self, path, tmp_path, capfd):
        assert main(["explain", str(tmp_path / "none.txt"), path]) == 1
        captured = capfd.readouterr()
        assert "error: " in captured.out
        assert "Duarte" in captured.out
        assert "No such file" in captured.err

    def test_wrong_usage(self, path):
        command = [sys.executable, "-m", "onrecord", "explain", path, "--format", "pdf"]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 2
