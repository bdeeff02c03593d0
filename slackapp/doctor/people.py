"""The people: who holds which post, whom Slack does not know, and who is asked and has gone."""

from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.trouble import code
from slackapp.wording import doctor_people as words
from slackapp.wording import people as words_of_the_list
from workflows import people_check
from workflows.desk import Desk
from workflows.people import Directory
from workflows.use_cases.leaving import left_behind
from workflows.use_cases.world import today

#: What Slack says of somebody whom it does not know, or does not let us see.
UNKNOWN = ("user_not_found", "user_not_visible", "users_not_found")


def people(desk: Desk, client: WebClient | None) -> Iterator[Finding]:
    """Look at the people list; with a *client*, ask Slack about everybody in it."""
    with desk.store.read() as work:
        listed = work.directory(today(desk))
    holders = {posting.person for posting in listed.postings}
    if not holders:
        yield mend(words.NO_PEOPLE)
        return
    yield ok(words.people(len(holders)))
    yield from _empty_posts(desk, listed)
    yield from _entries(desk, listed)
    yield from _open_work(desk)
    yield from _addresses(desk, listed)
    if client:
        named = {listed.people[id].slack_id or "": listed.people[id].name for id in sorted(holders)}
        yield from _known(client, {**_set(desk), **named})


def _set(desk: Desk) -> dict[str, str]:
    """Give the accounts that are set, who need be in no list, by what they are called here."""
    found: dict[str, str] = {}
    for ids, called in (
        (desk.on_call, words.on_call),
        (desk.retention.officers, words.retention_officer),
        (desk.officers, words.data_protection_officer),
        (desk.overseers, words.overseer),
        (desk.administrators, words.administrator),
    ):
        found |= {id: called(id) for id in ids}
    return found


def _empty_posts(desk: Desk, listed: Directory) -> Iterator[Finding]:
    held = {posting.post for posting in listed.postings}
    for procedure in desk.library.procedures.values():
        for key, post in procedure.posts.items():
            if key not in held and post.found != "outside":
                yield look(words.nobody(post.title))


def _entries(desk: Desk, listed: Directory) -> Iterator[Finding]:
    """Say how many entries lead nowhere; the list's own check says which."""
    checked = people_check.check(desk.library.procedures.values(), listed, today(desk))
    if wrong := len(checked.broken) + len(checked.unreachable):
        yield look(words.entries(wrong))
    if names := [listed.people[id].name for id in sorted(_in_circles(listed))]:
        yield look(words.in_circles(names))


def _in_circles(listed: Directory) -> set[str]:
    """Give those who are above themselves, by however many others."""
    above = {each.person: each.line_manager for each in listed.postings if each.line_manager}
    found = set[str]()
    for person in above:
        seen, at = set[str](), above.get(person)
        while at and at not in seen and at != person:
            seen.add(at)
            at = above.get(at)
        found |= {person} if at == person else set()
    return found


def _open_work(desk: Desk) -> Iterator[Finding]:
    """Say which disputes wait for somebody who holds no post any more, by reference."""
    references = left_behind(desk)
    if references:
        yield look(words.left_behind(references))


def _addresses(desk: Desk, listed: Directory) -> Iterator[Finding]:
    """Say which people outside Slack have an address to which nothing goes, or no form."""
    for who in people_check.unwritable(listed):
        yield look(words_of_the_list.cannot_be_written_to(who.name))
    for who in people_check.insecure(listed, desk.post_office):
        yield look(words_of_the_list.not_secure(who.name))


def _known(client: WebClient, names: dict[str, str]) -> Iterator[Finding]:
    """Ask Slack about each: https://docs.slack.dev/reference/methods/users.info."""
    with suppress(OSError, HTTPException, SlackApiError):  # what Slack refuses is said elsewhere
        home = str(client.auth_test()["team_id"])
        known = {id: _user(client, id) for id in names if id}
        if len(known) > 1 and all(each.get("deleted") for each in known.values()):
            yield mend(words.NOBODY_KNOWN)
            return
        for slack_id, user in known.items():
            yield from _odd(names[slack_id], user, home)


def _user(client: WebClient, slack_id: str) -> dict[str, Any]:
    """Give what Slack knows of somebody; whom it does not know has left."""
    try:
        known: dict[str, Any] = client.users_info(user=slack_id)["user"]
    except SlackApiError as error:
        if code(error) not in UNKNOWN:
            raise
        return {"deleted": True}
    return known


def _odd(name: str, known: dict[str, Any], home: str) -> Iterator[Finding]:
    if known.get("deleted"):
        yield look(words.has_left(name))
    elif known.get("is_bot"):
        yield look(words.is_a_bot(name))
    elif known.get("team_id") not in (None, home):
        yield look(words.of_another_organisation(name))
    elif known.get("is_restricted") or known.get("is_ultra_restricted"):
        yield look(words.is_a_guest(name))
