"""Who makes a report."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """Who reports, and by whose days where the procedure names none."""

    organisation: str = ""
    calendar: str = "ENG"
    is_sample: bool = False
