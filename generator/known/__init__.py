"""What was known when: the catalog cut back to what was public by the evening of a day."""

from generator.known.cut import as_known, known_on
from generator.known.public import Public, public

__all__ = ["Public", "as_known", "known_on", "public"]
