"""Gazetteer: rows in, matches out; files; joining; pickling."""

import pickle
import random
import subprocess
import sys

import onrecord
import pytest
from onrecord import Entry, Gazetteer, Match, normalize

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
        (("X", "ORG", None, (), "exact", 1, (), True, (), "", 9), ValueError, "row 2: 11 fields"),
        ({"name": "X", "type": "PERSON", "roles": "mayor"}, TypeError, "row 2: roles must be a sequence of str"),
        ({"name": "X", "type": "PERSON", "years": 1950}, TypeError, "row 2: years must be str, not int"),
        ({"name": "X", "type": "PERSON", "years": "1950\t"}, ValueError, "row 2: a tab in roles or years"),
        (("X", "ORG", None, (), "exact", 10), ValueError, "row 2: weight 10 is not between 0 and 9"),
        ({"name": "X", "type": "ORG", "weight": 2.5}, TypeError, "row 2: weight must be int, not float"),
        ({"name": "X", "type": "ORG", "context": ["two words"]}, ValueError, "row 2: context 'two words' is not one"),
        (
            {"name": "X", "type": "ORG", "fold_accents": "maybe"},
            ValueError,
            "row 2: fold_accents must be true or false",
        ),
        ({"name": " ", "type": "ORG"}, ValueError, "row 2: no name"),
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
        "d.txt": ("X", "d.txt: a gazetteer is a .csv, .tsv, .jsonl or .parquet file"),
        "f.csv": ("name,type,weight\nX,ORG,7\nX,ORG,70\n", "f.csv:3: weight 70 is not between 0 and 9"),
        "g.jsonl": ('{"label": "ORG", "pattern": [{"LOWER": "x"}, {"OP": "?"}]}\n', "g.jsonl:1: only tokens of ORTH"),
        "h.jsonl": ('{"label": "ORG", "pattern": [{"LOWER": "x", "OP": "?"}]}\n', "h.jsonl:1: a token has exactly one"),
        "i.jsonl": ('{"label": "ORG", "pattern": [{"LOWER": "x"}, {"ORTH": "Y"}]}\n', "i.jsonl:1: LOWER beside ORTH"),
        "e.tsv": ("title\ttype\nX\tORG\n", "e.tsv:2: unknown field 'title'"),
    }
    for name, (content, message) in cases.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        with pytest.raises(ValueError, match=message):
            Gazetteer.from_file(tmp_path / name)
    with pytest.raises(OSError, match="No such file"):
        Gazetteer.from_file(tmp_path / "none.csv")


def test_weight_and_context_order_the_entries():
    gazetteer = Gazetteer.from_rows(
        [("Jordan", "GPE", None, (), "title", 8), ("Jordan", "PERSON", None, (), "title", 2, ("Bulls",))]
    )
    types = [[entry.type for entry in match.entries] for match in gazetteer.match("in Jordan\nJordan of the Bulls")]
    assert types == [["GPE", "PERSON"], ["PERSON", "GPE"]]


def test_folded_accents():
    [match] = Gazetteer.from_rows([{"name": "Erdoğan", "type": "PERSON", "fold_accents": True}]).match("Mr Erdogan")
    assert (match.start, match.text, match.entries[0].name) == (3, "Erdogan", "Erdoğan")


def test_spacy_patterns(tmp_path):
    path = tmp_path / "patterns.jsonl"
    path.write_text(
        '{"label": "ORG", "pattern": "Acme Corp.", "id": "acme"}\n'
        '{"label": "GPE", "pattern": [{"LOWER": "new"}, {"LOWER": "york"}]}\n'
        '{"label": "PERSON", "pattern": [{"TEXT": "Kim"}, {"ORTH": "Jong"}, {"ORTH": "-"}, {"ORTH": "un"}]}\n'
    )
    found = Gazetteer.from_file(path).match("Kim Jong-un of Acme Corp. in new York, not acme corp.")
    assert [(match.text, match.entries[0].type, match.entries[0].key) for match in found] == [
        ("Kim Jong-un", "PERSON", None),
        ("Acme Corp.", "ORG", "acme"),
        ("new York", "GPE", None),
    ]


def test_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [{"name": "Lima", "type": "GPE", "aliases": ["Ciudad de los Reyes"]}, {"name": "Oslo", "type": "GPE"}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "names.parquet")
    assert len(Gazetteer.from_file(tmp_path / "names.parquet").match("Oslo, Lima, Ciudad de los Reyes")) == 3


def test_batch():
    gazetteer = Gazetteer.from_rows(ROWS)
    texts = ["Ana Duarte", None, "", b"nordlund", "é Duarte in Nordland"] * 50
    expected = [gazetteer.match(text or "") for text in texts]
    for threads in (None, 1, 3):
        assert gazetteer.match_batch(texts, threads=threads) == expected
    assert gazetteer.match_batch([]) == []
    assert len(gazetteer.match_batch(iter(["Ana Duarte"]), overlapping=True)[0]) == 2
    with pytest.raises(ValueError, match="threads must be 1 or more"):
        gazetteer.match_batch(texts, threads=0)
    with pytest.raises(TypeError, match="text must be str or bytes, not int"):
        gazetteer.match_batch([1])


