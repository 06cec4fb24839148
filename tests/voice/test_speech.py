"""Speech that is missing, hangs, fails or is cut off (fault 15), with real child processes."""

import pytest

from coach.domain.run.spoken import Announcement
from coach.voice import Voice, speech
from tests.voice.conftest import Bench, alive, eventually


def test_words_go_to_stdin_and_never_into_the_arguments(bench: Bench, speaking: Voice) -> None:
    bench.program("espeak-ng", "exit 0")
    speaking.say("Drop the shoulder")
    assert eventually(lambda: bench.heard == ["Drop the shoulder"])
    assert "shoulder" not in " ".join(bench.lines("args"))


def test_say_returns_while_the_child_still_speaks(bench: Bench, speaking: Voice) -> None:
    bench.program("espeak-ng", "sleep 1000")
    speaking.say("one")
    assert eventually(lambda: len(bench.pids) == 1)
    speaking.say("two")
    assert alive(bench.pids[0])


def test_the_newest_sentence_replaces_the_one_that_waits(bench: Bench, speaking: Voice) -> None:
    bench.program("espeak-ng", f"while [ ! -e {bench.folder}/go ]; do sleep 0.02; done")
    speaking.say("first")
    assert eventually(lambda: bench.heard == ["first"])
    speaking.say("stale")
    speaking.say("newest")
    (bench.folder / "go").touch()
    assert eventually(lambda: len(bench.heard) == 2)
    assert bench.heard == ["first", "newest"]


def test_an_urgent_number_cuts_off_a_long_sentence(bench: Bench, speaking: Voice, notices: list[str]) -> None:
    bench.program("espeak-ng", "sleep 1000")
    speaking.say("A long sentence about where to put the ball")
    assert eventually(lambda: len(bench.pids) == 1)
    speaking.say("3", urgent=True)
    assert eventually(lambda: len(bench.heard) == 2)
    assert bench.heard[1] == "3"
    assert eventually(lambda: not alive(bench.pids[0]))
    assert notices == []


def test_what_follows_at_once_on_an_urgent_sentence_is_said_with_it(bench: Bench, speaking: Voice) -> None:
    bench.program("espeak-ng", "sleep 1000")
    speaking.say("long")
    assert eventually(lambda: len(bench.pids) == 1)
    speaking.announce(Announcement("Too strong for today.", urgent=True))
    speaking.announce(Announcement("Next: Bridge."))
    assert eventually(lambda: "Next: Bridge." in " ".join(bench.heard))
    assert "Too strong for today." in " ".join(bench.heard)


def test_a_hanging_child_and_its_grandchild_are_killed(
    bench: Bench, speaking: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "HANGS_AFTER_S", 0.2)
    bench.program("espeak-ng", f"sleep 1000 & echo $! >>{bench.folder}/pids; sleep 1000")
    speaking.say("hello")
    assert eventually(lambda: len(bench.pids) == 2)
    assert eventually(lambda: not any(alive(pid) for pid in bench.pids))


def test_a_grandchild_left_behind_by_a_child_that_ended_is_killed(bench: Bench, speaking: Voice) -> None:
    bench.program("espeak-ng", f"sleep 1000 & echo $! >>{bench.folder}/pids; exit 0")
    speaking.say("hello")
    assert eventually(lambda: len(bench.pids) == 2)
    assert eventually(lambda: not any(alive(pid) for pid in bench.pids))


@pytest.mark.parametrize("fault", ["exit 3", "sleep 1000", "kill -9 $$"])
def test_three_failures_in_a_row_switch_speech_off_with_one_notice(
    fault: str, bench: Bench, speaking: Voice, notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "HANGS_AFTER_S", 0.1)
    bench.program("espeak-ng", fault)
    for number in range(1, 4):
        speaking.say("hello")
        assert eventually(lambda: len(bench.pids) == number)  # noqa: B023
    assert eventually(lambda: len(notices) == 1)
    speaking.say("anyone there?")
    speaking.close(wait_s=5)
    assert notices == ["Speech is off for now: it failed three times in a row."]
    assert len(bench.pids) == 3


