"""The command line, as a user meets it: what is written, what is printed where, and the exit codes."""

import gzip
import io
import json
import subprocess
import sys
from collections import Counter
from types import SimpleNamespace

import pandas as pd
import pytest
import typer.main

import pipeline
from pipeline import cli, progress
from pipeline.export.files import RECORDS, read_jsonl
from pipeline.export.tables import COLUMNS

TEXT = "أعلنت وزارة الصحة في تونس أمس وصول 300 طبيب."
COMMANDS = {"": typer.main.get_command(cli.app), **typer.main.get_command(cli.app).commands}


@pytest.fixture
def khabar(nlp, monkeypatch, capsys):
    """Runs the command in this process, with the pipeline that is loaded: exit code, standard output, standard error."""
    monkeypatch.setattr(cli, "load", lambda model, *, morphology: nlp if morphology is None else pipeline.load(model, morphology=morphology))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERMINAL_WIDTH", "200")

    def run(*arguments) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["khabar", *map(str, arguments)])
        try:
            cli.run()
            code = 0
        except SystemExit as exit:
            code = exit.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def dump(tmp_path):
    """Three articles."""
    rows = [{"id": name, "text": TEXT, "published": "2020-07-07"} for name in ("a", "b", "c")]
    path = tmp_path / "in" / "dump.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def bad_dump(dump):
    """A line that is no article between two that are."""
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    dump.write_text(lines[0] + '{"text": [bad]}\n' + lines[2], encoding="utf-8")
    return dump


# Help


@pytest.mark.parametrize("command", COMMANDS)
def test_help_mentions_every_command_and_option(command, khabar):
    code, out, err = khabar(*([command] if command else []), "--help")
    assert (code, err) == (0, "")
    assert "--help" in out
    for parameter in COMMANDS[command].params:
        names = parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]
        assert all(name in out for name in names)
        assert parameter.help, f"{names} is not explained"
        assert parameter.help.split()[0] in out
    if not command:
        assert all(name in out for name in COMMANDS if name)


def test_the_commands_have_the_options_of_the_documentation():
    options = {name: {option for parameter in command.params for option in parameter.opts} for name, command in COMMANDS.items() if name}
    assert options == {
        "extract": {
            "inputs",
            "--to",
            "--published",
            "--tokens",
            "--no-text",
            "--field",
            "--model",
            "--morphology",
            "--max-article",
            "--max-unpacked",
            "--max-ratio",
            "--workers",
            "--cluster",
            "--format",
            "--shard-articles",
            "--max-characters",
            "--max-seconds",
        },
        "link": {"folder", "--threshold"},
        "show": {"source", "--html", "--published", "--model", "--morphology"},
        "explain": {"text", "--type", "--published", "--model", "--morphology"},
        "types": {"--model"},
        "check": {"model"},
    }


def test_no_arguments_give_help(khabar):
    _, out, err = khabar()
    assert "extract" in out + err
    assert "show" in out + err


# extract


def test_without_a_target_a_table_is_printed(khabar, dump):
    code, out, err = khabar("extract", dump)
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines() if "2020-07-07   " in line] == ["a", "b", "c"]
    assert out.splitlines()[-1].startswith("3 articles, ")


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet", "new/result"])
def test_with_a_target_nothing_is_printed(name, khabar, dump, tmp_path):
    target = tmp_path / name
    code, out, err = khabar("extract", dump, "--to", target)
    assert (code, out) == (0, "")
    assert err.split() == f"3 records written to {target}".split()
    assert target.exists()


def test_records(khabar, dump, tmp_path, nlp):
    khabar("extract", dump, "--to", tmp_path / "out.jsonl")
    assert list(read_jsonl(tmp_path / "out.jsonl")) == list(pipeline.extract(pipeline.read(dump), model=nlp))


