"""What an e-mail is made of beside the words of the file: nothing here was typed by anybody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workflows.children import form_of
from workflows.notice_rules import ALL_FORMS, Notice
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """A post that is told: who holds it, or the address that is set for it; neither: nobody."""

    post: str
    person: str | None = None
    address: str = ""

    @property
    def is_reached(self) -> bool:
        """Is there anybody to send it to?"""
        return bool(self.person or self.address)


@dataclass(frozen=True, kw_only=True)
class Mail:
    """How an e-mail is sent. ``title`` is literal; ``attach`` names forms, never what is in them.

    ``or_summary``: a summary stands in place of the forms, where none of them was filled in.
    ``which_children``: a sheet says which children it is about, those alone whose own answers make
    the ``fact`` true. ``address`` is set where it goes outside; ``cc`` has who gets a copy, each by
    an e-mail of their own, which ``is_copy``. ``until`` is the line of the history with which it is
    owed: what is answered later does not go with it.
    """

    title: str = ""
    attach: tuple[str, ...] = ()
    or_summary: bool = False
    which_children: bool = False
    fact: str = ""
    secure: bool = False
    high_importance: bool = False
    attention_of: str = ""
    address: str = ""
    cc: tuple[Addressee, ...] = ()
    is_copy: bool = False
    until: int = 0


def mail_of(rule: Notice) -> Mail | None:
    """Give how a notice is sent by e-mail, if it is."""
    if rule.by != "email":
        return None
    return Mail(
        title=rule.title,
        attach=rule.attach,
        or_summary=rule.or_summary,
        which_children=rule.which_children,
        fact=rule.if_ or "" if rule.which_children else "",
        secure=rule.secure,
        high_importance=rule.high_importance,
        attention_of=rule.attention_of,
    )


def with_forms(procedure: Procedure, mail: Mail, filled: Iterable[str]) -> Mail:
    """Give the e-mail with those of its forms that are *filled* in so far, in the file's order."""
    asked = procedure.forms if ALL_FORMS in mail.attach else mail.attach
    there = {form_of(key) for key in filled}
    attach = tuple(form for form in procedure.forms if form in asked and form in there)
    return replace(mail, attach=attach, or_summary=mail.or_summary and not attach)
