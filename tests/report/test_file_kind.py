import pytest

from coach.report.importing import file_kind


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b'{"coach": "export"}', "export"),
        (b'\xef\xbb\xbf\n  {"coach": "export"}', "export"),
        ('{"coach": "export"}'.encode("utf-16"), "export"),
        (b"[1]", "export"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "calendar"),
        (b"\xef\xbb\xbfbegin:vcalendar\r", "calendar"),
        (b"a stray line\rBEGIN:VCALENDAR\rBEGIN:VEVENT\r", "calendar"),
        (b"SUMMARY:x\nBEGIN:VEVENT\n", "calendar"),
        (b"Date,Pain\n2026-05-30,4\n", "table"),
        (b'Date,Note\n2026-05-30,"my BEGIN:VCALENDAR"\n', "table"),
        (b"\xff\xfe", "table"),
        (b"", "table"),
    ],
)
def test_a_file_is_what_it_holds_whatever_its_name(raw: bytes, kind: str) -> None:
    assert file_kind(raw) == kind
