"""Keeping the people list in Slack: a page of it, one entry saved, one post ended."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from workflows import engine, gaps, people_entry
from workflows.desk import Desk
from workflows.gaps import Gap
from workflows.people import Directory, Posting
from workflows.people_changes import kept_of
from workflows.people_entry import Entry, Wrong
from workflows.ports import Work
from workflows.use_cases import covering, leaving
from workflows.use_cases.directory import vacant
from workflows.use_cases.world import procedure_of, today

#: Rows on one page.
PAGE = 10


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some entries of the list, by name, and how many there are in all."""

    rows: tuple[Posting, ...]
    total: int
    vacant: tuple[Gap, ...]
    directory: Directory


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What was kept, and the disputes that wait for somebody who holds that post no more.

    ``has_left``: they hold no post at all, and others are to choose. ``failed`` says why any of
    these disputes could not be seen to; it is looked at again in the morning.
    """

    directory: Directory
    posting: Posting
    is_over: bool
    waiting: tuple[str, ...]
    has_left: bool = False
    failed: tuple[Exception, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Step:
    """The list before and after, the entry that was kept or ended, and what it came in place of.

    ``guest``: the account that it gives its person is a guest's.
    """

    before: Directory
    after: Directory
    posting: Posting
    was: Posting | None
    guest: bool


@dataclass(frozen=True, kw_only=True)
class Rung:
    """A post above somebody, and who is found for it; *under* a procedure, or a post of theirs."""

    under: str
    post: str
    person: str | None


def titles(desk: Desk) -> dict[str, str]:
    """Give what each post is called, in whichever procedures in use have it."""
    found: dict[str, dict[str, None]] = {}
    for procedure in desk.library.procedures.values():
        for key, post in procedure.posts.items():
            if post.found != "outside":
                found.setdefault(key, {})[post.title] = None
    return {key: ", ".join(called) for key, called in found.items()}


def page(desk: Desk, typed: str, number: int) -> Page:
    """Give one page of those whose name, post or team has these words in it."""
    with desk.store.read() as work:
        listed = _listed(desk, work.directory_ever())
        empty = vacant(desk, work)
    called = titles(desk)
    fitting = [each for each in listed.postings if _fits(each, listed, called, typed)]
    fitting.sort(key=lambda each: (listed.name(each.person).casefold(), each.post, each.team))
    first = (number - 1) * PAGE
    shown = tuple(fitting[first : first + PAGE])
    return Page(rows=shown, total=len(fitting), vacant=empty, directory=listed)


def _fits(posting: Posting, listed: Directory, called: Mapping[str, str], typed: str) -> bool:
    title = called.get(posting.post, posting.post)
    said = " ".join((listed.name(posting.person), title, posting.team, posting.agency)).casefold()
    return all(word in said for word in typed.casefold().split())


def _listed(desk: Desk, ever: Directory) -> Directory:
    """Give the list as it is kept: posts of today, and those still to begin."""
    kept = tuple(each for each in ever.postings if not each.is_over_on(today(desk)))
    return replace(ever, postings=kept)


def empty_posts(desk: Desk) -> tuple[Gap, ...]:
    """Give the posts that nobody is found for."""
    with desk.store.read() as work:
        return vacant(desk, work)


def one(desk: Desk, mark: str) -> tuple[Directory, Posting | None]:
    """Give the list, and the entry that a button is about; None where it has changed since."""
    with desk.store.read() as work:
        listed = _listed(desk, work.directory_ever())
    return listed, _marked(listed, mark)


def _marked(listed: Directory, mark: str) -> Posting | None:
    return next((each for each in listed.postings if each.mark == mark), None)


def save(
    desk: Desk, by: str, mark: str, entry: Entry, *, more: bool = False
) -> Saved | dict[str, Wrong] | None:
    """Keep an entry, in place of the one that *mark* names, if any; None where that is gone.

    *more*: beside it, as one post more of the same person.
    """
    with desk.store.begin() as work:
        listed = _listed(desk, work.people_to_change())
        named = _marked(listed, mark) if mark else None
        if mark and named is None:
            return None
        was = None if more else named
        entry = replace(entry, person=named.person if named else "", replaces=was)
        if found := people_entry.wrong_with(entry, listed, titles(desk), _raising(desk)):
            return found
        posting, after = people_entry.applied(entry, listed, today(desk), secrets.token_hex(6))
        guest = people_entry.is_guest(entry, listed)
        step = _Step(before=listed, after=after, posting=posting, was=was, guest=guest)
        return _kept(desk, work, by, step)


def whose(desk: Desk, entry: Entry) -> dict[str, str]:
    """Give the names of those whose the account and the address of an entry are, by box."""
    with desk.store.read() as work:
        listed = _listed(desk, work.directory_ever())
    known = people_entry.known_by(entry, listed)
    return {box: listed.name(person) for box, person in known.items()}


def end(desk: Desk, by: str, mark: str) -> Saved | None:
    """End a post as of yesterday; None where it has changed since."""
    with desk.store.begin() as work:
        listed = _listed(desk, work.people_to_change())
        was = _marked(listed, mark)
        if was is None:
            return None
        after, guest = people_entry.ended(was, listed), was.person in listed.guests
        step = _Step(before=listed, after=after, posting=was, was=was, guest=guest)
        return _kept(desk, work, by, step)


def _kept(desk: Desk, work: Work, by: str, step: _Step) -> Saved:
    """Write it down, with whose doing it was, in the one transaction.

    What was asked of whoever holds no post any more is put before somebody else at once.
    """
    before = covering.acting_now(desk, work)
    work.keep_directory(step.after, today(desk))
    work.keep_guest(step.posting.person, guest=step.guest)
    changed = kept_of(step.before, step.after, today(desk))
    work.record_people(changed, by, desk.now())
    covering.ask_whom_it_changes(desk, work, before, f"{step.posting.mark}:{desk.now()}")
    failed = leaving.look(desk, work)
    was, after = step.was, step.after
    left = was is not None and was.post not in after.posts_of(was.person)
    return Saved(
        directory=after,
        posting=step.posting,
        is_over=step.posting not in after.postings,
        waiting=tuple(_waiting(desk, work, was.person)) if was and left else (),
        has_left=was is not None and not work.directory(today(desk)).postings_of(was.person),
        failed=tuple(failed),
    )


def waiting(desk: Desk, person: str) -> tuple[str, ...]:
    """Give the references of the disputes that wait for somebody."""
    with desk.store.read() as work:
        return tuple(_waiting(desk, work, person))


def _waiting(desk: Desk, work: Work, person: str) -> Iterator[str]:
    for dispute in work.involving(person):
        if person in engine.must_act(procedure_of(desk, work, dispute), dispute).values():
            yield dispute.reference


def _raising(desk: Desk) -> frozenset[str]:
    every = desk.library.procedures.values()
    return frozenset(post for each in every for post in each.raising.by)


def own_ladder(desk: Desk, person: str) -> tuple[Rung, ...]:
    """Give whoever is found above somebody, procedure by procedure, and the posts that lack one.

    Above a post with which no ladder begins, it is whoever is up their line.
    """
    with desk.store.read() as work:
        directory = work.directory(today(desk))
    every = desk.library.procedures.values()
    begun = {post for each in every for post, _ in gaps.ladders(each, directory, person)}
    ladders = (
        Rung(under=procedure.title, post=procedure.posts[key].title, person=found.get(key))
        for procedure in every
        for began, found in gaps.ladders(procedure, directory, person)
        for key in gaps.of_side(procedure, procedure.posts[began].side)
        if key != began
    )
    called = titles(desk)
    mine = [each for each in directory.postings_of(person) if each.post not in begun]
    lines = (rung for each in mine for rung in _up_the_line(directory, each, called))
    return (*ladders, *lines)


def _up_the_line(
    directory: Directory, posting: Posting, called: Mapping[str, str]
) -> Iterator[Rung]:
    """Give each line manager above a posting, until one answers to nobody, or holds no post."""
    under, seen, at = called.get(posting.post, posting.post), {posting.person}, posting.line_manager
    while at and at not in seen:
        seen.add(at)
        held = directory.postings_of(at)
        post = ", ".join(dict.fromkeys(called.get(each.post, each.post) for each in held))
        yield Rung(under=under, post=post, person=at if held else None)
        at = next((each.line_manager for each in held if each.line_manager), None)
