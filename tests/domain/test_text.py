"""What people may write."""

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.text import clean, is_clean, one_line, shorten

ANY = st.text(st.characters(codec=None), max_size=200)


@given(ANY)
def test_cleaning_leaves_nothing_a_terminal_obeys(text: str) -> None:
    cleaned = clean(text)
    assert is_clean(cleaned)
    assert all(sign in "\n\t" or ord(sign) >= 32 for sign in cleaned)
    assert not any(0x7F <= ord(sign) <= 0x9F for sign in cleaned)
    cleaned.encode()


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY, st.integers(1, 80))
def test_a_shortened_text_is_one_line_of_that_width(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    assert "\n" not in short


def test_ordinary_words_of_any_language_stay_as_they_are() -> None:
    words = "Übung läuft, 好, עברית, 👩‍👩‍👧 – “quoted” [/b]\n\tsecond line"
    assert clean(words) == words


def test_a_clipboard_escape_is_taken_out() -> None:
    assert clean("a\x1b]52;c;aGk=\x07b") == "a]52;c;aGk=b"
    assert clean("\u202eabc\ud800") == "abc"


def test_line_ends_are_made_one_kind() -> None:
    assert clean("a\r\nb\rc") == "a\nb\nc"
    assert one_line("  a\n\tb  ") == "a b"


def test_letters_that_came_as_bytes_of_another_encoding_are_not_lost() -> None:
    assert clean("gr\udcfcn") == "grün"
    assert clean("gr\udcc3\udcbcn") == "grün"
    assert clean("5 \udc80, \udc9d\udc85") == "5 €, "
    assert clean("\udcc2\udc9b31m") == "31m"
