"""What the tests with CAMeL Tools share: a data folder as `camel_data` makes it, with a small morphology of our own in it, and the pipeline on it."""

import shutil
from pathlib import Path

import pytest

import pipeline
from pipeline.morphology.camel_data import DATABASE, FREQUENCIES

OWN_DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def install():
    """A function that puts the small morphology where CAMeL Tools has its data in a folder."""

    def install(folder: Path) -> Path:
        for file in (DATABASE, FREQUENCIES):
            (folder / file).parent.mkdir(parents=True)
            shutil.copy(OWN_DATA / file.name, folder / file)
        return folder

    return install


@pytest.fixture(scope="session")
def camel(install, tmp_path_factory):
    """The pipeline with CAMeL Tools, loaded once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMELTOOLS_DATA", str(install(tmp_path_factory.mktemp("data"))))
        return pipeline.load(morphology="camel")
