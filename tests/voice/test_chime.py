"""Tones made in code, and players that are missing or fail."""

import wave
from pathlib import Path

import pytest

from coach.voice import Voice
from coach.voice.chime import LOUDNESS, RATE, TONES, samples, write_wav
from tests.voice.conftest import Bench, alive, eventually


@pytest.mark.parametrize("name", list(TONES))
def test_a_tone_is_a_short_wave_file_that_swells_and_fades(name: str, tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    write_wav(path, TONES[name])  # type: ignore[index]
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert 0.05 <= file.getnframes() / RATE <= 1.0
    sound = samples(TONES[name])  # type: ignore[index]
    assert abs(sound[0]) < 50
    assert abs(sound[-1]) < 50
    assert 5_000 < max(sound) <= 32_767 * LOUDNESS


def test_a_chime_is_played_from_a_file_that_is_gone_after_closing(bench: Bench, sounding: Voice) -> None:
    bench.program("aplay", f'[ -s "$2" ] && echo yes >>{bench.folder}/played')
    sounding.chime("start")
    assert eventually(lambda: bench.lines("played") == ["yes"])
    file = Path(bench.lines("args")[0].removeprefix("-q "))
    assert file.name == "start.wav"
    sounding.close()
    assert eventually(lambda: not file.parent.exists())


def test_a_machine_without_a_player_is_silent_and_says_nothing(
    bench: Bench, sounding: Voice, notices: list[str]
) -> None:
    for _ in range(5):
        sounding.chime("count")
    sounding.close(wait_s=5)
    assert notices == []


def test_a_player_that_fails_three_times_is_told_once(bench: Bench, sounding: Voice, notices: list[str]) -> None:
    bench.program("paplay", "exit 1")
    assert eventually(lambda: sounding.chime("count") or bool(notices))
    sounding.chime("count")
    sounding.close(wait_s=5)
    assert notices == ["Sound is off for now: it failed three times in a row."]
    assert len(bench.pids) == 3


def test_two_chimes_at_once_leave_the_newest(bench: Bench, sounding: Voice) -> None:
    bench.program("paplay", "sleep 1000")
    sounding.chime("start")
    assert eventually(lambda: len(bench.pids) == 1)
    sounding.chime("rest", urgent=True)
    sounding.chime("switch")
    sounding.chime("alarm", urgent=True)
    assert eventually(lambda: bench.lines("args")[-1].endswith("alarm.wav"))
    assert eventually(lambda: not alive(bench.pids[0]))


def test_a_hanging_voice_does_not_keep_a_chime_waiting(bench: Bench, notices: list[str]) -> None:
    from coach.domain.person.settings import Settings

    bench.program("espeak-ng", "sleep 1000")
    bench.program("paplay", "exit 0")
    voice = Voice(Settings(speech=True, chime=True), notices.append)
    voice.say("hello")
    assert eventually(lambda: len(bench.pids) == 1)
    voice.chime("start")
    assert eventually(lambda: len(bench.pids) == 2)
    voice.close()
    assert eventually(lambda: not any(alive(pid) for pid in bench.pids))
