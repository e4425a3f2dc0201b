"""What the parent and its workers say to each other: structs in MessagePack, one behind the other with their length in front.

Only these few kinds of messages go over the pipe, and nothing is unpickled. An article travels as JSON, which has no bounds for whole numbers.
"""

import struct
from typing import BinaryIO

import msgspec

from ..errors import KhabarError

_LENGTH = struct.Struct("<Q")


class Reject(msgspec.Struct, frozen=True):
    """What was left out, a line of rejects.jsonl: where it stands, why, and what can be done.

    `position` is the line in the file (null for a whole file), `article` its number among the articles of a file that has them not by lines, `id`
    the article's if it has one.
    """

    file: str
    position: int | None
    article: int | None
    id: str | None
    reason: str
    way_out: str


class Job(msgspec.Struct, frozen=True, tag=True):
    """What is the same for all shards of a run; `digest` is that of the model, which a worker compares with its own. `out` is the folder."""

    out: str
    model: str
    digest: str
    morphology: str | None
    format: str
    tokens: bool
    text: bool
    max_seconds: float


class Task(msgspec.Struct, tag=True):
    """A shard to work on: its articles as JSON, the place each was read from, and what the reader left out, with the article it came before.

    `digest` is that of the articles. `killers` are indexes of articles that ended a worker process and are to be left out; in a `careful` pass the
    worker says which article it begins with.
    """

    number: int
    articles: list[bytes]
    places: list[str | None]
    rejected: list[tuple[int, Reject]]
    digest: str
    read: int = 0
    killers: list[int] = []
    careful: bool = False


class Done(msgspec.Struct, frozen=True, tag=True):
    """A finished shard: how many articles were in it, what came of them, and the size of each of its files, in bytes."""

    number: int
    digest: str
    articles: int
    records: int
    events: int
    rejects: int
    rejects_size: int
    files: dict[str, int]


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The model is loaded."""


class At(msgspec.Struct, frozen=True, tag=True):
    """In a careful pass: the article that is begun, or None where the files are written."""

    index: int | None


class Last(msgspec.Struct, frozen=True, tag=True):
    """A finished shard, behind which the process ends, for it has grown."""

    done: Done


class Failed(msgspec.Struct, frozen=True, tag=True):
    """An error that another try would not mend: a full disk, a model that is missing. The fields of a KhabarError."""

    where: str
    what: str
    way_out: str


ToWorker = Job | Task
FromWorker = Ready | At | Done | Last | Failed
_ENCODER = msgspec.msgpack.Encoder()
_TO_WORKER: msgspec.msgpack.Decoder[ToWorker] = msgspec.msgpack.Decoder(ToWorker)
_FROM_WORKER: msgspec.msgpack.Decoder[FromWorker] = msgspec.msgpack.Decoder(FromWorker)


def send(pipe: BinaryIO, message: ToWorker | FromWorker) -> None:
    """Write a message."""
    data = _ENCODER.encode(message)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive_from_worker(pipe: BinaryIO) -> FromWorker:
    """The next message of a worker. Raises EOFError where it ended."""
    return _FROM_WORKER.decode(_frame(pipe))


def receive_from_parent(pipe: BinaryIO) -> ToWorker:
    """The next message of the parent. Raises EOFError where it ended."""
    return _TO_WORKER.decode(_frame(pipe))


def as_failed(error: KhabarError) -> Failed:
    """The error as a message."""
    return Failed(error.where, error.what, error.way_out)


def _frame(pipe: BinaryIO) -> bytes:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data
