"""Two agencies, plainly invented: their people, and which posts they hold in a procedure."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from slackapp import settings
from workflows.people import Directory, Person, Posting

COUNCIL, TRUST = "Sample Council", "Sample Trust"

#: Name, agency, and who is above.
PEOPLE: dict[str, tuple[str, str, str | None]] = {
    "worker": ("Sample Worker", COUNCIL, "manager"),
    "manager": ("Sample Manager", COUNCIL, "senior"),
    "senior": ("Sample Senior", COUNCIL, "head"),
    "head": ("Sample Head", COUNCIL, "director"),
    "director": ("Sample Director", COUNCIL, None),
    "council_lead": ("Sample Council Lead", COUNCIL, None),
    "officer": ("Sample Officer", COUNCIL, "officers_manager"),
    "officers_manager": ("Sample Officers' Manager", COUNCIL, None),
    "nurse": ("Sample Nurse", TRUST, "matron"),
    "matron": ("Sample Matron", TRUST, "senior_nurse"),
    "senior_nurse": ("Sample Senior Nurse", TRUST, "chief_nurse"),
    "chief_nurse": ("Sample Chief Nurse", TRUST, None),
    "trust_lead": ("Sample Trust Lead", TRUST, None),
}
#: Beside those of the sample council, whose numbers are lower.
SLACK_IDS = {who: f"U{number}" for number, who in enumerate(PEOPLE, 11)}
NAMES = {SLACK_IDS[who]: name for who, (name, _, _) in PEOPLE.items()}


def holding(posts: Mapping[str, Iterable[str]]) -> Directory:
    """Give the people list in which these posts are held by these people, each in their line."""
    listed = {who for held in posts.values() for who in held}
    people = {
        who: Person(id=who, name=PEOPLE[who][0], slack_id=SLACK_IDS[who], phone="01234 000002")
        for who in listed
    }
    postings = (_posting(who, post, listed) for post, held in posts.items() for who in held)
    return Directory(people=people, postings=tuple(postings))


def _posting(who: str, post: str, listed: set[str]) -> Posting:
    _, agency, above = PEOPLE[who]
    manager = above if above in listed else None
    return Posting(person=who, post=post, team=agency, agency=agency, line_manager=manager)


def addresses(folder: Path, monkeypatch: pytest.MonkeyPatch, **posts: str) -> Mapping[str, str]:
    """Keep these addresses of posts outside in a drp.toml, and give what the app reads of it."""
    lines = [f'{post} = "{address}"' for post, address in posts.items()]
    file = folder / "drp.toml"
    file.write_text("\n".join(["[mailboxes]", *lines, ""]), encoding="utf-8")
    monkeypatch.setenv("DRP_SETTINGS", str(file))
    return settings.read().outside
