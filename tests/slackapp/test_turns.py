"""The newest press in a form is drawn last, whatever order its drawings would land in."""

import threading

from slackapp.turns import MOST, Turns

FIRST, SECOND = "1700000000.000100", "1700000000.000200"


def test_a_drawing_that_is_out_of_date_is_left_out():
    turns = Turns()
    turns.came("V1", FIRST)
    turns.came("V1", SECOND)

    with turns.to_draw("V1", SECOND) as second, turns.to_draw("V2", FIRST) as elsewhere:
        assert (second, elsewhere) == (True, True)
    with turns.to_draw("V1", FIRST) as first:
        assert not first


def test_a_newer_drawing_waits_for_an_older_one_that_has_begun():
    turns, drawn = Turns(), list[str]()
    begun, go_on = threading.Event(), threading.Event()
    turns.came("V1", FIRST)

    def draw(pressed_at: str) -> None:
        with turns.to_draw("V1", pressed_at) as is_newest:
            begun.set()
            if pressed_at == FIRST:
                assert go_on.wait(5)
            drawn.append(f"{pressed_at} {is_newest}")

    slow = threading.Thread(target=draw, args=(FIRST,))
    slow.start()
    assert begun.wait(5)
    turns.came("V1", SECOND)
    quick = threading.Thread(target=draw, args=(SECOND,))
    quick.start()
    go_on.set()
    slow.join(5)
    quick.join(5)

    assert drawn == [f"{FIRST} True", f"{SECOND} True"]


def test_forms_that_were_closed_long_ago_are_forgotten():
    turns = Turns()
    turns.came("V0", SECOND)
    for number in range(1, MOST + 1):
        turns.came(f"V{number}", FIRST)

    with turns.to_draw("V0", FIRST) as is_newest:
        assert is_newest
