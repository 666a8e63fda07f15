"""The command line: one module for each verb; this one gathers them."""

from dragoman.cli.commands import cli, main

__all__ = ["cli", "main"]
