"""How long what is kept is kept: whether anything ever goes, by whom, and what lets nothing go."""

from collections.abc import Iterator
from datetime import timedelta

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.procedure_files import read_procedure
from slackapp.settings import CannotStart, Settings
from slackapp.wording import retention as words
from workflows.reading import NotAProcedure

#: One has a plan made, another approves it.
TO_AGREE = 2
#: Whoever is asleep or off for a day has not read a message yet.
TO_OBJECT = timedelta(hours=24)


def retention(has: Settings) -> Iterator[Finding]:
    """Say whether anything is ever destroyed, and how those who agree on it are placed."""
    policy = has.retention.policy
    if not policy.is_set:
        yield look(words.NO_POLICY)
        return
    if len(set(policy.officers)) < TO_AGREE:
        yield mend(words.TOO_FEW)
    else:
        yield ok(words.SET)
    if policy.waits < TO_OBJECT:
        yield look(words.short_wait(policy.waits))
    uncopied = _without_copies(has) if policy.working_copy else []
    if uncopied:
        yield look(words.no_copies(uncopied))


def certifies(has: Settings, *, may_write_anew: bool) -> Iterator[Finding]:
    """Say where a run would give no certificate, before there is one."""
    if has.retention.policy.is_set and not may_write_anew:
        yield look(words.NOT_THE_OWNER)


def _without_copies(has: Settings) -> list[str]:
    """Give the procedures in use that owe no copy; one that cannot be read is told of elsewhere."""
    found = []
    for key in has.procedures:
        try:
            owes = bool(read_procedure(has, key).records)
        except (CannotStart, NotAProcedure):
            continue
        if not owes:
            found.append(key)
    return found
