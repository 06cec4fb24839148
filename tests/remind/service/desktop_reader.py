"""A reader of the Exec key by the Desktop Entry Specification, independent of what writes it."""

import re

_STRING_ESCAPES = {"\\": "\\", "s": " ", "n": "\n", "t": "\t", "r": "\r"}
_ARGUMENT = re.compile(r'"(?P<quoted>(?:[^"`$\\]|\\["`$\\])*)"(?= |$)|(?P<bare>[^ "\'\\><~|&;$*?#()`]+)(?= |$)')


def arguments_of(value: str) -> list[str]:
    """The arguments of the Exec key with this text: escapes of a string first, then quotes, then field codes."""
    line = re.sub(r"\\(.)", lambda found: _STRING_ESCAPES[found[1]], value)
    arguments, place = [], 0
    while place < len(line):
        found = _ARGUMENT.match(line, place)
        if found is None:
            raise ValueError(line[place:])
        word = found["bare"] if found["quoted"] is None else re.sub(r"\\(.)", r"\1", found["quoted"])
        if "%" in word.replace("%%", ""):
            raise ValueError(f"a field code in {word}")
        arguments.append(word.replace("%%", "%"))
        place = found.end() + 1
    return arguments
