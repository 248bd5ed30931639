"""Importers turn one publication into rows of a dataset. They never run during a build."""

from generator.importers.run import READERS, TABLE, Wish, run
from generator.importers.small_boats import read_small_boats

__all__ = ["READERS", "TABLE", "Wish", "read_small_boats", "run"]
