"""What fills itself into forms: what is known of a dispute, and of whoever fills them in."""

from datetime import date, datetime

from workflows import engine
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.forms import Value
from workflows.history import Entry
from workflows.people import Directory
from workflows.procedure import RESPONDER, Procedure
from workflows.shown import Known
from workflows.working_calendar import Calendar

#: The one word that only the history knows.
WHEN_ANSWERED = "answered_on"


def words_of(procedure: Procedure) -> set[str]:
    """Give what the forms of a procedure show by themselves."""
    fields = (each for form in procedure.forms.values() for each in form.fields.values())
    return {each.shown for each in fields if each.shown}


def to_raise(procedure: Procedure, directory: Directory, person: str, now: datetime) -> Known:
    """Give what is known before there is a dispute."""
    today = _day(now).isoformat()
    whoever = _whoever(procedure, directory, person)
    raiser = _listed(whoever["signed_by"], whoever["person_agency"])
    words: dict[str, Value] = {
        **whoever,
        "today": today,
        "raised_on": today,
        "days_taken": ["0", "0"],
        "raising_people_so_far": [raiser],
    }
    return Known(words=words, titles=_titles(procedure))


def about(
    procedure: Procedure,
    dispute: Dispute,
    directory: Directory,
    here: Here,
    history: tuple[Entry, ...],
) -> Known:
    """Give what is known of a dispute as it stands."""
    raised, today = _day(dispute.raised_at), _day(here.now)
    words: dict[str, Value] = {
        **_whoever(procedure, directory, here.person),
        "today": today.isoformat(),
        "raised_on": raised.isoformat(),
        WHEN_ANSWERED: _answered_on(procedure, dispute.stage, history),
        "days_taken": _days(raised, today, here.calendar),
        "raising_people_so_far": _people(procedure, dispute, directory, "raising"),
        "responding_people_so_far": _people(procedure, dispute, directory, "responding"),
    }
    opened = {rung.stage: _day(rung.opened_at).isoformat() for rung in dispute.rungs}
    return Known(words=words, titles=_titles(procedure), opened=opened)


def _titles(procedure: Procedure) -> dict[str, str]:
    return {key: stage.title for key, stage in procedure.stages.items()}


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def _days(start: date, end: date, calendar: Calendar) -> list[str]:
    """Count both ways (Q-19): working days, then calendar days."""
    return [str(calendar.working_days(start, end)), str((end - start).days)]


def _whoever(procedure: Procedure, directory: Directory, person: str) -> dict[str, str]:
    """Give the name, posts and agency of whoever fills the form in (S3-14..16)."""
    name, posts = directory.name(person), _posts(procedure, directory, person)
    return {
        "person_name": name,
        "person_post": posts,
        "person_agency": _agency(directory, person),
        "signed_by": _listed(name, posts),
    }


def _agency(directory: Directory, person: str) -> str:
    return next((each.agency for each in directory.postings if each.person == person), "")


def _posts(procedure: Procedure, directory: Directory, person: str) -> str:
    known = [post for post in directory.posts_of(person) if post in procedure.posts]
    return ", ".join(dict.fromkeys(procedure.posts[post].title for post in known))


def _people(procedure: Procedure, dispute: Dispute, directory: Directory, side: str) -> list[str]:
    """Name everybody of one side who was asked or has acted, post and agency (S0-68, S0-69)."""
    named: dict[str, str] = {}
    for key, post in procedure.posts.items():
        if post.side == side and key in dispute.named:
            known = engine.answers_as(procedure, dispute, key)
            named.setdefault(dispute.named[key], procedure.posts[known].title)
    for who, theirs in dispute.acted.items():
        if theirs == side:
            named.setdefault(who, _posts(procedure, directory, who))
    return [
        _listed(directory.name(who), post, _agency(directory, who)) for who, post in named.items()
    ]


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _answered_on(procedure: Procedure, stage: str, history: tuple[Entry, ...]) -> str:
    """Give the day on which whoever answers this stage last answered it."""
    return next(
        (
            _day(entry.at).isoformat()
            for entry in reversed(history)
            if entry.chosen and entry.moved and entry.chosen.stage == stage
            if RESPONDER in procedure.steps[entry.chosen.step].by.posts
        ),
        "",
    )
