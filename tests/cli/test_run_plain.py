"""`coach run --plain` as people and scripts use it: real processes, real pipes, a real terminal."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pexpect
import pytest

from coach.domain.exercises.wording import BALL_NEVER
from tests.ready import make_home_ready
from tests.systems import needs_posix


@pytest.fixture(autouse=True)
def ready() -> None:
    """Nobody is guided before the safety questions."""
    make_home_ready()


COACH = [sys.executable, "-m", "coach"]


def coach(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COACH, *arguments], input=typed, capture_output=True, text=True, timeout=120)


def journal() -> list[dict]:
    entries = json.loads(coach("journal", "--json").stdout)["entries"]
    return [entry for entry in entries if entry["kind"] == "run"]


def test_every_segment_is_guided_in_order_and_the_entry_has_it_all():
    done = coach("run", "desk-reset-5", "--plain", "--speed", "600", typed="5\nnone\n3\n")
    assert done.returncode == 0, done.stderr
    headings = re.findall(r"^(?:Next: |Hold|Keep moving|Move|Change to).*", done.stdout, re.M)
    turn = next(at for at, line in enumerate(headings) if "Seated trunk turn" in line)
    assert [re.split(r"[:.]", line.removeprefix("Next: "))[0] for line in headings[turn : turn + 4]] == [
        "Seated trunk turn, left side",
        "Hold, left side",
        "Change to the right side",
        "Hold, right side",
    ]
    (entry,) = journal()
    assert (entry["kind"], entry["before"], entry["after"], entry["finished"]) == ("run", 5, 3, True)
    assert [result["outcome"] for result in entry["results"]] == ["done"] * 6


def test_input_that_ends_does_not_end_the_run():
    done = coach("run", "desk-reset-5", "--plain", "--speed", "1000", "--none")
    assert done.returncode == 0
    assert journal()[0]["before"] is None


def test_nobody_there_to_answer_an_alarm_does_not_hold_the_run_for_ever():
    done = coach("run", "evening-heat-winddown-23", "--plain", "--speed", "1000", "--none")
    assert "Nobody can answer here" in done.stdout
    assert done.returncode == 0


def test_piped_output_has_no_escape_bytes():
    assert "\x1b" not in coach("run", "desk-reset-5", "--plain", "--speed", "1000", "--none").stdout


def test_a_ball_says_before_its_clock_where_it_never_goes_and_when_to_press_less():
    said = coach("run", "ball-lumbar-wall", "--plain", "--speed", "1000", "--before", "3", "--none").stdout
    before_the_clock = said.partition("Press and hold,")[0]
    assert "Where the ball never goes: 53 seconds to read" in before_the_clock
    assert all(f"\n  - {place}\n" in before_the_clock for place in BALL_NEVER)
    assert "Press half as hard" in before_the_clock
    assert "about 5 minutes." in said


def test_an_unknown_routine_is_refused_with_a_sentence():
    refused = coach("run", "desk", "--plain")
    assert refused.returncode == 1
    assert "There is no routine desk." in refused.stderr
    assert "Traceback" not in refused.stderr


def test_pain_off_the_scale_is_asked_again():
    done = coach("run", "desk-reset-5", "--plain", "--speed", "1000", typed="eleven\n12\n4\nnone\n")
    assert done.stdout.count("A whole number from 0") == 2
    assert journal()[0]["before"] == 4


def wait_for_line(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return
    pytest.fail(f"{words!r} was never printed")


def running(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COACH, "run", "desk-reset-5", "--plain", "--before", "5", "--none", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_ctrl_c_ends_cleanly_records_what_was_done_and_says_so():
    needs_posix("signals that a program may answer")
    process = running("--speed", "20")
    wait_for_line(process, "Halfway")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert "Ended early. What you did counts." in out
    assert "Traceback" not in err
    (entry,) = journal()
    assert not entry["finished"]
    assert [result["outcome"] for result in entry["results"]][:2] == ["partly", "not_reached"]


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP"])
def test_a_killed_run_can_be_resumed(name):
    needs_posix("signals that a program may answer")
    process = running("--speed", "20")
    wait_for_line(process, "Upper-back extension")
    time.sleep(0.3)
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=20)
    assert journal() == []
    done = coach("run", "desk-reset-5", "--plain", "--resume", "--speed", "1000", "--none")
    assert done.returncode == 0, done.stderr
    (entry,) = journal()
    assert entry["before"] == 5
    assert entry["results"][0]["outcome"] == "done"


def on_a_terminal(*arguments: str) -> "pexpect.spawn":
    needs_posix("pseudo terminals")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "coach", "run", "desk-reset-5", "--plain", *arguments],
        encoding="utf-8",
        timeout=20,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    child.expect("Pain now")
    child.sendline("4")
    child.expect("Anything new")
    child.sendline("")
    return child


def test_keys_work_on_a_terminal():
    child = on_a_terminal("--speed", "5")
    child.expect("It starts in")
    child.send("n")
    child.expect("Keep moving")
    child.send(" ")
    child.expect("Paused")
    child.send(" ")
    child.expect("Going on")
    child.send("2")
    child.expect("Noted: 2 of 10")
    child.send("k")
    child.expect("Next: Upper-back extension")
    child.send("q")
    child.expect("End the run")
    child.sendline("y")
    child.expect("after it")
    child.sendline("3")
    child.expect("Pain 4 before, 3 after.")
    child.expect(pexpect.EOF)
    (entry,) = journal()
    assert entry["results"][0]["ratings"][0]["score"] == 2


def test_this_hurts_stops_asks_and_leads_to_the_stop_rule():
    child = on_a_terminal("--speed", "1")
    child.expect("It starts in")
    child.send("n")
    child.expect("Keep moving")
    child.send("h")
    child.expect("The clock has stopped")
    child.sendline("n")
    child.expect("How much")
    child.sendline("7")
    child.expect("Where")
    child.sendline("low back")
    child.expect("Which side")
    child.sendline("l")
    child.expect("y or n")
    child.sendline("n")
    child.expect("Stop for today")
    child.expect("after it")
    child.sendline("")
    child.expect("Ended early")
    child.expect(pexpect.EOF)
    (hurt,) = journal()[0]["results"][0]["hurts"]
    assert (hurt["score"], hurt["region"], hurt["side"], hurt["signs"]) == (7, "low-back", "left", ["numb"])


def test_a_run_without_an_answer_to_the_warning_signs_never_starts():
    refused = coach("run", "desk-reset-5", "--plain", "--speed", "1000", typed="5\n")
    assert refused.returncode == 1
    assert "Nothing was started." in refused.stderr
    assert journal() == []


def test_numbness_in_both_legs_ends_the_run_and_locks_everything():
    child = on_a_terminal("--speed", "1")
    child.expect("It starts in")
    child.send("n")
    child.expect("Keep moving")
    child.send("h")
    child.expect("The clock has stopped")
    for answer in ("n", "7", "low back", "l"):
        child.sendline(answer)
    child.expect("both legs")
    child.sendline("y")
    child.expect("Stop here")
    child.expect("after it")
    child.sendline("")
    child.expect(pexpect.EOF)
    refused = coach("run", "desk-reset-5", "--plain", "--none", "--before", "3")
    assert refused.returncode == 1
    assert "Do not drive yourself" in refused.stderr


def test_one_exercise_alone_is_guided_through_the_same_gate():
    done = coach("run", "knee-rolls", "--plain", "--speed", "1000", "--none")
    assert done.returncode == 0, done.stderr
    (entry,) = journal()
    assert [result["exercise"] for result in entry["results"]] == ["knee-rolls"]


def test_the_figure_is_told_once_in_words_before_the_steps():
    done = coach("run", "cat-cow", "--plain", "--speed", "1000", "--none")
    pictures = [line for line in done.stdout.splitlines() if line.startswith("  Picture: ")]
    assert len(pictures) == 1
    assert 'from "belly sinks" to "back rounds" and back' in pictures[0]
    assert done.stdout.index("Picture: ") < done.stdout.index("  1. ")


def test_a_number_over_the_cap_eases_off_and_a_lower_one_goes_on():
    child = on_a_terminal("--speed", "1")
    child.expect("It starts in")
    child.send("n")
    child.expect("Keep moving")
    child.send("7")
    child.expect(
        "Do less of it: smaller, slower, or rest. Aim for 2 or less. Type the new number, or Enter if it eased."
    )
    child.send("1")
    child.expect("Good, that is better. Go on.")
    child.send("7")
    child.expect("Aim for 2 or less")
    child.send("\r")
    child.expect("Good, that is better. Go on.")
    child.close(force=True)


def test_who_does_not_ease_off_is_led_to_the_next_move_and_hears_of_no_pack():
    child = on_a_terminal("--speed", "2")
    child.expect("It starts in")
    child.send("n")
    child.expect("Keep moving")
    child.send("7")
    child.expect("Still too strong, so we skip Stand-up break today.")
    assert "pack" not in child.before.lower()
    child.expect("Next: Upper-back extension")
    child.close(force=True)


def test_the_easier_way_has_a_lead_in_with_its_name_and_steps():
    child = on_a_terminal("--speed", "1")
    child.expect("It starts in")
    child.send("n")
    child.expect("Keep moving")
    child.send("h")
    child.expect("What is it")
    for answer in ("", "3", "", ""):
        child.sendline(answer)
    child.expect("What now")
    child.sendline("e")
    child.expect("Easier: ")
    child.expect("Get set. It starts in")
    child.expect("1\\. ")
    child.close(force=True)


def test_without_a_terminal_a_run_goes_on_after_a_suspend():
    needs_posix("signals that a program may answer")
    process = running("--speed", "20")
    wait_for_line(process, "Keep moving")
    process.send_signal(signal.SIGSTOP)
    time.sleep(6)
    process.send_signal(signal.SIGCONT)
    out, _ = process.communicate(timeout=120)
    assert "Paused. The computer slept" in out
    assert "Nobody can answer here, so the run goes on." in out
    assert process.returncode == 0
    assert journal()[0]["finished"]


def test_an_interrupted_run_goes_on_with_a_lead_in():
    needs_posix("signals that a program may answer")
    process = running("--speed", "20")
    wait_for_line(process, "Keep moving")
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=20)
    said = coach("run", "desk-reset-5", "--plain", "--resume", "--speed", "1000", "--none").stdout
    assert said.index("Back to Stand-up break. Get set. It starts in") < said.index("Keep moving")
