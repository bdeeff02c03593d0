"""Rules of whom a procedure tells, whom it copies in, and what it has kept elsewhere. Data only."""

from typing import Literal

from workflows.parts import Condition, Names, Rule

ALL_FORMS = "all_forms"


class Notice(Condition):
    """Somebody who is told, beyond those who must act; an e-mail also to those copied so far.

    ``title`` is sent byte for byte. ``attach`` names forms, or all of them; ``or_summary``: where
    none was filled in, a summary stands in their place. ``which_children``: a sheet says which
    children it is about, of those whose own answers make ``if`` true. ``secure``: only to a secure
    address.
    """

    to: Names
    says: str = ""
    by: Literal["message", "email", "channel"] = "message"
    title: str = ""
    cc: Names = ()
    attach: Names = ()
    or_summary: bool = False
    which_children: bool = False
    secure: bool = False
    high_importance: bool = False
    attention_of: str = ""
    acknowledge: bool = False

    @property
    def shows(self) -> bool:
        """Does whoever is told come to read what was written: by a message, or in its forms?"""
        return self.by == "message" or bool(self.attach)


class Copied(Rule):
    """A post that is copied into every e-mail of the ladder from its stage on."""

    post: str


class Record(Rule):
    """What is kept outside the app, where, and from when.

    ``holds`` names forms, or ``summary`` or ``messages``; ``until_then`` says where it is kept
    before its time.
    """

    title: str
    holds: Names
    never_holds: Names = ()
    kept: str
    until_then: str = ""
    release: Literal["at_once", "when_resolved", "at_end"]
