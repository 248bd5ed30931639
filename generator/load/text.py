"""Text files as editors save them: the encoding and the line ends, before anything is parsed."""

from pathlib import Path

from generator.problems import Problem

_BOM = "\ufeff"


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """Give the text of a UTF-8 file with plain line ends, and what is wrong with how it was saved.

    The text is empty when it cannot be used at all.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8")) + 1
        sentence = "This file is not saved as UTF-8: the character here cannot be read."
        hint = "Save the file again with the encoding UTF-8."
        return "", [Problem(name, line, column, "encoding", sentence, hint)]
    problems = list(_saving(text, name))
    text = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        sentence = "This file is empty."
        hint = "Write [] into it if there is nothing to say yet, or delete the file."
        problems.append(Problem(name, 1, 1, "empty-file", sentence, hint))
    return text, problems


def _saving(text: str, name: str) -> list[Problem]:
    problems = []
    if text.startswith(_BOM):
        sentence = "This file begins with an invisible mark (a byte order mark)."
        hint = "Save it as UTF-8 without BOM."
        problems.append(Problem(name, 1, 1, "byte-order-mark", sentence, hint))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        sentence = "This line ends in the Windows or old Macintosh way."
        hint = "Save the file with Unix line ends (LF)."
        problems.append(Problem(name, line, 1, "line-ends", sentence, hint))
    return problems