def test_tables_in_files(khabar, dump, tmp_path):
    khabar("extract", dump, "--to", tmp_path / "out.csv")
    khabar("extract", dump, "--to", tmp_path / "out.parquet")
    assert list(pd.read_csv(tmp_path / "out.csv", encoding="utf-8-sig").columns) == list(COLUMNS["events"])
    assert list(pd.read_parquet(tmp_path / "out.parquet").columns) == list(COLUMNS["events"])


def test_a_folder_of_tables(khabar, dump, tmp_path):
    khabar("extract", dump, "--to", tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {RECORDS, *(f"{name}.parquet" for name in COLUMNS)}
    assert list(pd.read_parquet(tmp_path / "out" / "documents.parquet")["doc_id"]) == ["a", "b", "c"]
    assert 300 in list(pd.read_parquet(tmp_path / "out" / "quantities.parquet")["value"])


@pytest.mark.parametrize(
    "options, text, tokens",
    [([], True, False), (["--tokens"], True, True), (["--no-text"], False, False), (["--tokens", "--no-text"], False, True)],
)
def test_tokens_and_texts(options, text, tokens, khabar, dump, tmp_path):
    khabar("extract", dump, "--to", tmp_path / "out.jsonl", *options)
    for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines():
        assert ("text" in json.loads(line)) == text
        assert bool(json.loads(line).get("tokens")) == tokens


def test_published_is_for_articles_without_a_date(khabar, dump, tmp_path):
    (dump.parent / "z.txt").write_text(TEXT, encoding="utf-8")
    khabar("extract", dump.parent, "--published", "2021-01-15", "--to", tmp_path / "out.jsonl")
    records = {record.id: record for record in read_jsonl(tmp_path / "out.jsonl")}
    assert {id: (record.published, record.published_source) for id, record in records.items()} == {
        "a": ("2020-07-07", "metadata"), "b": ("2020-07-07", "metadata"), "c": ("2020-07-07", "metadata"), "z.txt": ("2021-01-15", "given"),
    }  # fmt: skip
    assert records["a"].timexes[0].value == "2020-07-06"
    assert records["z.txt"].timexes[0].value == "2021-01-14"


def test_when_nothing_can_be_read_the_exit_code_is_1(khabar, tmp_path):
    (tmp_path / "in.json").write_text('[{"title": "a"}, 5]')
    code, _, err = khabar("extract", tmp_path / "in.json", "--to", tmp_path / "out.jsonl")
    assert code == 1
    assert err.splitlines()[-1] == "2 left out, see above; 0 articles read"
    assert (tmp_path / "out.jsonl").read_text() == ""


def test_many_kinds_at_once(khabar, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(json.dumps([{"text": TEXT}, {"text": TEXT}]), encoding="utf-8")
    (tmp_path / "in" / "b.csv").write_bytes(f"النص;التاريخ\n{TEXT};7 تموز 2020\n".encode("windows-1256"))
    (tmp_path / "in" / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "in" / "d.html").write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>", encoding="utf-8")
    code, _, _ = khabar("extract", tmp_path / "in", f"{tmp_path}/in/*.csv", "--to", tmp_path / "out.jsonl")
    records = list(read_jsonl(tmp_path / "out.jsonl"))
    assert (code, [record.id for record in records]) == (0, ["a.json:1", "a.json:2", "b.csv:2", "c.txt.gz", "d.html", "b.csv:2-2"])
    assert {record.text for record in records} == {TEXT}
    assert records[2].timexes[0].value == "2020-07-06"


@pytest.mark.parametrize("command", ["extract", "show"])
def test_standard_input(command, khabar, dump, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(dump.read_bytes())))
    code, out, _ = khabar(command, "-")
    assert code == 0
    assert all(id in out for id in ("a", "b", "c"))


@pytest.mark.parametrize("name, times", [("a.jsonl", 250), ("a.json", 250), ("a.jsonl.gz", 250), ("a.jsonl", 3)])
def test_progress_loses_no_article(name, times, tmp_path, monkeypatch):
    """Also where somebody watches and the number of articles is not known before."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    content = (json.dumps({"text": "a"}) + "\n").encode() * times
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    counted = Counter()
    articles = progress.with_progress(pipeline.read(tmp_path / name), [str(tmp_path / name)], counted)
    assert len(list(articles)) == counted["articles"] == times


def test_fields(khabar, tmp_path):
    (tmp_path / "in.jsonl").write_text(json.dumps({"matn": TEXT, "raqm": 9}), encoding="utf-8")
    code, _, _ = khabar("extract", tmp_path / "in.jsonl", "--field", "text=matn", "--field", "id=raqm", "--to", tmp_path / "out.jsonl")
    (record,) = read_jsonl(tmp_path / "out.jsonl")
    assert (code, record.id, record.text) == (0, "9", TEXT)


@pytest.mark.parametrize("target", [True, False])
def test_a_bad_line_is_named_the_rest_written_and_the_exit_code_1(target, khabar, bad_dump, tmp_path):
    code, out, err = khabar("extract", bad_dump, *(["--to", tmp_path / "out.jsonl"] if target else []))
    assert code == 1
    assert f"left out {bad_dump}:2: no JSON" in err
    assert err.splitlines()[-1] == "1 left out, see above; 2 articles read"
    if target:
        assert [record.id for record in read_jsonl(tmp_path / "out.jsonl")] == ["a", "c"]
    else:
        assert "2 articles" in out


def test_limits_are_in_megabytes(dump, khabar, tmp_path):
    with dump.open("a") as lines:
        lines.write(json.dumps({"id": "long", "text": "x" * (1 << 20)}) + "\n")
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(b" " * (1 << 20)) * 70)
    code, _, err = khabar(
        "extract", dump, tmp_path / "bomb.csv.gz", "--to", tmp_path / "out.jsonl", "--max-article", 1, "--max-ratio", 5000, "--max-unpacked", 65
    )
    assert code == 1
    assert f"left out {dump}:4: a line longer than 1 MB; raise --max-article" in err
    assert f"left out {tmp_path}/bomb.csv.gz: unpacks to more than 65 MB; raise --max-unpacked" in err
    assert [record.id for record in read_jsonl(tmp_path / "out.jsonl")] == ["a", "b", "c"]
    assert khabar("extract", dump, "--max-ratio", 0)[0] == 2


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["extract", "missing.jsonl"], "error missing.jsonl: no such file"),
        (["extract", "in", "missing.txt", "--to", "kept.jsonl"], "error missing.txt: no such file"),
        (["extract", "table.xlsx"], "error table.xlsx: unknown kind of file"),
        (["extract", "in/*.csv"], "error in/*.csv: no file with articles matches"),
        (["extract", "in", "--published", "أمس"], "error --published: «أمس» is no date; write it as 2020-07-07"),
        (["extract", "in", "--field", "matn"], "error --field: «matn» is not NAME=COLUMN; write it as text=matn"),
        (["extract", "in", "--field", "matn=text"], "error --field: no field «matn»; the fields are text"),
        (["extract", "in", "--to", "out.xlsx"], "error out.xlsx: unknown kind of output «.xlsx»"),
        (["extract", "in", "--to", "table.csv/out.jsonl"], "error table.csv/out.jsonl: "),
        (["extract", "in/dump.jsonl", "--to", "in/dump.jsonl"], "error in/dump.jsonl: is also an input; write to another file"),
        (["extract", "in", "--to", "in/dump.jsonl"], "error in/dump.jsonl: is also an input; write to another file"),
        (["extract", "in", "kept.jsonl", "--to", "../{name}/kept.jsonl"], "is also an input"),
        (["extract", "again", "--to", "again"], f"error again/{RECORDS}: is also an input"),
        (["extract", "in", "--morphology", "farasa"], "error morphology: there is no «farasa»; the choices are embedded and camel"),
        (["show", TEXT, "--morphology", "farasa"], "error morphology: there is no «farasa»; the choices are embedded and camel"),
        (["show", "missing.txt"], "error missing.txt: no such file"),
        (["show", "in", "--published", "2020"], "error --published: «2020» is no date"),
        (["show", TEXT, "--published", "2020"], "error --published: «2020» is no date"),
        (["show", ""], "error text: the text is empty"),
        (["show", TEXT, "--html", "table.csv/page.html"], "error table.csv/page.html: "),
        (["show", "in/dump.jsonl", "--html", "in/dump.jsonl"], "error in/dump.jsonl: is also an input"),
    ],
)
def test_a_users_error_is_one_line_and_the_exit_code_2(arguments, told, khabar, dump, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for table in ("table.csv", "table.xlsx"):
        (tmp_path / table).write_text("a")
    (tmp_path / "again").mkdir()
    for kept in ("kept.jsonl", f"again/{RECORDS}"):
        (tmp_path / kept).write_bytes(dump.read_bytes())
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    code, out, err = khabar(*(argument.replace("{name}", tmp_path.name) for argument in arguments))
    assert (code, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before, "nothing is lost, nothing is left behind"


@pytest.mark.parametrize("arguments", [["extract"], ["show"], ["extract", "--colour"], ["translate"]])
def test_a_wrong_use_has_the_exit_code_2(arguments, khabar):
    code, out, err = khabar(*arguments)
    assert (code, out) == (2, "")
    assert "Usage" in err


def test_a_model_that_is_not_there(monkeypatch, capsys, dump, tmp_path):
    monkeypatch.setattr(sys, "argv", ["khabar", "extract", str(dump), "--model", str(tmp_path / "no-model")])
    with pytest.raises(SystemExit) as caught:
        cli.run()
    assert caught.value.code == 2
    assert "no-model" in capsys.readouterr().err


# show


def test_show_a_text(khabar):
    code, out, err = khabar("show", TEXT, "--published", "2020-07-07")
    assert (code, err) == (0, "")
    assert TEXT in out


def test_show_a_text_longer_than_a_file_name_may_be(khabar):
    code, out, _ = khabar("show", TEXT * 6)
    assert code == 0
    assert out.count("300") == 6


@pytest.mark.parametrize("name", ["a.txt", "ملف.jsonl", "a.csv", "a.json.gz"])
def test_show_a_file(name, khabar, tmp_path):
    content = {"txt": TEXT, "csv": f"text\n{TEXT}\n"}.get(name.split(".")[-1], json.dumps({"text": TEXT})).encode()
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    code, out, _ = khabar("show", tmp_path / name)
    assert code == 0
    assert name in out
    assert TEXT in out


def test_show_names_bad_lines_too(khabar, bad_dump):
    code, out, err = khabar("show", bad_dump)
    assert code == 1
    assert out.count(TEXT) == 2
    assert f"left out {bad_dump}:2: no JSON" in err


@pytest.mark.parametrize("from_file", [True, False])
def test_show_as_a_page(from_file, khabar, dump, tmp_path):
    page = tmp_path / "out.html"
    code, out, err = khabar("show", dump if from_file else TEXT, "--published", "2020-07-07", "--html", page)
    assert (code, out) == (0, "")
    assert err.split() == f"written to {page}".split()
    html = page.read_text(encoding="utf-8")
    assert html.count("<article ") == (3 if from_file else 1)
    assert '<span class="timexes" title="DATE 2020-07-06' in html


# The module


def test_python_m_pipeline(dump, tmp_path):
    """In a process of its own, with a model of its own."""
    target = tmp_path / "out.jsonl"
    done = subprocess.run([sys.executable, "-m", "pipeline", "extract", str(dump), "--to", str(target)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert [record.id for record in read_jsonl(target)] == ["a", "b", "c"]
