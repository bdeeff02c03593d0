"""Whoever has waited longest writes next, and whoever gives up is out of the line."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

from storage.first_come import FirstCome

LONG, A_MOMENT = 30.0, 0.05


def test_whoever_lets_go_and_comes_again_stands_behind_those_who_wait():
    line, came = FirstCome(), list[str]()
    in_line = Event()

    def comes(who: str) -> None:
        in_line.set()
        with line.turn(LONG) as mine:
            assert mine
            came.append(who)

    with ThreadPoolExecutor() as others:
        for again in range(3):
            in_line.clear()
            with line.turn(LONG):
                waiting = others.submit(comes, f"waits {again}")
                in_line.wait()
                sleep(A_MOMENT)  # until they are in line, too
            comes(f"again {again}")
            waiting.result()

    assert came == [f"{who} {again}" for again in range(3) for who in ("waits", "again")]


def test_whoever_gives_up_keeps_nobody_behind_them_waiting():
    line = FirstCome()

    with ThreadPoolExecutor() as others, line.turn(LONG):
        gives_up = others.submit(comes_to, line, A_MOMENT)
        assert not gives_up.result()
        stays = others.submit(comes_to, line, LONG)
        assert not line_is_free(line)

    assert stays.result()
    assert line_is_free(line)


def comes_to(line: FirstCome, patience: float) -> bool:
    with line.turn(patience) as mine:
        return mine


def line_is_free(line: FirstCome) -> bool:
    return comes_to(line, A_MOMENT)
