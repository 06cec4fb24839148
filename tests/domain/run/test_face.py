from coach.domain.run.face import coming_words, face, minutes, pacer, place
from coach.domain.run.player import Player, fresh
from coach.domain.run.timeline import Pace, timeline
from tests.samples import LIFT, PACK, STRETCH, prescription


def played(until: float, *steps):
    player = Player(fresh(timeline(steps, Pace(words_per_s=1000))), gap_s=1e9)
    player.start(0.0)
    player.tick(until)
    return player


def test_a_hold_shows_its_seconds_its_side_and_one_cue():
    player = played(15.0, prescription(STRETCH))
    now = face(player)
    assert (now.mood, now.word, now.digits, now.label) == ("work", "HOLD", "0:25", "25 seconds left")
    assert place(player.segment) == "left side"
    assert now.cue in STRETCH.cues


def test_a_begun_second_is_shown_whole():
    shown = [minutes(left) for left in (0.0, 0.1, 1.0, 59.01, 60.0, 61.5)]
    assert shown == ["0:00", "0:01", "0:01", "1:00", "1:00", "1:02"]


def test_the_switch_names_the_side_to_come():
    player = played(41.0, prescription(STRETCH))
    assert face(player).word == "SWITCH: right side"
    assert coming_words(player.coming) == "Side stretch, right side"


def test_repetitions_are_counted_in_words_and_in_digits():
    player = played(10.0 + 12.0, prescription(LIFT))
    now = face(player)
    assert now.digits == "3/8"
    assert now.label == "3 of 8, 28 seconds left"


def test_a_paused_pack_says_that_its_time_runs():
    player = played(60.0, prescription(PACK))
    player.pause(60.0)
    assert "its time runs" in face(player).word


def test_the_alarm_says_what_to_do_in_words():
    now = face(played(2000.0, prescription(PACK)))
    assert now.mood == "alarm"
    assert "Take the pack off" in now.label


def test_only_breathing_and_other_beats_have_a_pacer():
    assert pacer(played(15.0, prescription(STRETCH))) is None
