"""A data explainer: structured facts and words in, a searchable site out.

load → checks → derive → charts, pages → render → site → write. See docs/contribute/architecture.md.
"""
