"""Dumps of millions of articles: cut into shards, worked on by processes or a cluster, written so that nothing is lost and nothing doubled.

    files -> one reader -> shards -> workers -> part files, renamed when whole -> journal -> manifest

`extract` runs the whole; `shards` cuts what the reader gives; `manifest` says what a run is, `folder` begins it or goes on with it, `journal` says
which shards are done; `work` is what is done to a shard within `limits`, `parts` how its files are written; `messages` is what processes say to each
other, `worker` runs in them, `workers` looks after them, `cluster` does the same on Dask; `progress` shows how far it is.

A shard is a function of its articles, the model and the settings alone: whoever works on it, whenever, as often as needed, the bytes are the same.
"""

from .extract import extract_dump

__all__ = ["extract_dump"]
