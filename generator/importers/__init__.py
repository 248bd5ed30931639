"""Importers turn one publication into rows of a dataset. They never run during a build."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from generator.importers.small_boats import read_small_boats

__all__ = ["IMPORTERS", "Importer", "read_small_boats"]

Importer = Callable[[Path], dict[str, pd.DataFrame]]

IMPORTERS: Mapping[str, Importer] = {"home-office-small-boats": read_small_boats}
"""The importers by the name that an editor types: each gives rows by dataset id."""
