"""The drawn article: its words unchanged, everything escaped, overlapping spans cut, nothing from elsewhere."""

import html
import io
import re
from html.parser import HTMLParser

import onrecord
import pytest
from onrecord.html import Mark, _pieces, document_fragment, write_report


class Page(HTMLParser):
    """Collects the words of the article without labels, and checks that elements nest."""

    def __init__(self, page):
        super().__init__()
        self.open, self.article, self.tags = [], [], set()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag != "meta":
            self.open.append((tag, dict(attributes).get("class") or ""))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        classes = [name for _, name in self.open]
        if "article" in classes and "label" not in classes:
            self.article.append(data)


def test_the_article_is_all_there(article, seeds):
    for text in (article, *seeds):
        assert "".join(Page(document_fragment(onrecord.analyze(text))).article) == text


def test_markup_in_a_text_is_text():
    text = "“<script>alert('x')</script> & \"more\",” Ann <b>Smith</b> said.</div><img src=x onerror=alert(1)>"
    page = document_fragment(onrecord.analyze(text, id="<i>"))
    assert "<script" not in page
    assert "<img" not in page
    assert "".join(Page(page).article) == text


def test_what_no_page_may_hold():
    page = document_fragment(onrecord.analyze("“Yes\0,\x1b \ud800” Ann Smith said."))
    assert not re.search("[\0\x1b\ud800]", page)
    page.encode()


def test_nested_and_overlapping_marks_are_cut_at_every_border():
    marks = [
        Mark(0, 6, "a", "A", before="(", after=")"),
        Mark(3, 9, "b", "B", before="[", after="]"),
        Mark(4, 4, "no", ""),
    ]
    assert "".join(_pieces("0123456789", marks)) == (
        '(<span class="a" title="A">012</span>[<span class="a b" title="A; B">345</span>)'
        '<span class="b" title="B">678</span>]9'
    )


def test_a_mention_knows_its_first_and_last_piece():
    marks = [Mark(0, 6, "mention", "M"), Mark(3, 9, "q direct", "Q")]
    pieces = "".join(_pieces("0123456789", marks))
    assert 'class="mention first"' in pieces
    assert 'class="mention q direct last"' in pieces


def test_notebooks_get_the_fragment(article):
    doc = onrecord.analyze(article)
    assert doc._repr_html_() == document_fragment(doc)
    assert "prefers-color-scheme:dark" in doc._repr_html_()


@pytest.mark.parametrize("id", [None, 7, "a <name>"])
def test_a_report_stands_alone(article, id):
    stream = io.StringIO()
    bad = next(onrecord.Analyzer().pipe([("bad", None)], threads=1))
    write_report([onrecord.analyze(article, id=id), bad], stream, title="A & B")
    page = stream.getvalue()
    assert "<title>A &amp; B</title>" in page
    assert "Error: text must be str or bytes, not NoneType" in page
    assert html.escape(str(id if id is not None else 1)) in page
    assert not re.search(r"https?:|<script|<link|url\(|@import", page)
    assert Page(page).tags >= {"main", "h1", "h2", "section", "table", "caption"}


def test_every_kind_and_type_is_written_out(article):
    doc = onrecord.analyze(article)
    page = document_fragment(doc)
    for number, quote in enumerate(doc.quotes, 1):
        assert f'<b class="label">{number} {quote.kind}' in page
    for mention in doc.mentions:
        assert f'<i class="label">{mention.type}</i>' in page