def test_failures_that_do_not_follow_each_other_keep_speech_on(
    bench: Bench, speaking: Voice, notices: list[str]
) -> None:
    bench.program("espeak-ng", '[ "$line" = well ]')
    for number, sentence in enumerate(("bad", "bad", "well", "bad", "bad", "well"), 1):
        speaking.say(sentence)
        assert eventually(lambda: len(bench.pids) == number)  # noqa: B023
        assert eventually(lambda: not alive(bench.pids[-1]))
    speaking.close(wait_s=5)
    assert notices == []


def test_a_child_that_prints_garbage_reaches_no_terminal(
    bench: Bench, speaking: Voice, notices: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    bench.program("espeak-ng", r"printf '\033]52;c;aGk=\007'; printf 'ALSA lib error\033[2J' >&2")
    for number in range(1, 5):
        speaking.say("hello")
        assert eventually(lambda: len(bench.pids) == number)  # noqa: B023
        assert eventually(lambda: not alive(bench.pids[-1]))
    speaking.close(wait_s=5)
    assert capfd.readouterr() == ("", "")
    assert notices == []


def test_a_child_that_never_reads_does_not_hold_up_the_next_sentence(bench: Bench, speaking: Voice) -> None:
    path = bench.folder / "espeak-ng"
    path.write_text(f"#!/bin/sh\necho $$ >>{bench.folder}/pids\nexec <&-\nexit 0\n")
    path.chmod(0o755)
    for number in range(1, 3):
        speaking.say("x" * 10_000)
        assert eventually(lambda: len(bench.pids) == number)  # noqa: B023


def test_a_missing_program_is_told_once(bench: Bench, speaking: Voice, notices: list[str]) -> None:
    for _ in range(5):
        speaking.say("hello")
    assert eventually(lambda: bool(notices))
    speaking.say("hello")
    speaking.close(wait_s=5)
    assert notices == ["Speech is off for now: no speech program was found. Installing espeak-ng adds one."]


def test_a_program_that_cannot_be_started_counts_as_failing(bench: Bench, speaking: Voice, notices: list[str]) -> None:
    path = bench.folder / "espeak-ng"
    path.write_text("#!/nowhere/at/all\n")
    path.chmod(0o755)
    assert eventually(lambda: speaking.say("hello") or bool(notices))
    assert notices == ["Speech is off for now: it failed three times in a row."]


def test_the_next_best_program_is_used(bench: Bench, speaking: Voice) -> None:
    bench.program("spd-say", "exit 0")
    speaking.say("hello")
    assert eventually(lambda: bench.heard == ["hello"])
    assert bench.lines("args") == ["--pipe-mode"]


@pytest.mark.parametrize("text", ["!-!QUIT", "[[slnc 9000]]x", "a\x1b]52;c;aGk=\x07b\nsecond", "\ud800 hi", "\x00"])
def test_words_are_no_commands_for_any_program(text: str) -> None:
    spoken = speech.spoken_text(text)
    assert not spoken.startswith("!-!")
    assert "[[" not in spoken
    assert spoken.count("\n") == 1
    assert spoken.encode().isascii()


def test_close_kills_what_is_being_said_and_leaves_no_survivor(bench: Bench, speaking: Voice) -> None:
    bench.program("espeak-ng", f"sleep 1000 & echo $! >>{bench.folder}/pids; sleep 1000")
    speaking.say("hello")
    assert eventually(lambda: len(bench.pids) == 2)
    speaking.close()
    assert eventually(lambda: not any(alive(pid) for pid in bench.pids))


def test_close_can_wait_for_the_last_words(bench: Bench, speaking: Voice) -> None:
    bench.program("espeak-ng", f"sleep 0.2; echo done >>{bench.folder}/finished")
    speaking.say("Well done")
    speaking.close(wait_s=20)
    assert bench.lines("finished") == ["done"]


def test_nothing_is_started_when_speech_is_switched_off_in_the_settings(bench: Bench, sounding: Voice) -> None:
    bench.program("espeak-ng", "exit 0")
    sounding.say("hello")
    sounding.close(wait_s=5)
    assert bench.pids == []


@pytest.mark.system("espeak-ng")
def test_the_real_espeak_ng_takes_a_sentence(notices: list[str]) -> None:
    from coach.domain.person.settings import Settings

    voice = Voice(Settings(speech=True, chime=False), notices.append)
    for sentence in ("Next: Figure four, left side.", "Hold. Drop the shoulder.", "Rest, breathe out."):
        voice.say(sentence)
    voice.close(wait_s=20)
    assert notices == []
