"""Across articles."""
