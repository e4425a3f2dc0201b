"""A whole dump into a folder: begun or gone on with, shard by shard, and finished."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import msgspec

from ..errors import KhabarError
from ..ingest.articles import read_articles
from ..ingest.fields import check_fields
from ..ingest.inputs import Input, find_inputs
from ..ingest.limits import DEFAULT, Limits
from ..ingest.published import parse_given
from ..model import find_model
from ..morphology import check_morphology
from ..schema import Article
from .folder import begin, changed, clear, finish, take_folder
from .journal import note_done
from .manifest import Counts, Settings, describe_run, same_files
from .messages import Done, Job, Task
from .parts import make_parts
from .shards import Item, cut_shards, read_ahead
from .workers import run_processes


class Progress(msgspec.Struct, frozen=True):
    """How far a run is. `read` of `size` bytes of the input are done (0 of 0 where that cannot be known), `skipped` articles were done before."""

    articles: int
    skipped: int
    rejects: int
    read: int
    size: int


OnProgress = Callable[[Progress], None]


def extract_dump(
    inputs: str | Path | Iterable[str | Path],
    to: str | Path,
    *,
    workers: int = 1,
    cluster: str | None = None,
    model: str = "news",
    morphology: str | None = None,
    published: str | None = None,
    fields: Mapping[str, str] | None = None,
    tokens: bool = False,
    text: bool = True,
    format: str = "parquet",
    shard_articles: int = Settings().shard_articles,
    max_characters: int = Settings().max_characters,
    max_seconds: float = Settings().max_seconds,
    limits: Limits = DEFAULT,
    on_progress: OnProgress | None = None,
) -> Counts:
    """Extract a dump of any size into the folder `to`, in `workers` processes or on a Dask `cluster`; see `pipeline.extract_dump`."""
    given = [str(one) for one in ([inputs] if isinstance(inputs, str | Path) else inputs)]
    settings = Settings(
        format=format,
        published=None if published is None else parse_given(published),
        fields=dict(fields or {}),
        morphology=None if morphology is None else check_morphology(morphology),
        tokens=tokens,
        text=text,
        shard_articles=shard_articles,
        max_characters=max_characters,
        max_seconds=float(max_seconds),
        limits=limits,
    )
    _check(settings, workers)
    out = Path(to).absolute()
    run = describe_run(given, model, settings)
    _check_place(out, given)
    with take_folder(out):
        manifest, finished = begin(out, run)
        if manifest.complete and manifest.counts and same_files(manifest, run):
            clear(out)
            return manifest.counts
        job = Job(str(out), _model_name(model), run.model_digest, morphology, format, tokens, text, settings.max_seconds)
        shards = _Shards(out, given, settings, finished, on_progress, all_done=manifest.complete)
        tasks = shards.to_do()
        if cluster is None:
            done_shards = run_processes(tasks, job, workers)
        else:
            from .cluster import run_on_cluster

            done_shards = run_on_cluster(tasks, job, cluster)
        with closing(tasks), closing(done_shards):  # at once, also where an error keeps them alive: no worker writes when the folder is left
            for done in done_shards:
                note_done(out, done)
                shards.note(done)
        if manifest.complete and manifest.counts:
            clear(out)
            return manifest.counts
        return finish(out, manifest, shards.in_order())


class _Shards:
    """The shards of a run: those still to do, and those that are done."""

    def __init__(
        self, out: Path, inputs: list[str], settings: Settings, finished: dict[int, Done], on_progress: OnProgress | None, *, all_done: bool
    ) -> None:
        self._all_done = all_done
        self._out, self._inputs, self._settings, self._before, self._on_progress = out, inputs, settings, finished, on_progress
        self._done: dict[int, Done] = {}
        self._spans: dict[int, int] = {}
        self._meter = _Meter(inputs)
        self._articles = self._skipped = self._rejects = self._read = 0

    def to_do(self) -> Generator[Task]:
        """Those not done before, as they are read. Raises KhabarError where the input is not what it was."""
        read = 0
        with closing(read_ahead(self._articles_of)) as items:
            for task in self._cut(items):
                self._spans[task.number] = task.read - read
                read = task.read
                before = self._before.pop(task.number, None)
                if before is None and not self._all_done:
                    yield task
                elif before is None or before.digest != task.digest:
                    raise changed(self._out, task.number)
                else:
                    self._skipped += before.articles
                    self.note(before)
        if self._before:
            raise changed(self._out, min(self._before))

    def _cut(self, items: Iterable[Item]) -> Iterator[Task]:
        settings = self._settings
        return cut_shards(
            items,
            articles=settings.shard_articles,
            size=settings.shard_size,
            max_characters=settings.max_characters,
            position=self._meter.position,
        )

    def note(self, done: Done) -> None:
        """One more is done."""
        self._done[done.number] = done
        self._articles += done.articles
        self._rejects += done.rejects
        self._read += self._spans.pop(done.number)
        if self._on_progress is not None:
            self._on_progress(Progress(self._articles, self._skipped, self._rejects, self._read, self._meter.size))

    def in_order(self) -> list[Done]:
        """All of them."""
        return [self._done[number] for number in sorted(self._done)]

    def _articles_of(self, on_error: Callable[[KhabarError], None]) -> Iterator[Article]:
        settings = self._settings
        return read_articles(
            self._inputs,
            published=settings.published,
            fields=settings.fields,
            on_error=on_error,
            limits=settings.limits,
            on_open=self._meter.on_open,
        )


class _Meter:
    """How many bytes of the input files have been read."""

    def __init__(self, inputs: list[str]) -> None:
        self._before: dict[str, int] = {}
        self.size = 0
        for found in find_inputs(inputs):
            self._before[str(found.path)] = self.size
            self.size += found.path.stat().st_size if found.path is not None and found.path.is_file() else 0
        self._file: BinaryIO | None = None
        self._base = 0

    def on_open(self, found: Input, file: BinaryIO) -> None:
        """The next file is being read."""
        self._base, self._file = self._before[str(found.path)], file

    def position(self) -> int:
        """Bytes read so far, or a little more, since reading goes ahead. Of a .zip they are not known before its end."""
        try:
            return self._base + (self._file.tell() if self._file is not None else 0)
        except OSError:  # a pipe
            return self._base
        except ValueError:  # closed: the last one, else there would be another
            return self.size


def _check(settings: Settings, workers: int) -> None:
    check_fields(settings.fields)
    make_parts(settings.format)
    for name, value, least in (
        ("--workers", workers, 1),
        ("--shard-articles", settings.shard_articles, 1),
        ("--max-characters", settings.max_characters, 1),
        ("--max-seconds", settings.max_seconds, 0),
    ):
        if value < least:
            raise KhabarError(name, f"{value} is too few", f"{least} is the least")


def _check_place(out: Path, inputs: list[str]) -> None:
    """Raises KhabarError if the output would be among the input of the next run."""
    for found in inputs:
        folder = Path(found)
        if folder.is_dir() and out.resolve().is_relative_to(folder.resolve()):
            raise KhabarError(str(out), f"is inside the input {found}", "write to a folder elsewhere")


def _model_name(model: str) -> str:
    """The name of an installed model, or the folder of one's own wherever the worker stands."""
    return model if not Path(model).exists() else str(find_model(model).absolute())
