"""Speech by the first program found; the words go to its stdin, never into its arguments."""

import shutil

from coach.domain.text import shorten
from coach.voice.worker import Child, NotInstalled, start_child

LONGEST_TEXT = 240
HANGS_AFTER_S = 8.0
SLOWEST_CHARACTERS_PER_S = 8.0

_SAPI = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)

PROGRAMS: tuple[tuple[str, ...], ...] = (
    ("espeak-ng", "--stdin", "-v", "en", "-s", "155"),
    ("spd-say", "--pipe-mode"),
    ("say", "-f", "-"),
    ("powershell", "-NoProfile", "-NonInteractive", "-Command", _SAPI),
)


class Speech:
    """Speaks sentences."""

    label = "Speech"

    def __init__(self) -> None:
        self._program: tuple[str, ...] = ()

    def open(self, request: str) -> Child | None:
        if not self._program:
            self._program = _find()
        return start_child(self._program, spoken_text(request))

    def limit_s(self, request: str) -> float:
        return HANGS_AFTER_S + min(len(request), LONGEST_TEXT) / SLOWEST_CHARACTERS_PER_S

    def join(self, waiting: str, newer: str) -> str:
        return f"{waiting} {newer}"

    def close(self) -> None:
        """Nothing is held between two sentences."""


def spoken_text(text: str) -> str:
    """`text` as one short line that none of the programs takes for a command (`!-!` of spd-say, `[[ ]]` of say)."""
    return " " + shorten(text, LONGEST_TEXT).replace("[[", "(").replace("]]", ")") + "\n"


def _find() -> tuple[str, ...]:
    for name, *options in PROGRAMS:
        path = shutil.which(name)
        if path:
            return (path, *options)
    raise NotInstalled("Speech is off for now: no speech program was found. Installing espeak-ng adds one.")
