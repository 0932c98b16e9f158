"""The laws of the way between a text and its source, in code points, for any text and any steps that go together."""

import onrecord
from hypothesis import given
from hypothesis import strategies as st

TELLING = [
    "&amp;", "&eacute;", "â€™", "Ã©", "\r\n", "\n\n", "  ", "\u00a0", "\u00ad", "\u200d", "\ufeff", "e\u0301", "ﬁ", "İ", "ß", "한", "\u1112\u1161",
    "“", "’", "„", "«", "—", "…", "...", "inter-\nnational", "promisesTrump", "Ptr\u0443mp", "http://a.org/b", "a@b.de", "@ann", "👩\u200d🔬", "🇩🇪",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(TELLING), st.text(max_size=8)), max_size=12).map("".join)
STEPS = st.lists(st.sampled_from(onrecord.Normalizer.step_names()), max_size=6, unique=True)


def fitting(names):
    """Those of the steps that go together, in the order given."""
    steps = []
    for name in names:
        try:
            onrecord.Normalizer([*steps, name])
        except ValueError:
            continue
        steps.append(name)
    return steps


@given(text=TEXTS, names=STEPS)
def test_laws(text, names):
    normalized = onrecord.Normalizer(fitting(names)).normalize(text)
    source, result = normalized.source, normalized.text
    assert normalized.changed == (result != text)
    # The pieces tile both texts, and between them both are equal.
    done = text_done = 0
    for (start, end), (text_start, text_end) in normalized.pieces:
        assert done <= start <= end
        assert text_done <= text_start <= text_end
        assert source[done:start] == result[text_done:text_start]
        done, text_done = end, text_end
    assert source[done:] == result[text_done:]
    # The whole is the whole; there and back covers; a longer stretch maps to a longer one.
    assert normalized.to_source(0, len(result)) == (0, len(source))
    assert normalized.to_text(0, len(source)) == (0, len(result))
    before = (0, 0)
    for start in range(len(result)):
        there = normalized.to_source(start, start + 1)
        back = normalized.to_text(*there)
        assert back[0] <= start < back[1]
        assert before[0] <= there[0] <= there[1] <= len(source)
        assert before[1] <= there[1]
        before = there
    for edit in normalized.edits:
        assert edit.before == source[edit.start : edit.end]
        assert edit.after == result[edit.text_start : edit.text_end]


@given(
    base=st.characters(categories=["Lu", "Ll"]), marks=st.text(st.characters(categories=["Mn"]), min_size=1, max_size=3)
)
def test_what_composition_joins_maps_back_as_a_whole(base, marks):
    normalized = onrecord.normalize(f"a {base}{marks} b", steps=["nfc"])
    start, end = 2, len(normalized.text) - 2
    assert normalized.to_source(start, end) == (2, 2 + len(base + marks))
