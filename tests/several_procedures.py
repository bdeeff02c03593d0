"""A second procedure beside the shipped one: any worker raises it, and many hold that post."""

import re
from dataclasses import replace
from importlib import resources
from pathlib import Path

from tests.world import a_directory
from workflows.people import Directory, Posting

SHIPPED = (resources.files("workflows") / "procedures" / "chair-drp.yaml").read_text("utf-8")
OWN = "our-own"
TITLE = "Between teams"
#: What holds for whoever raises: under this procedure a worker, and not the chair.
_RAISES = re.compile(r"\b(by|decides|line_manager_of): chair\b")
#: Who else holds which post there; the chair raises under both.
WORKERS = ("chair", "safeguarding_lead", "head_of_service")


def own_text(*changes: tuple[str, str]) -> str:
    """The council's own file, with some words in place of others."""
    text = SHIPPED.replace("key: chair-drp", f"key: {OWN}").replace("Child protection chair", TITLE)
    text = _RAISES.sub(r"\1: worker", text)
    text = text.replace('  chair: {title: "chair"', '  worker: {title: "worker"')
    for old, new in changes:
        text = text.replace(old, new)
    return text


def keep_own(folder: Path, text: str) -> None:
    """Put the file where a council keeps its own."""
    folder.mkdir(exist_ok=True)
    (folder / f"{OWN}.yaml").write_text(text, encoding="utf-8")


def with_workers(*more: str) -> Directory:
    """The sample council with many workers in it."""
    council = a_directory()
    managers = {each.person: each.line_manager for each in council.postings}
    workers = (
        Posting(
            person=who,
            post="worker",
            team="North",
            agency="Sample Council",
            line_manager=managers[who],
        )
        for who in (*WORKERS, *more)
    )
    return replace(council, postings=(*council.postings, *workers))
