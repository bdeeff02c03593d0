"""References given out until nearly all of those that exist are taken."""

from collections import Counter
from dataclasses import dataclass, field

from workflows import references
from workflows.references import ALPHABET
from workflows.use_cases.naming import a_new_reference

#: How often two in a row lie next to each other by chance, of a million: twice; never as often.
OFTEN = 12


@dataclass
class Taken:
    """What a store knows of references: which are taken."""

    taken: set[str] = field(default_factory=set)
    again: int = 0

    def is_taken(self, reference: str) -> bool:
        """Is it somebody's? Then another must be drawn."""
        self.again += reference in self.taken
        return reference in self.taken


def given_out(many: int) -> Counter[str]:
    """Give out so many; count those given twice, unreadable, or next to the one before."""
    store, before = Taken(), -2
    found = Counter({"given twice": 0, "not read back": 0, "next to the one before": 0})
    for _ in range(many):
        reference = a_new_reference(store)  # type: ignore[arg-type]
        found["given twice"] += reference in store.taken
        store.taken.add(reference)
        found["not read back"] += references.read(reference.lower()) != reference
        number = _number(reference)
        found["next to the one before"] += abs(number - before) == 1
        before = number
    found["drawn again"] = store.again
    return found


def _number(reference: str) -> int:
    number = 0
    for sign in reference[4:8]:
        number = number * len(ALPHABET) + ALPHABET.index(sign)
    return number
