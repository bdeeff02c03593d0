"""What is found where the record is no longer as it was written, and the heads kept outside it.

The rows of a chain each hold a hash over themselves and the row before. That shows a row that was
changed, taken out or put in; it cannot show that the last rows are gone, or that a whole chain was
written anew. A head does: the last hash of a chain, kept where whoever changes the database cannot.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

#: What is chained: what happened in a dispute, who was shown what of it, and of what is apart; the
#: register of what was planned, held and destroyed; and who changed the people list.
Chain = Literal["history", "viewings", "viewings_apart", "register", "people_changes"]
CHAINS: tuple[Chain, ...] = get_args(Chain)
#: What is signed row by row: where a dispute stands, who somebody is and which posts they hold, who
#: covers for whom, what was sent without a dispute and who acknowledged it. And what follows from
#: where a dispute stands: in whose lists it is, and when it is looked at. And the messages owed,
#: the plans of what is destroyed, and their certificates.
Part = Literal["disputes", "people", "covers", "apart", "lists", "looks", "messages", "plans"]
How = Literal[
    "changed",  # the row is not what its hash was made of
    "missing",  # no row has this number, and a later one is there
    "unreadable",  # something stands there that was never written by the app
    "short",  # the last rows are gone
    "replaced",  # another row stands there than the one that a head names
    "text missing",  # the row speaks of an answer that is not there
    "text added",  # an answer stands there of which the row does not speak
    "text changed",  # the answer does not open, or is not the one the row speaks of
    "procedure changed",  # the text that the dispute began under is not the one of its hash
    "not signed",  # the app did not write it so, or the key is not held any more
    "put back",  # a state stands there that the dispute had earlier
    "somebody added",  # somebody stands there whom the state of the dispute does not name
    "somebody missing",  # somebody whom it names does not stand there
    "not set",  # nothing will look at the dispute when something is due
    "another opening",  # a reason, by somebody else or of another time than the viewing says
    "not owed",  # Slack does not have it, or an older one, and nothing is owed
]


@dataclass(frozen=True, kw_only=True, order=True)
class Broken:
    """One thing that is not as it was written; ids and numbers only."""

    chain: Chain | Part
    of: str  #: the id of the dispute, of the person, of what was sent without a dispute
    number: int  #: of the row, from 1; 0 where there is only one
    how: How


@dataclass(frozen=True, kw_only=True)
class Tip:
    """The last row of a chain at some time."""

    number: int
    hash: str


#: By chain and by what it is of.
Tips = Mapping[Chain, Mapping[str, Tip]]


@dataclass(frozen=True, kw_only=True)
class Head:
    """The tips of the chains that have grown since the head before, at an instant."""

    at: datetime
    tips: Tips = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signed something: the id of a key of the app, and what only its holder can make."""

    key_id: str
    mac: str


def latest(heads: Iterable[Head]) -> dict[tuple[Chain, str], Tip]:
    """Give the last tip that is known of each chain; *heads* are oldest first."""
    known = dict[tuple[Chain, str], Tip]()
    for head in heads:
        for chain, of_each in head.tips.items():
            known.update({(chain, of): tip for of, tip in of_each.items()})
    return known


def against(tip: Tip, chain: Chain, of: str, hashes: Mapping[int, str]) -> Iterator[Broken]:
    """Say how a chain, the hashes of its rows by their numbers, breaks what a head says of it."""
    if not hashes or max(hashes) < tip.number:
        yield Broken(chain=chain, of=of, number=tip.number, how="short")
    elif hashes.get(tip.number, tip.hash) != tip.hash:
        yield Broken(chain=chain, of=of, number=tip.number, how="replaced")
