"""Whom a rule of the file tells, before anything is sent: who, how, and with which words."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import raising as raising_words
from slackapp.wording import telling as say
from slackapp.wording import telling_mail
from slackapp.wording.filling import capital
from workflows.events import Event
from workflows.mail import Addressee, Mail, with_forms
from workflows.outward import CopiedIn, Told
from workflows.people import Directory
from workflows.post_office import PostOffice, can_be_written_to
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class Naming:
    """What people, posts and forms are named with; ``filled`` are the forms filled in by then.

    ``stage`` is where it happens; there is no ``reference`` before a dispute is raised.
    """

    procedure: Procedure
    directory: Directory
    filled: Collection[str]
    stage: str
    office: PostOffice
    reference: str = ""

    def who(self, each: Addressee) -> str:
        """Name a person with their post, or the address that is set, or only the post."""
        title = self.procedure.posts[each.post].title
        if each.person:
            return say.whom(self.directory.name(each.person), title)
        return say.whom(each.address, title) if each.address else capital(title)


def rows(events: Iterable[Event], naming: Naming) -> list[Json]:
    """Name each person and place with what they are told, and say whether e-mails wait."""
    made: list[Json] = []
    mails = 0
    for number, event in enumerate(events):
        block_id = f"told_rule_{number}"
        match event:
            case Told():
                made += blocks.read_out(_whom(event, naming), how(event, naming), block_id)
                mails += bool(event.mail and (event.person or event.address))
            case CopiedIn():
                made += _copied(event, naming, block_id)
    if mails and not naming.office.is_set_up:
        made.append(blocks.context(say.will_wait(mails), "told_wait"))
    return made


def _whom(event: Told, naming: Naming) -> str:
    return raising_words.THE_CHANNEL if event.in_channel else naming.who(addressee(event))


def addressee(event: Told) -> Addressee:
    """Give whom one rule tells."""
    return Addressee(post=event.post, person=event.person, address=event.address)


def how(event: Told, naming: Naming) -> str:
    """Say how somebody is told, and with which words."""
    if event.in_channel:
        return say.by_post(event.says)
    post = naming.procedure.posts[event.post]
    why = [say.because(naming.procedure.facts[event.fact].label)] if event.fact else []
    if event.mail:
        said = [*_mail(event, event.mail, naming), *_not_delivered(event, event.mail, naming)]
        if not addressee(event).is_reached:
            said = [*not_sent(event, naming), *said[1:]]
        return "\n".join((*said, *why))
    if event.person is None:
        return say.nobody(post.title)
    return "\n".join((say.by_message(event.says), *why))


def not_sent(event: Told, naming: Naming) -> Iterator[str]:
    """Say why an e-mail is not sent, and what is known of where it would go."""
    post = naming.procedure.posts[event.post]
    if post.found != "outside":
        yield say.nobody(post.title)
        return
    yield say.no_address(post.title)
    if post.printed:
        yield say.printed(post.printed)


def _mail(event: Told, mail: Mail, naming: Naming) -> Iterator[str]:
    yield say.by_email(secure=mail.secure)
    yield from carried(event, mail, naming)


def _not_delivered(event: Told, mail: Mail, naming: Naming) -> Iterator[str]:
    """Say of each who has it that the app cannot send it to them as things are."""
    if not naming.office.is_set_up:
        return
    sent = with_forms(naming.procedure, mail, naming.filled)
    must_be_secure = mail.secure or bool(sent.attach) or sent.or_summary or sent.which_children
    for each in (addressee(event), *event.cc):
        if each.is_reached:
            yield from cannot_be_sent(each, naming, must_be_secure=must_be_secure)


def cannot_be_sent(each: Addressee, naming: Naming, *, must_be_secure: bool) -> Iterator[str]:
    """Say that there is no address, or none that is secure, or no secure way to the server."""
    person = naming.directory.people.get(each.person or "")
    address = each.address or (person.email if person else "")
    if not can_be_written_to(address):
        yield telling_mail.no_address(naming.who(each))
    elif must_be_secure and not naming.office.is_secure(address):
        yield telling_mail.not_secure(naming.who(each))
    elif must_be_secure and naming.office.in_the_clear:
        yield telling_mail.not_encrypted(naming.who(each))


def carried(event: Told, mail: Mail, naming: Naming) -> Iterator[str]:
    """Say all that is settled about an e-mail before it is sent."""
    yield _title(event, mail, naming)
    if event.says:
        yield event.says
    sent = with_forms(naming.procedure, mail, naming.filled)
    if sent.attach:
        yield say.attached([naming.procedure.forms[form].title for form in sent.attach])
    if sent.or_summary:
        yield say.SUMMARY
    if sent.which_children:
        yield say.WHICH_CHILDREN
    if mail.high_importance:
        yield say.HIGH_IMPORTANCE
    if mail.attention_of:
        yield say.attention_of(mail.attention_of)
    if event.cc:
        yield say.copies_to([naming.who(each) for each in event.cc])


def _title(event: Told, mail: Mail, naming: Naming) -> str:
    """Give the title of an e-mail: the file's; else where it happened, and nothing more."""
    if mail.title:
        return say.title(mail.title)
    stage = event.because if event.of == "stage" else naming.stage
    return say.own_title(naming.reference, stage)


def _copied(event: CopiedIn, naming: Naming, block_id: str) -> list[Json]:
    post = naming.procedure.posts[event.post]
    who = Addressee(post=event.post, person=event.person)
    if event.person:
        words = say.COPIED_IN
    else:
        words = say.COPIED_BY_EMAIL if post.found == "outside" else say.nobody(post.title)
    return blocks.read_out(naming.who(who), words, block_id)
