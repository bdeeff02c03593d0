"""A mark for each box of each form, looked for wherever nothing that was typed may be.

A mark is six letters, so that it stands whole in a box for initials, and is made of the name of the
box, so that what is found says from where it came. Nobody but the child has the date of birth.
"""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from slackapp.samples import lives

BORN = date.fromisoformat(lives.BORN)
#: In a form, in a sentence, and as somebody would write it.
_BORN = re.compile(
    rf"{BORN}|\b{BORN.day} {BORN:%B %Y}|\b0?{BORN.day}[/.]0?{BORN.month}[/.](20)?{BORN:%y}\b"
)
#: No mark is part of a name or of a word.
_LETTERS = "bcdfghjklmnpqrstvwxz"
_SHAPED = re.compile("zq[a-z]{4}", re.IGNORECASE)
_IN_BYTES = re.compile(rb"Zq[a-z]{4}|%s" % lives.BORN.encode())
#: Those that were given, with their boxes.
_GIVEN: dict[str, str] = {}


def mark(box: str) -> str:
    """Give the mark of a box, the same each time."""
    signs = sha256(box.encode()).digest()
    made = "Zq" + "".join(_LETTERS[sign % len(_LETTERS)] for sign in signs[:4])
    _GIVEN[made.casefold()] = box
    return made


def marked(box: str, longest: int, words: str = "") -> str:
    """Give what is typed into a box: its mark, and as much of *words* as it takes."""
    return f"{mark(box)} {words}".strip()[:longest]


def boxes_in(said: str | bytes) -> Iterator[str]:
    """Give the boxes of which something stands in a text, or in the bytes of a file."""
    if isinstance(said, bytes):
        text = " ".join(found.decode() for found in _IN_BYTES.findall(said))
        yield from boxes_in(text)
        return
    if _BORN.search(said):
        yield "date of birth"
    shaped = {found.casefold() for found in _SHAPED.findall(said)}
    yield from (_GIVEN[each] for each in sorted(shaped & _GIVEN.keys()))
