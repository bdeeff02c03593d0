"""Ways between states: what leads where, and which of them come round again."""

from collections import defaultdict
from collections.abc import Iterable


def leading_to(goals: Iterable[int], ways: Iterable[tuple[int, int]]) -> set[int]:
    """Give every state from which one of *goals* is reached, the goals among them."""
    before = defaultdict(set)
    for start, end in ways:
        before[end].add(start)
    found, waiting = set[int](), list(goals)
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += before[at]
    return found


def rounds(count: int, ways: Iterable[tuple[int, int]]) -> list[int]:
    """Number the states so that those that lead to each other, and no others, are numbered alike.

    A way from one number to another always leads to a lower one. First every state is left once
    all that it leads to were left; then, the last one left first, whatever leads there is its kin.
    """
    after: dict[int, set[int]] = defaultdict(set)
    before: dict[int, set[int]] = defaultdict(set)
    for start, end in ways:
        after[start].add(end)
        before[end].add(start)
    numbered = [-1] * count
    for number, first in enumerate(reversed(_left(count, after))):
        waiting = [first]
        while waiting:
            at = waiting.pop()
            if numbered[at] < 0:
                numbered[at] = count - number
                waiting += before[at]
    return numbered


def _left(count: int, after: dict[int, set[int]]) -> list[int]:
    """Give the states in the order in which a walk that goes as deep as it can leaves them."""
    left, seen = list[int](), set[int]()
    for first in range(count):
        waiting = [(first, False)]
        while waiting:
            at, is_done = waiting.pop()
            if is_done:
                left.append(at)
            elif at not in seen:
                seen.add(at)
                waiting += [(at, True), *((end, False) for end in after[at])]
    return left
