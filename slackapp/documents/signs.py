"""Signs that a document cannot hold, and the way a text is read."""

import re
import unicodedata

#: What XML refuses: https://www.w3.org/TR/xml/#charsets. Halves of signs, too: no file holds them.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_INSTEAD = "\N{REPLACEMENT CHARACTER}"
_ENDS_OF_LINE = re.compile("\r\n|\r|\u0085|\u2028|\u2029")


def clean(text: str) -> str:
    """Give a text that every format takes: what cannot be written is seen to be missing."""
    return _REFUSED.sub(_INSTEAD, _ENDS_OF_LINE.sub("\n", text))


def is_right_to_left(text: str) -> bool:
    """Is it read from right to left? The first letter says so."""
    for sign in text:
        match unicodedata.bidirectional(sign):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False
