"""The live preview: what the full build would make, one page at a time, as files are saved."""
