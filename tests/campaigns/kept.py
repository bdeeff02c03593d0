"""What is in the database and on the screens, and what of it is new."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.dying_app import BEFORE_MARKING, IN_HAND
from tests.office import Office
from tests.person import Message
from tests.slackapp.outbox import rows
from tests.world import COUNCIL
from workflows.kinds import NEVER_TWICE

WRITTEN = """
SELECT (SELECT count(*) FROM history) AS history, (SELECT count(*) FROM answers) AS answers,
       (SELECT count(*) FROM apart) AS apart, (SELECT count(*) FROM drafts) AS drafts
"""
#: Where a message is: its channel, and its number there.
Where = tuple[str, str]


@dataclass(frozen=True)
class OnScreen:
    """A message, and whose it is."""

    post: str
    text: str
    words: str


@dataclass(frozen=True)
class Kept:
    """All of it, at one moment."""

    written: Mapping[str, int]
    owed: Sequence[Any]
    shown: Mapping[Where, OnScreen]

    @classmethod
    def of(cls, office: Office) -> "Kept":
        [written] = rows(office.world, WRITTEN)
        owed = rows(office.world, "SELECT key, kind, state, pending FROM outbox ORDER BY id")
        shown = _seen("channel", office.channel().messages())
        for post in COUNCIL:
            shown |= _seen(post, office.person(post).direct_messages())
        return cls(written._asdict(), owed, shown)

    def since(self, before: "Kept") -> dict[str, int]:
        """Give how many rows are new or gone, and how many messages of each kind are owed."""
        new = {name: number - before.written[name] for name, number in self.written.items()}
        owed = Counter(row.kind for row in self.new_rows(before))
        return {name: number for name, number in {**new, **owed}.items() if number}

    def new_rows(self, before: "Kept") -> list[Any]:
        had = {row.key for row in before.owed}
        return [row for row in self.owed if row.key not in had]

    def new_posts(self, before: "Kept") -> Counter[tuple[str, str]]:
        """Give where each new message is and what it says, however often."""
        new = self.shown.keys() - before.shown.keys()
        return Counter((channel, self.shown[channel, ts].text) for channel, ts in new)

    def changed(self, before: "Kept") -> list[OnScreen]:
        """Give those of the earlier messages that look different now."""
        return [
            shown
            for where, shown in self.shown.items()
            if where in before.shown and before.shown[where] != shown
        ]


def _seen(post: str, messages: Sequence[Message]) -> dict[Where, OnScreen]:
    return {
        (message.source["channel"], message.ts): OnScreen(post, message.text, message.words)
        for message in messages
    }


def arrived(owed: Sequence[Any], posts: Counter[tuple[str, str]], point: str) -> None:
    """First notices at least once, twice at most; nudges and digests never twice."""
    assert not [row.key for row in owed if row.pending]
    kinds = {row.kind for row in owed}
    if not kinds & NEVER_TWICE:
        assert all(row.state == "sent" for row in owed)
        assert len(posts) == len(kinds)
        assert posts.total() - len(owed) == (point == BEFORE_MARKING)
    else:
        not_sent = [row for row in owed if row.state == "unknown"]
        assert len(not_sent) == (point in (IN_HAND, BEFORE_MARKING))
        assert posts.total() == len(posts) == len(owed) - (point == IN_HAND)


def shown_at_last(changed: Sequence[OnScreen], expected: Sequence[tuple[str, str]]) -> None:
    """Each earlier message that concerns it says what has become of it, and no other changes."""
    assert len(changed) == len(expected)
    for post, words in expected:
        assert [each for each in changed if each.post == post and words in each.text + each.words]
