"""Under which keys everything stands that is sealed or signed."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.wording import doctor as words
from slackapp.wording import keys as say
from workflows.desk import Desk
from workflows.use_cases.rotating import under_older


def sealed(desk: Desk) -> Iterator[Finding]:
    """Say what stands under an older key, and what under one that is not given."""
    others = under_older(desk)
    for key, kinds in sorted(others.items()):
        if key in desk.store.vault.keys:
            yield look(say.under_older(kinds))
        else:
            yield mend(say.not_among_them(key, kinds))
    if not others:
        yield ok(words.ONE_KEY)
