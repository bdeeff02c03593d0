"""What happens to the date of a question: another is proposed, agreed to or not, and counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.due import Due


@dataclass(frozen=True, kw_only=True)
class DateProposed:
    """Somebody proposed a later date, which waits until each *of* these has agreed to it."""

    choice: str
    stage: str
    step: str
    visit: int
    due: Due
    of: Mapping[str, str]  # post -> person


@dataclass(frozen=True, kw_only=True)
class DateAgreed:
    """Somebody agreed to the new date for a post."""

    post: str


@dataclass(frozen=True, kw_only=True)
class DateKept:
    """Somebody did not agree to the new date: what was due first stays so."""

    post: str


@dataclass(frozen=True, kw_only=True)
class DateMoved:
    """All have agreed: the step has a new date, which says what the first one was."""

    due: Due
