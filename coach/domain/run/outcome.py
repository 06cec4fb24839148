"""How a run went, in words."""

from collections.abc import Mapping

from coach.domain.journal.entries import ExerciseResult, Outcome, Run

OUTCOME_WORDS: Mapping[Outcome, str] = {
    "done": "done",
    "partly": "part of it",
    "skipped": "skipped",
    "stopped": "stopped, it hurt",
    "over_cap": "too strong today",
    "replaced": "changed for another",
    "not_reached": "not reached",
}


def result_words(result: ExerciseResult) -> str:
    """Outcome, seconds of work, what was added and the highest discomfort: "done, 60 s (+15 s), strongest: 4 of 10"."""
    words = OUTCOME_WORDS[result.outcome]
    if result.done_s:
        words += f", {_time(result.done_s)}"
    if result.extended_s:
        words += f" (+{result.extended_s:.0f} s)"
    return words if result.peak is None else f"{words}, strongest: {result.peak} of 10"


def _time(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min {whole % 60} s".removesuffix(" 0 s")


def pain_words(run: Run) -> str:
    """Pain before and after in words, with A1 where it is more; an empty text when either is missing."""
    before, after = run.before, run.after
    if before is None or after is None:
        return ""
    if before == after:
        return f"Pain {before} before and after."
    sore = " A little soreness is normal if it is gone by tomorrow morning." if after > before else ""
    return f"Pain {before} before, {after} after.{sore}"
