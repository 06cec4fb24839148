"""Short soft tones, made here and played by the first player found."""

import contextlib
import math
import shutil
import sys
import tempfile
import wave
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from coach.domain.run.spoken import ChimeName
from coach.voice.worker import Child, NotInstalled, start_child

RATE = 16_000
LOUDNESS = 0.35
ATTACK_S = 0.008
HANGS_AFTER_S = 5.0

PLAYERS: tuple[tuple[str, ...], ...] = (("paplay",), ("pw-play",), ("aplay", "-q"), ("afplay",))

TONES: Mapping[ChimeName, tuple[tuple[float, float], ...]] = {
    "start": ((659.3, 0.12), (880.0, 0.28)),
    "switch": ((784.0, 0.12), (784.0, 0.22)),
    "rest": ((659.3, 0.14), (523.3, 0.30)),
    "count": ((880.0, 0.10),),
    "half": ((698.5, 0.20),),
    "done": ((523.3, 0.14), (659.3, 0.14), (784.0, 0.40)),
    "alarm": ((988.0, 0.16), (784.0, 0.16), (988.0, 0.16), (784.0, 0.30)),
}


class Chimes:
    """Plays the tones of `TONES` by name. A machine without a player is silent, and nobody is told."""

    label = "Sound"

    def __init__(self) -> None:
        self._player: tuple[str, ...] = ()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open(self, request: str) -> Child | None:
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(self._file(request)), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
            return None
        if not self._player:
            self._player = _find()
        return start_child((*self._player, str(self._file(request))))

    def limit_s(self, request: str) -> float:
        return HANGS_AFTER_S

    def join(self, waiting: str, newer: str) -> str:
        return newer

    def close(self) -> None:
        if self._folder:
            with contextlib.suppress(OSError):
                self._folder.cleanup()

    def _file(self, name: str) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="coach-", ignore_cleanup_errors=True)
        path = Path(self._folder.name, f"{name}.wav")
        if not path.exists():
            write_wav(path, TONES[cast(ChimeName, name)])
        return path


def write_wav(path: Path, tones: tuple[tuple[float, float], ...]) -> None:
    """Write `tones`, pairs of hertz and seconds, as a mono wave file. Raises OSError."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples(tones).tobytes())


def samples(tones: tuple[tuple[float, float], ...]) -> "array[int]":
    """The sound of `tones`: each swells fast and fades like a struck bar, so that none begins or ends with a click."""
    found = array("h")
    for hertz, seconds in tones:
        for place in range(round(seconds * RATE)):
            at = place / RATE
            envelope = min(1.0, at / ATTACK_S) * (1 - at / seconds) ** 2
            wave_now = math.sin(math.tau * hertz * at) + 0.2 * math.sin(2 * math.tau * hertz * at)
            found.append(round(32_767 * LOUDNESS * envelope * wave_now / 1.2))
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _find() -> tuple[str, ...]:
    for name, *options in PLAYERS:
        path = shutil.which(name)
        if path:
            return (path, *options)
    raise NotInstalled
