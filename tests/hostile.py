"""Text that people, packs and imports may hold and that must never do anything (faults 14)."""

HOSTILE: dict[str, str] = {
    "closing tag": "a [/] b",
    "action": "[@click=app.quit]press me[/]",
    "style": "[bold red on blue]x[/bold] [link=file:///etc/passwd]y",
    "clear screen": "\x1b[2J\x1b[H",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "title": "\x1b]0;owned\x1b\\",
    "device control": "\x1bP$q q\x1b\\",
    "C1": "\x9b31mred\x9d0;t\x9c\x85",
    "bidi": "abc\u202edcba\u202c\u2066x\u2069\u200f",
    "joined emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 é ｆｕｌｌ",
    "long": "x" * 10_000,
    "many lines": "line\r\n" * 500,
    "NUL": "a\x00b",
    "lone surrogate": "a\ud800b\udfff",
    "bell and backspace": "a\a\b\b\bc\x7f",
    "formula": "=HYPERLINK(1)",
    "percent": "%s %n {0} {} $HOME `id` '; DROP",
    "byte order": "\ufeffx\ufff9y",
}
