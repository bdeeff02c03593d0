"""What is owed because a rule of the file tells somebody: a message, a post, or an e-mail."""

from collections.abc import Iterator
from dataclasses import replace

from workflows.by_mail import must_be_secure
from workflows.choices import ALERT
from workflows.kinds import Kind
from workflows.mail import Mail
from workflows.notices import CHANNEL, OUTSIDE, Facts, Notice, Scene
from workflows.outward import Told
from workflows.owing import nobody, notice


def owed(scene: Scene, event: Told) -> Iterator[Notice]:
    """Give what one rule owes one post."""
    if event.in_channel:
        yield _once_a_rule(scene, event, notice(scene, Kind.POST_TOLD, CHANNEL, says=event.says))
    elif event.mail:
        yield from _by_email(scene, event, event.mail)
    elif event.person is None or event.person in scene.here.gone:
        yield _nobody(scene, event)
    elif event.because == ALERT:
        yield from _alert(scene, event.person)
    else:
        yield _message(scene, event, event.person)


def _nobody(scene: Scene, event: Told) -> Notice:
    """Administrators hear of an alert no more than that nobody is there."""
    empty = nobody(scene, event.post)
    if event.because != ALERT:
        return empty
    return replace(empty, facts=Facts(post=empty.facts.post), dispute=None)


def _alert(scene: Scene, person: str) -> Iterator[Notice]:
    """Nobody is asked to telephone themselves."""
    if person == scene.here.person:
        return
    raised_it = scene.here.person == scene.now_is.raised_by
    by = "" if raised_it else "colleague"
    yield notice(scene, Kind.SAFETY, person, person=scene.here.person, by=by)


def _message(scene: Scene, event: Told, person: str) -> Notice:
    """Whoever is told twice has one message, with all that is said to them."""
    all_told = _to_them(scene, event)
    says = " ".join(each.says for each in all_told if each.says)
    entry = scene.now_is.version if any(each.acknowledge for each in all_told) else 0
    if event.of == "end":
        end, now = event.because, scene.here.now
        return notice(scene, Kind.END_TOLD, person, end=end, at=now, says=says, entry=entry)
    return notice(scene, Kind.TOLD, person, says=says, entry=entry)


def _to_them(scene: Scene, event: Told) -> list[Told]:
    """Give all that the same person is told by message: of the end, or else of the way there."""
    return [
        each
        for each in scene.outcome.events
        if isinstance(each, Told)
        and not each.mail
        and (each.of == "end", each.person) == (event.of == "end", event.person)
    ]


def _by_email(scene: Scene, event: Told, mail: Mail) -> Iterator[Notice]:
    """E-mails go beside messages; where that is not set up, the raiser hears once that they wait.

    What no address is set for outside, they send themselves.
    """
    raiser = scene.now_is.raised_by
    title = scene.procedure.posts[event.post].title
    if event.person or event.address:
        owed = _once_a_rule(scene, event, _email(scene, event, mail, title))
        yield from (owed, *_copies(owed, event))
        if not _goes(scene, owed.facts):
            waits = notice(scene, Kind.EMAILS_WAIT, raiser)
            yield replace(waits, key=f"{scene.now_is.id}:{Kind.EMAILS_WAIT}")
    elif scene.procedure.posts[event.post].found == "outside":
        yourself = notice(scene, Kind.SEND_YOURSELF, raiser, post=title)
        yield _once_a_rule(scene, event, yourself)
    else:
        yield nobody(scene, event.post)


def _goes(scene: Scene, facts: Facts) -> bool:
    """Is there a way for it here?"""
    office = scene.here.post_office
    return office.sends_forms if must_be_secure(facts) else office.is_set_up


def _email(scene: Scene, event: Told, mail: Mail, title: str) -> Notice:
    to = event.person or OUTSIDE
    sent = replace(mail, address=event.address, cc=event.cc)
    return notice(scene, Kind.EMAIL, to, post=title, says=event.says, mail=sent)


def _copies(owed: Notice, event: Told) -> Iterator[Notice]:
    """Each who gets a copy has an e-mail of their own: one is refused, and the others arrive."""
    for number, each in enumerate(event.cc):
        mail = owed.facts.mail and replace(owed.facts.mail, address=each.address, is_copy=True)
        facts = replace(owed.facts, mail=mail)
        to = each.person or OUTSIDE
        yield replace(owed, key=f"{owed.key}:cc:{number}", to=to, facts=facts)


def key_of_email(dispute: str, version: int, event: Told, place: int) -> str:
    """Give the key of the e-mail that one rule owes, by its place in the line of the history."""
    return f"{dispute}:{version}:{Kind.EMAIL}:{event.person or OUTSIDE}:{place}"


def _once_a_rule(scene: Scene, event: Told, owed: Notice) -> Notice:
    """Several rules may tell the same in one act: each by a message of its own."""
    return replace(owed, key=f"{owed.key}:{scene.outcome.events.index(event)}")
