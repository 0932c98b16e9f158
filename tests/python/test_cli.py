"""The command line: exit status, formats, bad input, whole files or none."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import onrecord
import pytest
from onrecord.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def run(capfd):
    """Runs the command line in this process; returns status, standard output and standard error."""

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        return (status, *capfd.readouterr())

    return run


def process(*arguments, **options):
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def folder(tmp_path, article):
    (tmp_path / "texts" / "below").mkdir(parents=True)
    (tmp_path / "texts" / "a.txt").write_text(article, encoding="utf-8")
    (tmp_path / "texts" / "below" / "b.txt").write_bytes(b"\xff" + article.encode())
    (tmp_path / "texts" / ".hidden").write_text("no", encoding="utf-8")
    (tmp_path / "texts" / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path / "texts"


class TestExtract:
    def test_a_folder_gives_a_record_a_text(self, run, folder, article):
        status, out, err = run("extract", folder)
        assert (status, err) == (0, "")
        records = lines(out)
        assert [record["id"] for record in records] == [str(folder / "a.txt"), str(folder / "below" / "b.txt")]
        assert records[0] == onrecord.analyze(article, str(folder / "a.txt")).to_dict()
        assert records[1]["warnings"][0].startswith("1 ill-formed byte sequence")

    def test_line_ends_are_kept(self, run, tmp_path):
        (tmp_path / "crlf.txt").write_bytes("Talks failed.\r\n“Never,” Ann Smith said.\r\n".encode())
        [record] = lines(run("extract", tmp_path / "crlf.txt")[1])
        assert record["quotes"][0]["start"] == 16

    def test_json_lines(self, run, tmp_path, article):
        rows = [{"id": 7, "text": article}, {"text": "Fine."}, {"body": "no text"}, {"id": "n", "text": None}, [1]]
        content = (
            "".join(f"{json.dumps(row)}\n" for row in rows) + '{"text": \n\n' + '{"id": "last", "text": "Fine."}\n'
        )
        path = tmp_path / "rows.jsonl"
        path.write_text(content, encoding="utf-8")
        status, out, err = run("extract", path)
        records = lines(out)
        assert status == 1
        assert [record["id"] for record in records] == [
            7,
            *(f"{path}:{n}" for n in (2, 3)),
            "n",
            *(f"{path}:{n}" for n in (5, 6)),
            "last",
        ]
        assert [record["error"] for record in records] == [
            None,
            None,
            f"{path}:3: no column 'text'; there are: body",
            f"{path}:4: 'text' must be str, not NoneType",
            f"{path}:5: not an object but list",
            f"{path}:6: not JSON: Expecting value: line 1 column 9 (char 8)",
            None,
        ]
        assert err.count("\n") == 4
        assert f"onrecord: {path}:6: not JSON" in err

    def test_columns_have_names(self, run, tmp_path):
        (tmp_path / "rows.csv").write_text('key,body\nk1,"“Yes,” Ann Smith\n said."\n', encoding="utf-8")
        (tmp_path / "rows.tsv").write_text('key\tbody\nk2\tHe said "no\n', encoding="utf-8")
        status, out, _ = run("extract", tmp_path, "--text-column", "body", "--id-column", "key")
        assert status == 0
        assert [record["id"] for record in lines(out)] == ["k1", "k2"]

    def test_a_long_cell_and_a_broken_table(self, run, tmp_path):
        (tmp_path / "a.csv").write_text(f"text\n{'word ' * 60_000}\nx,y\nlast\n", encoding="utf-8")
        status, out, _ = run("extract", tmp_path / "a.csv")
        assert status == 1
        assert [record["error"] and record["error"].split(": ")[1] for record in lines(out)] == [
            None,
            "more fields than columns",
            None,
        ]

    def test_standard_input(self, article):
        done = process("extract", "-", input=article.encode())
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout) == onrecord.analyze(article, "-").to_dict()
        rows = f"{json.dumps({'text': article})}\n".encode()
        assert json.loads(process("extract", "-", "--input", "jsonl", input=rows).stdout)["id"] == "-:1"

    def test_csv_has_a_line_a_quote(self, run, folder, article):
        _, out, _ = run("extract", folder / "a.txt", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        quotes = onrecord.analyze(article).quotes
        assert [row["content"] for row in rows] == [quote.content for quote in quotes]
        assert [row["speaker_name"] for row in rows] == [
            q.speaker_entity.name if q.speaker_entity else "" for q in quotes
        ]
        assert [row["speaker_name_key"] for row in rows] == [
            q.speaker_entity.name_key if q.speaker_entity else "" for q in quotes
        ]

    def test_more_names(self, run, tmp_path):
        (tmp_path / "names.csv").write_text("name,type,key\nZyx Institute,ORG,local:5\n", encoding="utf-8")
        (tmp_path / "a.txt").write_text("The Zyx Institute in North Korea closed.", encoding="utf-8")
        _, out, _ = run("extract", tmp_path / "a.txt", "--gazetteer", tmp_path / "names.csv")
        assert {entity["key"] for entity in lines(out)[0]["entities"]} == {"local:5", "iso3166:KP"}

    def test_threads_change_nothing(self, run):
        assert run("extract", SEEDS, "--threads", 1) == run("extract", SEEDS, "--threads", 3)

    def test_surrogates_and_bad_bytes_in_rows_give_well_formed_output(self, run, tmp_path):
        (tmp_path / "a.jsonl").write_bytes(b'{"text": "\\ud800 one"}\n{"text": "\xff two"}\n')
        status, out, _ = run("extract", tmp_path / "a.jsonl")
        assert status == 0
        assert all("lone surrogate" in record["warnings"][0] for record in lines(out))


class TestFailures:
    def test_a_missing_path_is_named_and_the_rest_goes_on(self, run, folder, tmp_path):
        status, out, err = run("extract", tmp_path / "none", folder)
        assert status == 1
        assert [bool(record["error"]) for record in lines(out)] == [True, False, False]
        assert err == f"onrecord: {tmp_path / 'none'}: No such file or directory\n"

    def test_a_folder_without_texts(self, run, tmp_path):
        status, _, err = run("extract", tmp_path)
        assert status == 1
        assert "no texts in this folder" in err

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_folder_without_permission(self, run, folder):
        (folder / "below").chmod(0)
        status, out, err = run("extract", folder)
        (folder / "below").chmod(0o700)
        assert status == 1
        assert "Permission denied" in err
        assert len(lines(out)) == 2

    def test_a_folder_that_cannot_be_listed(self, run, folder, monkeypatch):
        real = os.scandir

        def scandir(path):
            if Path(path).name == "below":
                raise PermissionError(13, "Permission denied", str(path))
            return real(path)

        monkeypatch.setattr(os, "scandir", scandir)
        status, out, err = run("extract", folder)
        assert (status, err) == (1, f"onrecord: {folder / 'below'}: Permission denied\n")
        assert [bool(record["error"]) for record in lines(out)] == [False, True]

    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["extract"],
            ["extract", "x", "--format", "xml"],
            ["extract", "x", "--threads", "0"],
            ["nonsense", "x"],
        ],
    )
    def test_wrong_usage_is_2(self, arguments, capfd):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2
        assert "usage: onrecord" in capfd.readouterr().err

    def test_what_cannot_begin_is_2(self, run, folder, tmp_path):
        (tmp_path / "bad.csv").write_text("name,type\n,ORG\n", encoding="utf-8")
        assert run("extract", folder, "--gazetteer", tmp_path / "none.csv")[0] == 2
        status, _, err = run("extract", folder, "--gazetteer", tmp_path / "bad.csv")
        assert (status, err) == (2, f"onrecord: {tmp_path / 'bad.csv'}:2: no name\n")
        status, _, err = run("normalize", folder, "--steps", "nope")
        assert status == 2
        assert "nope" in err
        status, _, err = run("extract", folder, "-o", tmp_path / "none" / "out.jsonl")
        assert status == 2
        assert "No such file" in err


class TestOutput:
    def test_a_file_is_whole_or_not_there(self, run, folder, tmp_path, monkeypatch):
        out = tmp_path / "out.jsonl"
        assert run("extract", folder, "-o", out)[:2] == (0, "")
        before = out.read_text(encoding="utf-8")
        assert len(lines(before)) == 2
        umask = os.umask(0)
        os.umask(umask)
        assert out.stat().st_mode & 0o777 == 0o666 & ~umask

        def fail(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(onrecord.formats, "record_line", fail)
        assert run("extract", folder, "-o", out)[0] == 130
        assert out.read_text(encoding="utf-8") == before
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.jsonl"]

    def test_the_suffix_chooses_the_format(self, run, folder, tmp_path):
        run("extract", folder, "-o", tmp_path / "out.csv")
        assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("id,start,end,kind,content,")

    def test_a_device_is_written_to(self, run, folder):
        assert run("extract", folder, "-o", "/dev/null")[0] == 0
        assert Path("/dev/null").is_char_device()

    def test_a_link_stays_a_link(self, run, folder, tmp_path):
        (tmp_path / "real.jsonl").write_text("", encoding="utf-8")
        (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
        run("extract", folder, "-o", tmp_path / "link.jsonl")
        assert (tmp_path / "link.jsonl").is_symlink()
        assert len(lines((tmp_path / "real.jsonl").read_text(encoding="utf-8"))) == 2

    def test_a_reader_may_leave(self):
        command = f"{sys.executable} -m onrecord extract {' '.join([str(SEEDS)] * 50)} | head -c 10"
        done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
        assert done.stderr == b""

    def test_output_is_utf_8_in_any_locale(self, folder):
        environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        assert "“".encode() in process("extract", folder, env=environment).stdout
        assert process("show", folder, env=environment).returncode == 0


def test_match_has_entities_and_no_quotes(run, folder, article):
    _, out, _ = run("match", folder / "a.txt")
    [record] = lines(out)
    assert record["quotes"] == []
    assert len(record["mentions"]) == len(onrecord.match_entities(article))
    _, out, _ = run("match", folder / "a.txt", "--format", "csv")
    assert [(row["text"], row["name_key"]) for row in csv.DictReader(io.StringIO(out))] == [
        (m.text, m.entity.name_key) for m in onrecord.match_entities(article)
    ]


def test_normalize(run, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Caf&eacute;\r\n")
    (tmp_path / "b.txt").write_bytes(b"e\xcc\x81")
    assert run("normalize", tmp_path)[:2] == (0, "Café\né\n")
    assert run("normalize", tmp_path / "a.txt", "--steps", "none")[1] == "Caf&eacute;\r\n"
    assert run("normalize", tmp_path / "b.txt", "--steps", "nfc,casefold")[0] in (0, 2)
    assert run("normalize", tmp_path / "b.txt", "--preset", "ascii")[1] == "e\n"
    assert run("normalize", tmp_path / "b.txt", "--steps", "mask:urls+emails")[1] == "e\u0301\n"
    edits = tmp_path / "edits.jsonl"
    assert run("normalize", tmp_path / "a.txt", "--edits", edits)[0] == 0
    assert lines(edits.read_text(encoding="utf-8"))[0] == {
        "id": str(tmp_path / "a.txt"),
        "step": "html",
        "start": 3,
        "end": 11,
        "text": "&eacute;",
        "text_start": 3,
        "text_end": 4,
        "replacement": "é",
    }
    edits.unlink()
    [record] = lines(run("normalize", tmp_path / "a.txt", "--format", "jsonl")[1])
    assert record == {"schema": 1, "id": str(tmp_path / "a.txt"), "text": "Café\n", "warnings": [], "error": None}
    _, out, _ = run("normalize", tmp_path / "none", tmp_path / "b.txt", "--format", "csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert rows[0] == ["id", "text", "error"]
    assert rows[1][2].endswith("No such file or directory")
    assert rows[2][1:] == ["é", ""]


def test_report_is_one_page(run, folder, tmp_path):
    assert run("report", folder, "-o", tmp_path / "report.html")[0] == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<section") == 2
    assert "Ana Duarte" in page


def test_show_fits_the_terminal(run, folder, monkeypatch):
    for width in (60, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        status, out, _ = run("show", folder, SEEDS)
        assert status == 0
        assert "Ana Duarte" in out
        body = [line for line in out.splitlines() if not line.startswith(("/", "warning"))]
        assert max(map(len, body)) <= width


def test_show_gives_the_terminal_no_orders(run, tmp_path):
    (tmp_path / "a.txt").write_text("“Do it\x1b[31m now,” Ann Smith\x07 said.", encoding="utf-8")
    _, out, _ = run("show", tmp_path / "a.txt")
    assert "\x1b" not in out
    assert "\x07" not in out


def test_version_and_help():
    assert process("--version").stdout.decode() == f"onrecord {onrecord.__version__}\n"
    assert b"Exit status" in process("--help").stdout


def test_gazetteer_inspects_checks_and_builds(tmp_path, capsys):
    names, more, saved = tmp_path / "names.csv", tmp_path / "more.csv", tmp_path / "all.gazetteer"
    names.write_text(
        "name,type,key,aliases,roles,years\n"
        "Lima,GPE,local:1,City of Kings,,\nLima,GPE,local:1,,,\nLima,PERSON,,,poet|diplomat,1899-1970\n"
    )
    more.write_text("name,type\nOslo,GPE\n")
    assert main(["gazetteer", "check", str(names)]) == 0
    assert "2 rows of 'Lima', GPE, key local:1" in capsys.readouterr().out
    assert main(["gazetteer", "build", str(names), str(more), "-o", str(saved)]) == 0
    assert f"{saved}: 4 rows" in capsys.readouterr().out
    assert main(["gazetteer", "inspect", str(saved)]) == 0
    shown = capsys.readouterr().out
    assert "rows\t4" in shown
    assert "type GPE\t3" in shown
    assert "with aliases\t1\nwith roles\t1\nwith years\t1\n" in shown
    assert "  Lima\t3" in shown
    more.write_text("name,type\n,GPE\n")
    assert main(["gazetteer", "check", str(more)]) == 1
    assert "more.csv:2: no name" in capsys.readouterr().err
    assert main(["gazetteer", "inspect", str(tmp_path / "none.csv")]) == 1
