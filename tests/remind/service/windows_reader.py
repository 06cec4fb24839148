"""How a Windows program splits its command line, by Microsoft's rules for C arguments."""


def arguments_of(line: str) -> list[str]:
    """The arguments of `line`: 2n backslashes before a quote are n, one more makes the quote a plain character."""
    arguments: list[str] = []
    word, inside, backslashes, begun = "", False, 0, False
    for character in line:
        if character == "\\":
            backslashes, begun = backslashes + 1, True
            continue
        if character == '"':
            word += "\\" * (backslashes // 2)
            if backslashes % 2:
                word += '"'
            else:
                inside = not inside
            begun, backslashes = True, 0
            continue
        word, backslashes = word + "\\" * backslashes, 0
        if character in " \t" and not inside:
            if begun:
                arguments.append(word)
            word, begun = "", False
        else:
            word, begun = word + character, True
    if begun:
        arguments.append(word + "\\" * backslashes)
    return arguments
