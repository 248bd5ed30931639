"""How wide words are: the widest of the faces that a reader's device may choose.

A page is set in the device's own sans-serif face. The widths here are, letter by letter, the
larger of two common ones, Arial's and that of DejaVu Sans, so that what fits here fits everywhere.
"""

_REGULAR = {
    27: "'", 28: "ijlîï", 29: "I", 32: " ,.’‘·", 34: "/:;\\|", 35: "f", 36: "-", 39: "()[]t",
    40: "!", 41: "r", 46: '"', 50: "*J`", 52: "sz“”", 55: "cç", 56: "?L_–", 58: "k", 59: "vxy",
    61: "FTaoàâôöä", 62: "eéèêë", 63: "bdghnpquûü", 64: "$0123456789{}£€", 67: "EKPSYÉ", 68: "AV",
    69: "BXZ", 72: "CR", 73: "U", 75: "HN", 77: "D", 78: "&G", 79: "OQ", 82: "w",
    84: "#+<=>^~−×≈", 86: "M", 95: "%", 97: "m½", 99: "W", 100: "—…→←", 102: "@œ",
}  # fmt: skip
_BOLD = {
    31: "'", 34: "ijlîï", 35: " ", 37: "/I\\|", 38: ",.’‘·", 40: ":;", 42: "-", 44: "f",
    46: "!()[]", 48: "t", 49: "r", 50: "`", 52: '"*', 56: "J_–", 58: "z", 59: "cç", 60: "s",
    61: "?", 64: "L", 65: "vxy", 66: "“”", 67: "akàâä", 68: "EFTeéèêëÉ", 69: "oôö",
    70: "$0123456789£€", 71: "hnu{}ûü", 72: "SYbdgpq", 73: "CPZ", 76: "B", 77: "AKRVX", 81: "U",
    82: "G", 83: "D", 84: "#+<=>HN^~−×≈", 85: "OQ", 87: "&", 92: "w", 100: "%@M—…→←", 104: "m½",
    109: "œ", 110: "W",
}  # fmt: skip


def _by_letter(groups: dict[int, str]) -> dict[str, float]:
    return {letter: width / 100 for width, letters in groups.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}
_UNKNOWN = 1.0


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Give how wide a line of text can be, in the unit of its size."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _UNKNOWN) for letter in text) * size


def wrap(text: str, size: float, limit: float, bold: bool = False) -> list[str]:
    """Break a text at spaces into as few lines as fit, all about equally long.

    A word that is longer than the limit stays whole.
    """
    lines = _broken(text, size, limit, bold)
    while limit > size and len(_broken(text, size, limit - 4, bold)) == len(lines):
        limit -= 4
    return _broken(text, size, limit, bold)


def _broken(text: str, size: float, limit: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size, bold) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
