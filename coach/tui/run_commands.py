"""The commands before, during and after a run, and when it hurts."""

from coach.domain.journal.entries import SIGN_NAMES
from coach.domain.run.controls import CONTROLS, RATING_HELP
from coach.domain.run.hurt import SIDE_KEYS, SIGN_KEYS
from coach.tui.command import Command, quiet

CLOSE = "close"
SIGN_HELP = "Says what it feels like; some of these stop the exercise or the run."

RUN_COMMANDS: tuple[Command, ...] = (
    *(Command(f"run_{c.id}", "run", c.keys, c.title, c.help, f"control('{c.id}')", palette=False) for c in CONTROLS),
    Command("run_giant", "run", ("g",), "Giant", "Digits over the whole screen, for the floor, or back.", "giant"),
    Command(
        "rate_number",
        "run",
        tuple("0123456789"),
        "Rate",
        f"Discomfort now: {RATING_HELP}",
        "rate",
        False,
        False,
        "0 to 9",
    ),
    Command("run_begin", "run_intro", ("enter", "space"), "Start", "Starts the clock.", "begin", palette=False),
    Command("run_leave", "run_intro", ("escape", "q"), "Back", "Goes back without a run.", CLOSE, palette=False),
    Command("run_close", "run_summary", ("enter", "escape", "q"), "Close", "Closes the page.", CLOSE, palette=False),
    quiet("run_write", "run_summary", ("r",), "Again", "Writes the run down if that has failed.", "write_down"),
    *(
        quiet(f"hurt_{sign}", "hurt", (key,), SIGN_NAMES[sign], SIGN_HELP, f"sign('{sign}')")
        for key, sign in SIGN_KEYS.items()
    ),
    *(
        quiet(f"hurt_{side}", "hurt", (key,), side, "Says which side it is.", f"side('{side}')")
        for key, side in SIDE_KEYS.items()
    ),
    quiet("hurt_where", "hurt", ("w",), "Where", "Goes to the body, to mark the place.", "where"),
    quiet("hurt_easier", "hurt", ("e",), "Easier", "Goes on with the easier version.", "choose('easier')"),
    quiet("hurt_skip", "hurt", ("k",), "Skip", "Skips this exercise.", "choose('skip')"),
    quiet("hurt_end", "hurt", ("q",), "End", "Ends the run.", "choose('end')"),
    quiet("hurt_go_on", "hurt", ("g", "escape"), "Go on", "Goes on with this exercise.", "choose('go_on')"),
)
