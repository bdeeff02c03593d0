"""Does a text hold what tells apart a real person: an NHS number, a postcode, a date of birth?

A guess, for whoever wrote it to look at: it stops nobody, so it may miss what is rare, and it
leaves alone what these texts are full of. Dates are, so a date counts only beside a word of birth.
"""

import re
from itertools import pairwise

#: Ten digits: in one, grouped as they are printed, or with spaces anywhere, and then no more.
_TEN = re.compile(
    r"(?<!\d)(?:\d{10}|\d{3}[\s.-]+\d{3}[\s.-]+\d{4})(?!\d)|(?<!\d)(?<!\d\s)\d(?:\s*\d){9}(?!\s*\d)"
)
_WEIGHTS = range(10, 1, -1)
_POSTCODE = re.compile(
    r"\b(?:GIR\s*0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])"
    r"\s*(?P<inward>\d[ABD-HJLNP-UW-Z]{2}))\b",
    re.IGNORECASE,
)
#: "year 5 2nd term", "S1 1st": no postcode, as it is written.
_ORDINALS = re.compile(r"1st|2nd|3rd|\dth")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b)"
)
_BIRTH = r"\b(?:born|d\.?\s?o\.?\s?b\b|date\s+of\s+birth|birth\s?da(?:te|y))"
_BORN = re.compile(rf"{_BIRTH}[^\d\n]{{0,20}}{_DATE}|{_DATE}[^\w\n]{{0,3}}{_BIRTH}", re.IGNORECASE)


def holds_one(text: str) -> bool:
    """Does it look as if one stood in this text?"""
    return _holds_nhs_number(text) or _holds_postcode(text) or bool(_BORN.search(text))


def _holds_nhs_number(text: str) -> bool:
    return any(_is_nhs_number(re.sub(r"\D", "", found[0])) for found in _TEN.finditer(text))


def _is_nhs_number(digits: str) -> bool:
    """Does the last digit check the others, modulus 11? Ten of one digit are a place kept free.

    https://www.datadictionary.nhs.uk/attributes/nhs_number.html
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    is_checked = (11 - total % 11) % 11 == int(digits[-1])
    return is_checked and any(one != other for one, other in pairwise(digits))


def _holds_postcode(text: str) -> bool:
    return any(not _ORDINALS.fullmatch(found["inward"] or "") for found in _POSTCODE.finditer(text))
