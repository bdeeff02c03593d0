"""An e-mail as it is sent: headers that nobody can write into, a few words, and its forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file that goes with it. Its ``name`` holds a reference, and nothing about anybody."""

    name: str
    kind: str  # such as "application/pdf"
    content: bytes
    says: Mapping[str, str] = field(default_factory=dict)  # beside its kind


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """All that one e-mail says. ``key`` is what it is known by, however often it is sent."""

    key: str
    sender: str
    recipient: str
    title: str
    body: str
    at: datetime
    answers_to: str = ""
    is_important: bool = False
    attachments: Sequence[Attachment] = ()


def written(envelope: Envelope) -> bytes:
    """Write it. A line break in an address or a title is an error, and never another header."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(addr_spec=envelope.sender)
    message["To"] = Address(addr_spec=envelope.recipient)
    if envelope.answers_to:
        message["Reply-To"] = Address(addr_spec=envelope.answers_to)
    message["Subject"] = envelope.title
    message["Date"] = format_datetime(envelope.at)
    message["Message-ID"] = message_id(envelope.key, envelope.sender)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday answer comes back
    if envelope.is_important:
        message["Importance"] = "high"
        message["X-Priority"] = "1"
    message.set_content(envelope.body)
    for each in envelope.attachments:
        maintype, _, subtype = each.kind.partition("/")
        message.add_attachment(
            each.content,
            maintype=maintype,
            subtype=subtype,
            filename=each.name,
            params=dict(each.says),
        )
    return message.as_bytes()


def message_id(key: str, sender: str) -> str:
    """Give the same id each time: whoever has it already sees that it is the same e-mail."""
    domain = sender.rpartition("@")[2]
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{domain}>"
