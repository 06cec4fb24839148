"""Letters and digits of blocks: as large as fits, and legible when a quarter of their size is left."""

import numpy as np
import pytest

from coach.domain.exercises.kinds import KINDS
from coach.domain.run.face import MOODS
from coach.domain.run.far_face import MOOD_WORDS
from coach.tui.widgets.large_type import GLYPHS, QUADRANTS, dots, enlarged

DIGITS = "0123456789"
SHRINK = 4
VIEWS = [(78, 13), (118, 21), (198, 33)]
TEXTS = ["0:45", "12:07", "3/8", "10/12"]


def picture(rows: tuple[str, ...]) -> np.ndarray:
    """The cells as dark and light: two by two dots each, a dot one across and two down, as on a screen."""
    bits = [[QUADRANTS.index(char) for char in row] for row in rows]
    lines = [[[bool(cell >> (2 * half + x) & 1) for cell in row for x in (0, 1)] for half in (0, 1)] for row in bits]
    return np.repeat(np.array([line for pair in lines for line in pair], dtype=float), 2, axis=0)


def from_the_floor(image: np.ndarray) -> np.ndarray:
    """The picture at a quarter of its size; each point is the mean of what it covers."""
    height, width = (-(-side // SHRINK) * SHRINK for side in image.shape)
    padded = np.zeros((height, width))
    padded[: image.shape[0], : image.shape[1]] = image
    return padded.reshape(height // SHRINK, SHRINK, width // SHRINK, SHRINK).mean(axis=(1, 3))


def distance(seen: np.ndarray, known: np.ndarray) -> float:
    return float(np.abs(seen - known).mean())


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("width", "height"), [(40, 8), (76, 12), (120, 30), (20, 3)])
def test_digits_never_leave_their_room(text: str, width: int, height: int) -> None:
    rows = enlarged(text, width, height)
    assert 1 < len(rows) <= height
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows[0]) <= width


@pytest.mark.parametrize(("width", "height"), VIEWS)
@pytest.mark.parametrize("text", TEXTS)
def test_digits_fill_the_width_or_the_height(text: str, width: int, height: int) -> None:
    rows = enlarged(text, width, height)
    assert len(rows) >= height * 0.75 or len(rows[0]) >= width * 0.75


def test_without_room_they_are_plain_text_and_without_any_nothing() -> None:
    assert enlarged("0:45", 10, 2) == ("0:45",)
    assert enlarged("0:45", 3, 2) == ()
    assert enlarged("Größe", 80, 20) == ("Größe",)


@pytest.mark.parametrize(("width", "height"), VIEWS)
def test_every_digit_is_known_again_at_a_quarter_of_its_size(width: int, height: int) -> None:
    for minutes in range(0, 60, 7):
        for seconds in range(0, 60, 3):
            text = f"{minutes}:{seconds:02d}"
            seen = from_the_floor(picture(enlarged(text, width, height)))
            guesses = {text[:-1] + digit for digit in DIGITS} | {text[:-2] + digit + text[-1] for digit in DIGITS[:6]}
            known = {guess: from_the_floor(picture(enlarged(guess, width, height))) for guess in guesses}
            gaps = sorted((distance(seen, image), guess) for guess, image in known.items() if image.shape == seen.shape)
            assert gaps[0][1] == text
            assert gaps[1][0] > 0.01


def test_a_stroke_of_the_digits_is_a_twelfth_of_a_small_screen() -> None:
    rows = enlarged("0:45", 78, 13)
    stroke = len(rows) / 5
    assert stroke / 24 >= 1 / 12


def test_no_two_glyphs_look_alike_and_all_words_have_theirs() -> None:
    alike = list(GLYPHS.values())
    assert len(set(alike)) == len(alike)
    kinds = [(rules.work_word, rules.counted_word, rules.far_word) for rules in KINDS.values()]
    words = [*MOOD_WORDS.values(), *(word.upper() for rules in kinds for word in rules if word)]
    assert all(dots(word) for word in [*words, "IN", "OUT", "HOLD", "LET GO", "TENSE", "EASE OFF"])
    assert set(MOOD_WORDS) <= set(MOODS)
    assert all(dots(word) for word in ["REST", "FIRST", "PACK OFF", "STOP HERE", "DONE"])
