"""The records that editors write, each a frozen pydantic model. Knows nothing of files or pages."""
