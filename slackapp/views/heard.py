"""What is read aloud, as long as Slack takes it: shortened in the middle, and never within a date.

It begins with the words that are seen, and ends with what tells it from others: a line of the
history, a date, a reference. A date without its year, or with half of one, would be false.
"""

import re

#: https://docs.slack.dev/reference/block-kit/block-elements/button-element (accessibility_label)
MOST = 75
#: As much of the end as a time with its date, or a line with its date, takes.
END = 45
LEFT_OUT = "…"
#: A word, or a date, which is never taken apart.
_UNIT = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}\S*|\S+")


def shortened(words: str, seen: str = "") -> str:
    """Leave out words of the middle where there are too many; *seen* stands at the beginning."""
    if len(words) <= MOST:
        return words
    units = [unit[:END] for unit in _UNIT.findall(words)]  # a word may be without end
    between = len(f" {LEFT_OUT} ")
    end = _as_many(units[::-1], min(END, MOST - between - len(seen)))[::-1]
    room = MOST - between - len(" ".join(end))
    begins = _as_many(units[: len(units) - len(end)], room)
    return " ".join([*begins, LEFT_OUT, *end])


def _as_many(units: list[str], room: int) -> list[str]:
    """Give the first units, as many as there is room for."""
    taken: list[str] = []
    for unit in units:
        if len(" ".join([*taken, unit])) > room:
            break
        taken.append(unit)
    return taken
