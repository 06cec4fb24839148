"""Something is said where it takes long, to a person at a terminal only."""

import subprocess
import sys

import pexpect

SLOW = "from coach.cli.saying import told_when_slow\nwith told_when_slow('Working ...'):\n    input()\nprint('done')"


def test_a_person_at_a_terminal_is_told_what_goes_on() -> None:
    child = pexpect.spawn(sys.executable, ["-c", SLOW], timeout=30)
    child.expect_exact("Working ...")
    child.sendline("")
    child.expect_exact("done")


def test_a_pipe_gets_nothing_but_what_it_asked_for() -> None:
    slow = SLOW.replace("input()", "import time; time.sleep(0.6)")
    done = subprocess.run([sys.executable, "-c", slow], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("done\n", "")
