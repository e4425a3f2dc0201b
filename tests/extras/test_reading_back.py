"""What docs/reading-back.md says is run as it stands, on folders that `khabar extract … --to FOLDER` wrote. Needs the extra duckdb; Spark where it is."""

import json
import re
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import cli
from pipeline.export.tables import COLUMNS

ROOT = Path(__file__).parent.parent.parent
BLOCKS = re.findall(r"^```(python|sql)\n(.*?)^```", (ROOT / "docs" / "reading-back.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
[QUERY] = [block for language, block in BLOCKS if language == "sql"]
CODE = {
    tool: next(block for language, block in BLOCKS if language == "python" and mark in block)
    for tool, mark in {"pandas": "pd.read_parquet", "duckdb": "import duckdb", "spark": "pyspark"}.items()
}
ANSWER = ["year", "month", "country", "country_2", "agreements"]

DUMP = [
    ("same-pair", "2024-03-28", "أبرمت الحكومة المغربية يوم 5 مارس 2024 اتفاقية مع الحكومة القطرية لتطوير الموانئ."),
    ("same-pair-again", "2024-03-20", "وقعت وزارة الصحة القطرية أمس في الدوحة مذكرة تفاهم مع وزارة الصحة المغربية لتبادل الأبحاث."),
    ("told-twice", "2024-05-02", "وقعت عمان أمس اتفاقية مع الهند لتبادل الخبرات. وشهد السلطان توقيع عمان الاتفاقية مع الهند أمس."),
    ("three", "2024-03-28", "وقعت مصر والأردن والعراق يوم 12 فبراير 2024 في بغداد اتفاقية للربط الكهربائي."),
    ("minister", "2024-03-28", "وقع وزير الخارجية المصري سامح شكري أمس في تونس مذكرة تفاهم مع الحكومة التونسية للتعاون الثقافي."),
    ("denied", "2024-03-28", "لم توقع الحكومة اللبنانية أمس اتفاقية مع الحكومة القبرصية."),
    ("planned", "2024-03-28", "ستوقع الحكومة اليمنية غداً اتفاقية مع الحكومة الصينية."),
    ("no-month", "2024-03-28", "وقعت الجزائر اتفاقية مع تركيا عام 2019 لتوريد الغاز."),
    ("one-country", "2024-03-28", "وقعت وزارة التعليم السعودية أمس مذكرة تفاهم مع جامعة الملك سعود."),
    ("no-date", None, "وقعت ليبيا أمس اتفاقية مع مالطا."),
]
PAIRS = [
    (2024, 2, "EG", "IQ", 1),
    (2024, 2, "EG", "JO", 1),
    (2024, 2, "IQ", "JO", 1),
    (2024, 3, "EG", "TN", 1),
    (2024, 3, "MA", "QA", 2),
    (2024, 5, "IN", "OM", 1),
]
OF_SAMPLES = [(2016, 5, "MR", "SN", 1), (2022, 11, "JO", "PS", 1), (2024, 3, "BH", "OM", 1), (2024, 7, "IT", "TN", 1)]


PARTS = {"pandas": "out/{name}", "spark": "out/{name}", "duckdb": "out/{name}/*.parquet"}
"""Where the tables of a run with workers are, for each reader."""


def extract(folder: Path, *arguments: str | Path) -> Path:
    """Runs the command; the folder in which its tables are in out/ and its query is in pairs.sql."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["khabar", "extract", *map(str, arguments), "--to", str(folder / "out")])
        with pytest.raises(SystemExit) as exit:
            cli.run()
    assert exit.value.code == 0
    (folder / "pairs.sql").write_text(QUERY, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def dump(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dump")
    rows = [{"id": id_, "published": published, "text": text} for id_, published, text in DUMP]
    (folder / "dump.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return extract(folder, folder / "dump.jsonl")


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> Path:
    return extract(tmp_path_factory.mktemp("samples"), ROOT / "samples", "--published", "2024-03-20")


@pytest.fixture(scope="module")
def parts(dump, tmp_path_factory) -> Path:
    """The dump's tables as a run with workers leaves them: a folder a table, parts that know nothing of pandas, one of them empty."""
    folder = tmp_path_factory.mktemp("parts")
    (folder / "pairs.sql").write_text(QUERY, encoding="utf-8")
    for name in COLUMNS:
        table = pq.read_table(dump / "out" / f"{name}.parquet").replace_schema_metadata(None)
        (folder / "out" / name).mkdir(parents=True)
        for number, (start, end) in enumerate([(0, 5), (5, 5), (5, len(table))]):
            pq.write_table(table.slice(start, end - start), folder / "out" / name / f"part-{number:05d}.parquet", compression="zstd", version="2.6")
    return folder


def answer(tool: str, folder: Path) -> list[tuple]:
    """The rows that the code of the page gives in a folder."""
    code = CODE[tool]
    if not (folder / "out" / "events.parquet").exists():
        assert "out/{name}.parquet" in code
        code = code.replace("out/{name}.parquet", PARTS[tool])
    code = code.replace("out/", f"{folder}/out/")  # Spark goes on with the working folder in which it was first started
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        names: dict = {}
        exec(compile(code, f"docs/reading-back.md ({tool})", "exec"), names)
        pairs = names["pairs"]
        if tool == "spark":
            assert pairs.columns == ANSWER
            rows = [tuple(row) for row in pairs.collect()]
            names["spark"].stop()
            return rows
    assert list(pairs.columns) == ANSWER
    return list(pairs.itertuples(index=False, name=None))


@pytest.mark.parametrize("tool", ["pandas", "duckdb", "spark"])
@pytest.mark.parametrize("folder, expected", [("dump", PAIRS), ("parts", PAIRS), ("samples", OF_SAMPLES)])
def test_the_page_answers_its_question(tool, folder, expected, request):
    if tool != "pandas":
        pytest.importorskip({"duckdb": "duckdb", "spark": "pyspark"}[tool])
    assert answer(tool, request.getfixturevalue(folder)) == expected


def test_the_dump_has_what_must_not_be_counted(dump):
    """Else the answers would be right without the conditions of the query."""
    events, incidents = (pd.read_parquet(dump / "out" / f"{name}.parquet") for name in ("events", "incidents"))
    agreements = events[events["type"] == "agreement"].set_index("doc_id")
    assert agreements.loc["denied", "polarity"] == "neg"
    assert agreements.loc["planned", "modality"] == "planned"
    assert agreements.loc["no-month", "date_value"] == "2019"
    assert pd.isna(agreements.loc["no-date", "date_earliest"])
    twice = incidents[(incidents["doc_id"] == "told-twice") & (incidents["type"] == "agreement")]
    assert list(twice["mentions"]) == [2]


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("folder", ["dump", "parts"])
def test_duckdb_sees_the_types_and_the_rows(name, folder, request):
    duckdb = pytest.importorskip("duckdb")
    of_duckdb = {pa.string(): "VARCHAR", pa.int64(): "BIGINT", pa.float64(): "DOUBLE", pa.date32(): "DATE"}
    out = request.getfixturevalue(folder) / "out"
    paths, path = (f"{out}/{name}/*.parquet", out / name) if folder == "parts" else (f"{out}/{name}.parquet", out / f"{name}.parquet")
    found = duckdb.sql(f"SELECT * FROM '{paths}'")
    assert {column: str(type_) for column, type_ in zip(found.columns, found.types, strict=True)} == {
        column: of_duckdb[type_] for column, type_ in COLUMNS[name].items()
    }
    assert found.fetchall() == [tuple(row.values()) for row in pq.read_table(path).to_pylist()]
