"""Lemmas and parts of speech of tokens."""
