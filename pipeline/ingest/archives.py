"""What compressed files and archives hold, one inside the other: .gz .bz2 .xz .zst, .tar and .zip.

Everything is read as it streams by: nothing is unpacked to the disk under a name of the archive's choosing, and no archive is held in memory.
Only a .zip that is itself inside another file is copied to an unnamed temporary file first, for its table of contents stands at its end.
Links are not followed, and what unpacks to far more than it is (an archive bomb) is left where that is noticed.
"""

import bz2
import gzip
import lzma
import os
import stat
import struct
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any, cast

from ..errors import KhabarError
from .kinds import ARCHIVES, is_hidden, is_nameless, may_hold_articles, packed_by_content, unpacked
from .streams import HEAD, OnError, Stream, damaged, is_damage, make_stream, spool

_IN_MEMORY = 1 << 26
"""Bytes of a .zip inside an archive that are kept in memory rather than in a temporary file."""
_ENCRYPTED = 0x1
_LONGEST_HEADER = 1 << 20
"""Bytes of a long name or of extended attributes in a .tar, which tarfile reads at once."""
_MOST_LAYERS = 8
"""A file packed more often is a trap."""


def open_members(stream: Stream, on_error: OnError, *, layers: int = 0) -> Iterator[Stream]:
    """The files in a stream: the stream itself, or what it holds where it is compressed or an archive. What is damaged goes to `on_error`.

    A stream is to be read before the next is asked for.
    """
    try:
        packed = _packed(stream)
        if packed is None:
            yield stream
            return
        if layers == _MOST_LAYERS:
            raise KhabarError(stream.where, "packed too many times", "unpack it first")
        suffix, inside = packed
        if suffix in ARCHIVES:
            members = _zip_members(stream, on_error) if suffix == ".zip" else _tar_members(stream, on_error)
        else:
            packed_size = _packed_size(stream, lambda: stream.data.taken)
            members = iter(
                [make_stream(_unpack(stream, suffix), name=stream.name, where=stream.where, file=inside, limits=stream.limits, packed=packed_size)]
            )
        for member in members:
            yield from open_members(member, on_error, layers=layers + 1)
    except KhabarError as error:
        on_error(error)
    except Exception as error:
        if not (is_damage(error) or isinstance(error, struct.error | ValueError)):  # broken headers
            raise
        on_error(damaged(stream.where, error))


def _packed(stream: Stream) -> tuple[str, str] | None:
    """How a stream is packed, and the name of what is inside: by its own name, or by its first bytes if it has no suffix."""
    if packed := unpacked(stream.file):
        return packed
    suffix = packed_by_content(stream.data.head(HEAD)) if is_nameless(stream.file) else None
    return (suffix, stream.file) if suffix else None


def _packed_size(stream: Stream, own: Callable[[], int]) -> Callable[[], int]:
    """The bytes taken of the outermost packed file: a bomb may have layers."""
    outer = stream.packed
    return own if outer is None else lambda: min(own(), outer())


def _unpack(stream: Stream, suffix: str) -> Any:
    """The unpacked bytes."""
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=stream.data)
    if suffix == ".bz2":
        return bz2.BZ2File(stream.data.buffered())
    if suffix == ".xz":
        return lzma.LZMAFile(stream.data.buffered())
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd.ZstdFile(stream.data.buffered(), options={zstd.DecompressionParameter.window_log_max: 31})  # as `zstd --long=31` writes


class _TarInfo(tarfile.TarInfo):
    """A header whose extensions have an end."""

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if self.type in _EXTENSIONS and self.size > _LONGEST_HEADER:
            raise tarfile.ReadError(f"a header of {self.size:,} bytes")
        return super()._proc_member(archive)  # type: ignore[misc]


_EXTENSIONS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


def _tar_members(stream: Stream, on_error: OnError) -> Iterator[Stream]:
    with tarfile.open(fileobj=cast(Any, stream.data.buffered()), mode="r|", tarinfo=_TarInfo) as archive:
        for info in archive:
            if info.isdir() or not _is_wanted(info.name):
                continue
            if not info.isfile() or info.issparse():
                on_error(_no_file(f"{stream.where}/{info.name}", "a sparse file" if info.issparse() else "a link or device"))
                continue
            member = archive.extractfile(info)
            if member is not None:
                yield _member(stream, info.name, member, stream.packed)
            if stream.data.broken:
                return  # told when the member was read


def _zip_members(stream: Stream, on_error: OnError) -> Iterator[Stream]:
    with stream.path.open("rb") if stream.path else spool(stream, in_memory=_IN_MEMORY) as file, zipfile.ZipFile(file) as archive:
        if sum(info.compress_size for info in archive.infolist()) > file.seek(0, os.SEEK_END):
            raise KhabarError(stream.where, "its members lie one upon the other, as in an archive bomb", "unpack it first if it is none")
        for info in archive.infolist():
            if info.is_dir() or not _is_wanted(info.filename):
                continue
            where = f"{stream.where}/{info.filename}"
            if stat.S_ISLNK(info.external_attr >> 16):
                on_error(_no_file(where, "a link or device"))
                continue
            if info.flag_bits & _ENCRYPTED:
                on_error(KhabarError(where, "encrypted", "unpack the archive with its password first"))
                continue
            try:
                member = archive.open(info)
            except (*_OPENING, zipfile.BadZipFile) as error:
                on_error(damaged(where, error))
                continue
            with member:
                yield _member(stream, info.filename, member, _packed_size(stream, partial(int, info.compress_size)))


def _no_file(where: str, what: str) -> KhabarError:
    return KhabarError(where, f"{what}, which is not followed", "pack the articles themselves")


_OPENING = (NotImplementedError, OSError, EOFError, struct.error, ValueError)
"""What opening a damaged member of a .zip raises."""


def _member(archive: Stream, path: str, data: Any, packed: Callable[[], int] | None) -> Stream:
    return make_stream(
        data, name=f"{archive.name}/{path}", where=f"{archive.where}/{path}", file=PurePosixPath(path).name, limits=archive.limits, packed=packed
    )


def _is_wanted(path: str) -> bool:
    """Not hidden, nor what a Mac adds, and of a kind that can be read."""
    parts = [part for part in PurePosixPath(path).parts if part != ".."]
    return bool(parts) and not any(is_hidden(part) for part in parts) and may_hold_articles(parts[-1])
