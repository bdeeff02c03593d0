"""One entry of the people list as somebody typed it: what is wrong with it, and what it makes."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workflows.people import Directory, Person, Posting
from workflows.people_file import SHOWN, is_one_line, is_plain
from workflows.post_office import can_be_written_to


class Wrong(StrEnum):
    """What is wrong with one box."""

    EMPTY = "empty"
    NO_WAY = "no way to reach them"
    NOT_AN_ADDRESS = "no plain address"
    NOT_ONE_LINE = "more than one line"
    NOT_PLAIN = "signs that set words apart"
    NO_SUCH_POST = "no such post"
    BACKWARDS = "ends before it begins"
    ACCOUNT_TAKEN = "account taken"
    ADDRESS_TAKEN = "address taken"
    OWN_MANAGER = "own manager"
    LISTED = "in the list already"
    TWICE = "twice"
    GUEST = "guest"
    EARLIER = "an earlier person's"


class Earlier(StrEnum):
    """Who has an account or an address now that was somebody's whose posts have ended."""

    BACK = "back"
    ELSE = "somebody else"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What stands in the boxes. ``person`` is whose it is, where they are in the list already.

    ``replaces`` is the entry that is changed; without it somebody listed gets one post more.
    ``is_guest``: Slack says that the account is a guest's. ``earlier``: whose the account or the
    address was, whoever has it ``now``.
    """

    name: str
    slack_id: str
    email: str
    agency: str
    post: str
    team: str
    line_manager: str
    since: date | None
    until: date | None
    phone: str = ""
    person: str = ""
    replaces: Posting | None = None
    is_guest: bool = False
    earlier: str = ""
    now: Earlier | None = None


def wrong_with(
    entry: Entry, directory: Directory, posts: Container[str], raising: Container[str]
) -> dict[str, Wrong]:
    """Give what is wrong, by box; *raising* are the posts that raise, which no guest may hold."""
    found = dict(_wrong(entry, posts))
    found.update(_taken(entry, directory))
    if is_guest(entry, directory) and entry.post in raising:
        found["slack_id"] = Wrong.GUEST
    return found


def is_guest(entry: Entry, directory: Directory) -> bool:
    """Is the account a guest's: by what Slack says now, or has said of the same account before?

    The form may be sent before Slack has answered; only the daily round finds a guest who is none
    any more.
    """
    known = {directory.people[who].slack_id for who in directory.guests & directory.people.keys()}
    return entry.is_guest or entry.slack_id in known


def _wrong(entry: Entry, posts: Container[str]) -> Iterator[tuple[str, Wrong]]:
    for box in ("name", "team", "agency"):
        if not getattr(entry, box):
            yield box, Wrong.EMPTY
    for box in SHOWN:
        if not is_one_line(getattr(entry, box)):
            yield box, Wrong.NOT_ONE_LINE
        if not is_plain(getattr(entry, box)):
            yield box, Wrong.NOT_PLAIN
    if entry.email and not can_be_written_to(entry.email):
        yield "email", Wrong.NOT_AN_ADDRESS
    if not entry.slack_id and not entry.email:
        yield "email", Wrong.NO_WAY
    if entry.post not in posts:
        yield "post", Wrong.NO_SUCH_POST
    if entry.since and entry.until and entry.until < entry.since:
        yield "until", Wrong.BACKWARDS
    if entry.person and entry.line_manager == entry.person:
        yield "line_manager", Wrong.OWN_MANAGER


def _taken(entry: Entry, directory: Directory) -> Iterator[tuple[str, Wrong]]:
    """An entry stays its person's. A new one changes nobody who is listed.

    Whoever is known and holds no post any more comes back as the person that they were; under
    another name it is asked first whether it is they.
    """
    known = known_by(entry, directory)
    listed = [] if entry.person else [box for box in known if known[box] in directory.by_person]
    if listed:
        yield from ((box, Wrong.LISTED) for box in listed)
        return
    if not entry.person and (box := _of_somebody_earlier(entry, known, directory)):
        yield box, Wrong.EARLIER
        return
    others = {who for who in known.values() if entry.person and who != entry.person}
    if known.get("slack_id") in others:
        yield "slack_id", Wrong.ACCOUNT_TAKEN
    if known.get("email") in others or len(set(known.values()) - others) > 1:
        yield "email", Wrong.ADDRESS_TAKEN
    for each in directory.postings_of(entry.person):
        if (each.post, each.team) == (entry.post, entry.team) and each != entry.replaces:
            yield "post", Wrong.TWICE


def _of_somebody_earlier(entry: Entry, known: Mapping[str, str], directory: Directory) -> str:
    """Give the box that names one earlier person, of whom nobody said yet whether it is they."""
    whose = set(known.values())
    if len(whose) != 1 or (entry.now and entry.earlier in whose):
        return ""
    name = directory.people[next(iter(whose))].name
    return "" if name.casefold() == entry.name.casefold() else next(iter(known))


def known_by(entry: Entry, directory: Directory) -> dict[str, str]:
    """Give whose the Slack account and the e-mail address are already."""
    found: dict[str, str] = {}
    for person in directory.people.values():
        if entry.slack_id and person.slack_id == entry.slack_id:
            found["slack_id"] = person.id
        if entry.email and person.email.lower() == entry.email.lower():
            found["email"] = person.id
    return found


def applied(
    entry: Entry, directory: Directory, today: date, new_id: str
) -> tuple[Posting, Directory]:
    """Give what is kept, and the list with it; it comes in place of what it changes.

    What somebody held before is not written over: a change counts from today.
    """
    known = {} if entry.now is Earlier.ELSE else known_by(entry, directory)
    person = entry.person or next(iter(known.values()), new_id)
    posting = Posting(
        person=person,
        post=entry.post,
        team=entry.team,
        agency=entry.agency,
        line_manager=entry.line_manager or None,
        since=entry.since,
        until=entry.until,
    )
    if (was := entry.replaces) and _moves(was, posting) and was.is_held_on(today):
        posting = replace(posting, since=today)
    postings = tuple(each for each in directory.postings if each != entry.replaces)
    people = dict(directory.people)
    if entry.now is Earlier.ELSE:
        people[entry.earlier] = _without_what_is_taken(people[entry.earlier], entry)
    people[person] = _person(entry, person, people)
    return posting, Directory(people=people, postings=(*postings, posting))


def _moves(was: Posting, posting: Posting) -> bool:
    """Is more changed than its dates, which are corrected as they stand?"""
    return replace(was, until=None) != replace(posting, until=None) and was.since == posting.since


def _person(entry: Entry, id: str, people: Mapping[str, Person]) -> Person:
    name = people[id].name if entry.now is Earlier.BACK else entry.name
    slack_id = entry.slack_id or None
    return Person(id=id, name=name, slack_id=slack_id, email=entry.email, phone=entry.phone)


def _without_what_is_taken(person: Person, entry: Entry) -> Person:
    """Leave somebody earlier their name, without the account and address that are another's now."""
    slack_id = None if person.slack_id == entry.slack_id else person.slack_id
    email = "" if person.email.lower() == entry.email.lower() else person.email
    return replace(person, slack_id=slack_id, email=email)


def ended(was: Posting, directory: Directory) -> Directory:
    """Give the list without this posting: it ends the day before."""
    return replace(directory, postings=tuple(each for each in directory.postings if each != was))
