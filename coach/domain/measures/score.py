"""The words of the 0-10 numeric rating scale (clinical.md 5.2): 0 no pain, 10 worst imaginable."""

from coach.domain.exercises.exercise import Score

SCORES = range(11)


def score_words(score: Score | None) -> str:
    """What a number on the scale means, in words; without a number, both ends of the scale."""
    if score is None:
        return "0 no pain  ·  10 worst imaginable"
    if score == 0:
        return "0: no pain"
    if score <= 3:
        return f"{score}: mild"
    if score <= 6:
        return f"{score}: moderate"
    return f"{score}: severe" if score < 10 else "10: worst imaginable"


def change_words(before: Score | None, after: Score | None) -> str:
    """How pain went over a run, such as "6 → 4, eased by 2"; lower is better."""
    if before is None or after is None:
        known = after if before is None else before
        return "not rated" if known is None else f"{'after' if before is None else 'before'} {known}"
    if after == before:
        return f"{before} → {after}, the same"
    return f"{before} → {after}, {'eased' if after < before else 'worse'} by {abs(after - before)}"
