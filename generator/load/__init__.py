"""From files to a catalog: every file read, every mistake kept with its line."""

from generator.load.catalog import Loaded, load

__all__ = ["Loaded", "load"]
