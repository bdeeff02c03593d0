"""A council that owes e-mails, a real mail server on this machine, and whoever sends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from slackapp.mail import server as servers
from slackapp.mail.envelope import Attachment
from slackapp.mail.sending import Mailer
from tests.databases import Database
from tests.mail.real_server import RealServer, real_server
from tests.workflows import telling
from tests.workflows.telling import typed
from tests.world import World, a_directory, a_world
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.mailed import Mailed
from workflows.outbox import Owed
from workflows.people import Directory
from workflows.use_cases import drafting, raising
from workflows.use_cases.raising import Ready, Sent

SENDER = "disputes@example.gov.uk"
PARTNERSHIP = "lscp@example.gov.uk"
UNIT = "unit@example.gov.uk"


def with_addresses(directory: Directory) -> Directory:
    """Everybody has a secure address of their own."""
    people = {
        id: replace(each, email=each.email or f"{id.replace('_', '.')}@example.gov.uk")
        for id, each in directory.people.items()
    }
    return replace(directory, people=people)


@dataclass
class Council:
    """A council whose procedure sends e-mails, and the server that takes them."""

    world: World
    server: RealServer
    mailer: Mailer

    def send(self) -> int:
        return self.mailer.send_waiting()

    def raised(self, stage: str = "stage_1") -> Dispute:
        answers = typed(stage, on_a_plan=True)
        ready = raising.prepare(self.world.desk, "chair", stage, answers)
        assert isinstance(ready, Ready), ready
        would_be = ready.outcome.dispute
        drafting.keep(self.world.desk, "chair", would_be.id, RAISING, answers)
        due = would_be.clock.due.at
        sent = raising.send(self.world.desk, "chair", would_be.id, stage, due)
        assert isinstance(sent, Sent)
        return sent.dispute

    def mails(self, dispute: Dispute) -> dict[str, Mailed]:
        """The e-mails of a dispute, by whom they are for: a post outside by its title."""
        with self.world.desk.store.read() as work:
            found = work.mails(dispute.id)
        return {each.facts.post if each.is_to_a_post_outside else each.to: each for each in found}


def a_form(owed: Owed) -> Sequence[Attachment]:
    """Stands for the documents, which have tests of their own."""
    name = f"{owed.facts.reference}.txt"
    return [Attachment(name=name, kind="text/plain", content=b"Sample form.")]


def settings_of_mail(url: str, **more: Any) -> dict[str, Any]:
    """What an administrator sets for e-mail."""
    return {
        "DRP_SMTP_URL": url,
        "DRP_MAIL_FROM": SENDER,
        "DRP_SECURE_DOMAINS": "example.gov.uk",
        **more,
    }


@pytest.fixture
def server() -> Iterator[RealServer]:
    with real_server() as server:
        yield server


@pytest.fixture
def council(tmp_path: Path, database: Database, server: RealServer) -> Council:
    world = a_world(
        tmp_path,
        DRP_DATABASE_URL=database.url,
        DRP_PROCEDURES="told",
        DRP_PROCEDURES_DIR=Path(telling.__file__).parent,
        outside={"partnership": PARTNERSHIP, "reviewing_unit": UNIT},
        **settings_of_mail(server.url),
    )
    world.people(with_addresses(a_directory()))
    mailer = Mailer(world.desk, servers.read(server.url), SENDER, a_form)
    return Council(world, server, mailer)
