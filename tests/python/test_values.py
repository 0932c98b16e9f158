"""Values: frozen, hashable, ordered, picklable, slotted, with reprs that read well."""

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import onrecord
import pytest
from onrecord import Edit, Entity, Entry, Match, Mention, Quote, Region, Span

ENTITY = Entity(0, "Ana Duarte", "PERSON", None)
SPEAKER = Span(20, 26, "Duarte")
QUOTE = Quote(
    0, 10, "“It’s on,”", "It’s on,", "direct", (Span(1, 9, "It’s on,"),), (Span(1, 9, "It’s on,"),), SPEAKER, ENTITY,
    Span(27, 31, "said"), None, "after", 0.93,
)  # fmt: skip
VALUES = [
    SPEAKER,
    ENTITY,
    QUOTE,
    Mention(20, 26, "Duarte", "PERSON", ENTITY, "gazetteer", 0.9),
    Region(0, 5, "Share", "boilerplate", None, None, None),
    Region(0, 5, "Hello", "post", "Ann", "@ann", "2020-01-02"),
    Entry("Oslo", "GPE", "local:7"),
    Match(0, 4, "Oslo", (Entry("Oslo", "GPE", "local:7"),)),
    Edit(3, 8, "&amp;", "&", "html", 3, 4),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
class TestEveryValue:
    def test_is_frozen(self, value):
        for name in (value.__slots__[0], "other"):
            with pytest.raises(FrozenInstanceError):
                setattr(value, name, 1)
            with pytest.raises(FrozenInstanceError):
                delattr(value, name)
        assert not hasattr(value, "__dict__")

    def test_is_hashable_and_equal_to_its_copy(self, value):
        copy = pickle.loads(pickle.dumps(value))
        assert copy == value
        assert copy is not value
        assert {value: 1}[copy] == 1

    def test_differs_from_other_kinds(self, value):
        assert sum(value == other for other in VALUES) == 1
        assert value != tuple(getattr(value, name) for name in value.__slots__)

    def test_is_no_less_than_itself(self, value):
        copy = pickle.loads(pickle.dumps(value))
        assert value <= copy
        assert value >= copy
        assert not value < copy
        assert not value > copy

    def test_cannot_be_ordered_against_another_type(self, value):
        with pytest.raises(TypeError):
            _ = value < "text"

    def test_has_a_repr_on_one_line(self, value):
        assert repr(value).startswith(type(value).__name__ + "(")
        assert "\n" not in repr(value)


def test_values_sort_by_position_and_none_comes_first():
    silent = replace(QUOTE, speaker=None)
    assert sorted([Span(3, 4, "b"), Span(0, 9, "a"), Span(0, 2, "c")]) == [
        Span(0, 2, "c"),
        Span(0, 9, "a"),
        Span(3, 4, "b"),
    ]
    assert silent < QUOTE


def test_reprs_read_well():
    assert repr(SPEAKER) == "Span(20, 26, 'Duarte')"
    assert repr(ENTITY) == "Entity(0, 'Ana Duarte', PERSON)"
    assert repr(QUOTE) == (
        "Quote(0, 10, direct, 'It’s on,', speaker='Duarte', speaker_entity='Ana Duarte', cue='said')"
    )
    assert repr(VALUES[7]) == "Match(0, 4, 'Oslo', (Entry('Oslo', GPE, key='local:7'),))"
    assert repr(Span(0, 100, "x" * 100)) == f"Span(0, 100, '{'x' * 59}…')"


def test_name_key_is_the_name_as_the_preset_search_folds_it():
    for name in ("Jörg Müller", "JÖRG MÜLLER", "Jorg Muller", "Jo\u0308rg Mu\u0308ller"):
        entity = Entity(0, name, "PERSON", None)
        assert entity.name_key == str(onrecord.normalize(name, "search")) == "jorg muller"
    assert Entity(0, "Kim Jong\u2011un", "PERSON", None).name_key == "kim jong-un"
    assert Entity(0, "", "PERSON", None).name_key == ""


def test_name_key_is_no_field():
    assert Entity(1, "Müller", "PERSON", None) != Entity(1, "Muller", "PERSON", None)
    assert "name_key" not in {field.name for field in fields(Entity)}
