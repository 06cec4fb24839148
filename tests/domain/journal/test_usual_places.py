"""The places offered first."""

from datetime import UTC, datetime, timedelta

from coach.domain.journal.daily_entries import CheckIn
from coach.domain.journal.entry import Place
from coach.domain.journal.usual_places import usual_places

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_the_places_of_the_newest_check_in_come_first_without_their_numbers() -> None:
    older = CheckIn(at=NOW - timedelta(days=2), pain=3, places=(Place("neck", "left", 3),))
    newer = CheckIn(at=NOW, pain=6, places=(Place("buttock", "right", 6, "ache"),))
    assert usual_places((older, newer), (), 2) == (Place("buttock", "right"), Place("neck", "left"))


def test_a_new_person_is_offered_what_they_told_and_then_common_places() -> None:
    offered = usual_places((), (Place("calf", "left"),), 3)
    assert offered[0] == Place("calf", "left")
    assert Place("low-back") in offered


def test_no_place_is_offered_twice() -> None:
    entry = CheckIn(at=NOW, pain=6, places=(Place("low-back"), Place("low-back", None, 4)))
    offered = usual_places((entry,), (Place("low-back"),), 9)
    assert len(set(offered)) == len(offered)