def test_arrow_strings():
    pyarrow = pytest.importorskip("pyarrow")
    gazetteer = Gazetteer.from_rows(ROWS)
    array = pyarrow.array(["Ana Duarte", None, "Nordlund"])
    assert [len(matches) for matches in gazetteer.match_batch(array)] == [1, 0, 1]


def test_normalized_text_gives_places_of_its_source():
    source = "Caf&eacute; of Ana  Dua\u00adrte"
    [match] = Gazetteer.from_rows(ROWS).match(normalize(source))
    assert source[match.start : match.end] == match.text == "Ana  Dua\u00adrte"


def test_saving_and_loading(tmp_path):
    gazetteer = Gazetteer.from_rows(ROWS)
    path = tmp_path / "names.gazetteer"
    gazetteer.save(path)
    text = "Ana Duarte saw nordlund and A. Duarte."
    loaded = Gazetteer.load(path)
    assert loaded.match(text) == gazetteer.match(text)
    assert Gazetteer.from_file(path).match(text) == gazetteer.match(text)
    assert (Gazetteer.default() + loaded).match("Duarte")[0].entries[0].name == "Duarte"
    data = pickle.dumps(loaded)
    assert len(data) < 500
    assert loaded.own_rows == 0
    script = "import pickle, sys; print(len(pickle.load(sys.stdin.buffer).match(sys.argv[1])))"
    done = subprocess.run([sys.executable, "-c", script, text], input=data, capture_output=True, check=True)
    assert int(done.stdout) == 3
    Gazetteer.from_rows(ROWS[:1]).save(path)
    assert loaded.match(text) == gazetteer.match(text), "a file written anew leaves the one in use alone"
    with pytest.raises(ValueError, match="not the gazetteer that was pickled"):
        pickle.loads(data)


def test_damaged_files_are_refused(tmp_path):
    path = tmp_path / "names.gazetteer"
    Gazetteer.from_rows(ROWS).save(path)
    data = path.read_bytes()
    chance = random.Random(6)
    for _ in range(200):
        place = chance.randrange(len(data))
        turned = data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]
        for damaged in (turned, data[:place]):
            path.write_bytes(damaged)
            with pytest.raises(ValueError, match=r"names.gazetteer: .*; build it again"):
                Gazetteer.load(path)
    with pytest.raises(FileNotFoundError):
        Gazetteer.load(tmp_path / "none")
    with pytest.raises(OSError, match="No such file"):
        Gazetteer.from_rows(ROWS).save(tmp_path / "none" / "x")


def test_a_list_of_entries_is_no_beginning_of_another():
    gazetteer = Gazetteer.from_rows([("Ba", "ORG", None, (), "folded"), ("Ba", "GPE", None, (), "exact")])
    types = [[entry.type for entry in match.entries] for match in gazetteer.match("Ba ba Ba")]
    assert types == [["ORG", "GPE"], ["ORG"], ["ORG", "GPE"]]


def test_roles_and_years_come_back(tmp_path):
    row = {"name": "Ann Lee", "type": "PERSON", "roles": ["mayor of Acton", "judge"], "years": "1950-"}
    names = Gazetteer.from_rows([row, ("Bob Ray", "PERSON")])
    names.save(tmp_path / "saved.gazetteer")
    (tmp_path / "names.csv").write_text("name,type,roles,years\nAnn Lee,PERSON,mayor of Acton|judge,1950-\n")
    for gazetteer in (
        names,
        pickle.loads(pickle.dumps(names)),
        names + Gazetteer.default(),
        Gazetteer.load(tmp_path / "saved.gazetteer"),
        Gazetteer.from_file(tmp_path / "names.csv"),
    ):
        [entry] = gazetteer.match("Ann Lee")[0].entries
        assert (entry.roles, entry.years) == (("mayor of Acton", "judge"), "1950-")
        doc = onrecord.Analyzer(gazetteer=gazetteer).match_entities("Ann Lee met Tim Day.")
        known, unknown = doc.entities
        assert (known.roles, known.years) == (entry.roles, entry.years)
        assert (unknown.roles, unknown.years) == ((), None)
    assert (names.match("Bob Ray")[0].entries[0].roles, names.match("Bob Ray")[0].entries[0].years) == ((), None)


def test_the_embedded_people_have_roles_and_years():
    [entry] = Gazetteer.default().match("Jacques Chirac")[0].entries
    assert entry.roles == ("president of France", "prime minister of France", "mayor of Paris")
    assert entry.years == "1932-2019"
