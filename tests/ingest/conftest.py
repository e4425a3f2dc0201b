"""What the tests of reading share."""

import pytest

from pipeline.ingest import read_articles


@pytest.fixture
def reading(tmp_path):
    """Writes a file and reads it: the articles, and the errors as they are told, without the folder."""

    def read(name, content: bytes, **options):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        errors = []
        articles = list(read_articles([path], on_error=errors.append, **options))
        return articles, [str(error).replace(f"{tmp_path}/", "") for error in errors]

    return read
