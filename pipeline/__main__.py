"""`python -m pipeline` is `khabar`."""

from .cli import run

run()
