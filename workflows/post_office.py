"""What is set up here for e-mail, and which addresses count as secure."""

import re
from dataclasses import dataclass

#: Before a domain of the settings: all that is below it, and not the domain itself.
BELOW = "*."
#: What stands before the @. Some servers still read % and ! as the way to another server, a slash
#: or a bar as a file or a program, and a hyphen at the beginning as an option.
_ATOM = r"[A-Za-z0-9_&'*+=~#-]+"
#: One plain address and nothing round it: no name, no quotes, no comment, no second @.
_PLAIN = re.compile(
    rf"(?!-)(?=[^@]{{1,64}}@){_ATOM}(\.{_ATOM})*@(?P<domain>[A-Za-z0-9.-]{{1,253}})"
)
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_DOMAIN = re.compile(rf"{_LABEL}(\.{_LABEL})+")
#: Below these anybody can have a domain, for a few pounds: such as co.uk, com.au, uk.com. (Below
#: gov.uk, nhs.uk, police.uk, sch.uk or ac.uk a name is given to those only whom they are for.)
_OPEN = re.compile(
    r"(co|com|org|net|me|ltd|plc|info|biz|web)\.[a-z]{2}|(uk|gb|eu|us)\.(com|net|org)|gb\.net"
    r"|onmicrosoft\.com"
)


@dataclass(frozen=True, kw_only=True)
class PostOffice:
    """Does anything send e-mail here, and to which domains may go what is for secure ones only?

    ``sender`` is the address that e-mails come from. ``in_the_clear``: whoever is on the way to the
    mail server can read what is sent to it.
    """

    is_set_up: bool = False
    secure: tuple[str, ...] = ()
    sender: str = ""
    in_the_clear: bool = False

    @property
    def sends_forms(self) -> bool:
        """Is there a way here for what is for secure addresses only?"""
        return self.is_set_up and not self.in_the_clear

    def is_secure(self, address: str) -> bool:
        """Is it a plain address at one of the secure domains, letter by letter?"""
        found = _PLAIN.fullmatch(address)
        domain = found["domain"].lower() if found else ""
        return bool(_DOMAIN.fullmatch(domain)) and any(_is_at(domain, each) for each in self.secure)


#: Nothing is set up.
NO_POST = PostOffice()


def can_be_written_to(address: str) -> bool:
    """Is it one plain address, which can stand in a header and in a command as it is?"""
    found = _PLAIN.fullmatch(address)
    return bool(found and _DOMAIN.fullmatch(found["domain"].lower()))


def is_domain(text: str) -> bool:
    """Can this stand among the secure domains: ``example.gov.uk``, or all below it?

    Not all below a domain under which anybody can have a name.
    """
    domain = text.removeprefix(BELOW)
    return bool(_DOMAIN.fullmatch(domain)) and not _OPEN.fullmatch(domain)


def _is_at(domain: str, allowed: str) -> bool:
    if allowed.startswith(BELOW):
        return domain.endswith(allowed.removeprefix("*"))
    return domain == allowed
