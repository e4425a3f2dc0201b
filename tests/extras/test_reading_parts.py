"""What a run writes is read back as one table by pandas and DuckDB, the tables linked (docs/scale.md)."""

import duckdb
import pandas as pd
import pytest

import pipeline
from pipeline.export.tables import COLUMNS


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run") / "out"
    pipeline.extract_dump("samples", folder, shard_articles=5)
    return folder


@pytest.fixture(scope="module")
def tables():
    return pipeline.tables(pipeline.extract(pipeline.read("samples")))


@pytest.mark.parametrize("name", COLUMNS)
def test_pandas(name, out, tables):
    pd.testing.assert_frame_equal(pd.read_parquet(out / name, dtype_backend="pyarrow"), tables[name])


@pytest.mark.parametrize("name", COLUMNS)
def test_duckdb(name, out, tables):
    found = duckdb.sql(f"SELECT * FROM '{out}/{name}/*.parquet'").fetchall()
    expected = [tuple(None if pd.isna(cell) else cell for cell in row) for row in tables[name].itertuples(index=False)]
    assert found == expected


def test_tables_are_linked(out, tables):
    joined = duckdb.sql(
        f"SELECT count(*) FROM '{out}/arguments/*.parquet' a JOIN '{out}/events/*.parquet' e USING (doc_id, event_id) "
        f"JOIN '{out}/documents/*.parquet' d USING (doc_id)"
    ).fetchall()
    assert joined == [(len(tables["arguments"]),)]
