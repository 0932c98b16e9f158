"""Gazetteer: rows in, matches out; files; joining; pickling."""

import pickle

import pytest
from onrecord import Entry, Gazetteer, Match

ROWS = [
    {"name": "Ana Duarte", "type": "PERSON", "key": "local:1", "aliases": ["A. Duarte"]},
    {"name": "Duarte", "type": "GPE"},
    ("Nordlund", "GPE", None, ["nordland"], "folded"),
]


def test_matches_name_all_entries():
    gazetteer = Gazetteer.from_rows(ROWS)
    assert gazetteer.match("A. Duarte left NORDLAND.") == [
        Match(0, 9, "A. Duarte", (Entry("Ana Duarte", "PERSON", "local:1"),)),
        Match(15, 23, "NORDLAND", (Entry("Nordlund", "GPE", None),)),
    ]
    overlapping = gazetteer.match("Ana Duarte", overlapping=True)
    assert [match.text for match in overlapping] == ["Ana Duarte", "Duarte"]
    assert gazetteer.match("") == []
    assert gazetteer.match(b"\xffDuarte")[0].start == 1


def test_names_are_whole_words():
    gazetteer = Gazetteer.from_rows([("New", "ORG"), ("ski", "ORG", None, (), "exact")])
    assert [match.text for match in gazetteer.match("New Yorkers saw New Newark Kowalski ski Ski")] == [
        "New",
        "New",
        "ski",
    ]


def test_joining_keeps_both():
    one, two = Gazetteer.from_rows(ROWS[:1]), Gazetteer.from_rows(ROWS[1:])
    both = one + two
    assert (len(one), len(two), len(both)) == (1, 2, 3)
    assert both.match("Ana Duarte, Nordlund") == Gazetteer.from_rows(ROWS).match("Ana Duarte, Nordlund")
    with pytest.raises(TypeError):
        _ = one + "row"


def test_pickling():
    gazetteer = Gazetteer.from_rows(ROWS)
    copy = pickle.loads(pickle.dumps(gazetteer))
    text = "Ana Duarte saw nordlund and A. Duarte."
    assert copy.match(text) == gazetteer.match(text)
    assert len(pickle.dumps(Gazetteer.default())) < 200
    joined = pickle.loads(pickle.dumps(Gazetteer.default() + gazetteer))
    assert joined.match("Ana Duarte met North Koreans") == (Gazetteer.default() + gazetteer).match(
        "Ana Duarte met North Koreans"
    )


def test_default_knows_countries():
    [match] = Gazetteer.default().match("in North Korea")
    assert match.entries[0] == Entry("North Korea", "GPE", "iso3166:KP")
    assert repr(Gazetteer.default()) == "Gazetteer.default()"


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        ({"name": "", "type": "ORG"}, ValueError, "row 2: no name"),
        ({"name": "X"}, ValueError, "row 2: no type"),
        ({"name": "X", "type": "ORG", "alias": []}, ValueError, "row 2: unknown field 'alias'"),
        ({"name": "X", "type": "ORG", "case": "any"}, ValueError, "row 2: unknown case 'any'; there are: exact, title"),
        ({"name": "X", "type": "ORG", "aliases": "Y"}, TypeError, "row 2: aliases must be a sequence of str, not str"),
        ({"name": "X", "type": "ORG", "aliases": [1]}, TypeError, "row 2: aliases must be str, not int"),
        ({"name": 5, "type": "ORG"}, TypeError, "row 2: name must be str, not int"),
        ({"name": "X\ud800", "type": "ORG"}, ValueError, "row 2: name holds a lone surrogate"),
        (("X", "ORG", None, (), "exact", 1), ValueError, "row 2: 6 fields"),
        ("X", TypeError, "row 2: a row is a mapping or a sequence, not str"),
        (None, TypeError, "row 2: a row is a mapping or a sequence, not NoneType"),
    ],
)
def test_a_bad_row_is_named(row, error, message):
    with pytest.raises(error, match=message):
        Gazetteer.from_rows([("Fine", "ORG"), row])


def test_rows_must_be_rows():
    for rows in ("name", {"name": "X", "type": "ORG"}):
        with pytest.raises(TypeError, match="rows must be an iterable of rows"):
            Gazetteer.from_rows(rows)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "names.csv",
            'name,type,key,aliases,case\n"Duarte, Ana",PERSON,local:1,Ana Duarte|A. Duarte,\nOslo,GPE,,,exact\n',
        ),
        ("names.tsv", "name\ttype\tkey\taliases\nDuarte, Ana\tPERSON\tlocal:1\tAna Duarte|A. Duarte\nOslo\tGPE\n"),
        (
            "names.jsonl",
            '{"name": "Duarte, Ana", "type": "PERSON", "aliases": ["A. Duarte"]}\n\n{"name": "Oslo", "type": "GPE"}\n',
        ),
    ],
)
def test_files(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    gazetteer = Gazetteer.from_file(tmp_path / name)
    assert [match.entries[0].name for match in gazetteer.match("A. Duarte in Oslo")] == ["Duarte, Ana", "Oslo"]


def test_broken_files_are_named(tmp_path):
    cases = {
        "a.jsonl": ('{"name": "X", "type": "ORG"}\n{"name": \n', "a.jsonl:2: not JSON"),
        "b.csv": ("name,type\nX,ORG\n,ORG\n", "b.csv:3: no name"),
        "c.csv": ("name,type\nX,ORG,more\n", "c.csv:2: more fields than columns"),
        "d.txt": ("X", "d.txt: a gazetteer is a .csv, .tsv or .jsonl file"),
        "e.tsv": ("title\ttype\nX\tORG\n", "e.tsv:2: unknown field 'title'"),
    }
    for name, (content, message) in cases.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        with pytest.raises(ValueError, match=message):
            Gazetteer.from_file(tmp_path / name)
    with pytest.raises(OSError, match="No such file"):
        Gazetteer.from_file(tmp_path / "none.csv")
