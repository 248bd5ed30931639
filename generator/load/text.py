"""Text files as editors save them: the encoding and the line ends, before anything is parsed."""

from pathlib import Path

from generator.problems import Hint, Problem

_BOM = "\ufeff"
WINDOWS = "cp1252"
"""How Windows saves text in western Europe."""


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """Give the text of a UTF-8 file with plain line ends, and what is wrong with how it was saved.

    The text is empty when it cannot be used at all.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text, problem = _of_windows(raw, name, error.start)
        if not text:
            return "", [problem]
        return _plain(text), [problem]
    problems = list(_saving(text, name))
    text = _plain(text)
    if not text.strip():
        sentence = "This file is empty."
        hint = "Write [] into it if there is nothing to say yet, or delete the file."
        problems.append(Problem(name, 1, 1, "empty-file", sentence, hint))
    return text, problems


def _plain(text: str) -> str:
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def _of_windows(raw: bytes, name: str, at: int) -> tuple[str, Problem]:
    """Read a text as Windows writes it in western Europe, "" when it is something else."""
    line = raw.count(b"\n", 0, at) + 1
    before = raw[raw.rfind(b"\n", 0, at) + 1 : at]
    column = len(before.decode("utf-8")) + 1
    sentence = "This file is not saved as UTF-8: the character here cannot be read."
    hint: str = "Save the file again with the encoding UTF-8."
    text = "" if b"\0" in raw else raw.decode(WINDOWS, errors="replace")
    if text and "\ufffd" not in text:
        hint = Hint(hint, right=_plain(text), how="whole")
    return text, Problem(name, line, column, "encoding", sentence, hint)


def _saving(text: str, name: str) -> list[Problem]:
    problems = []
    if text.startswith(_BOM):
        sentence = "This file begins with an invisible mark (a byte order mark)."
        hint = Hint("Save it as UTF-8 without BOM.", right=_plain(text), how="whole", sure=True)
        problems.append(Problem(name, 1, 1, "byte-order-mark", sentence, hint))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        sentence = "This line ends in the Windows or old Macintosh way."
        words = "Save the file with Unix line ends (LF)."
        hint = Hint(words, right=_plain(text), how="whole", sure=True)
        problems.append(Problem(name, line, 1, "line-ends", sentence, hint))
    return problems
