"""What a view carries in ``private_metadata``: ids and numbers, never a word that was typed."""

import json
from dataclasses import dataclass, replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from slackapp.ids import NotOurs


@dataclass(frozen=True, kw_only=True)
class Meta:
    """Which dispute and question a view is about, its draft, and how it is drawn.

    ``procedure`` is the one to raise under, by its key.
    ``form`` names it since it was opened, however often it is drawn: it counts once.
    ``saved`` is when its text was last kept, once somebody asked for that. ``version`` is that of
    the draft as the view shows it; ``drawn`` counts how often it was drawn anew for what another
    device had saved, the last time at ``other``.
    ``rows`` are the actions of a plan by their own numbers, which are never used again, so that
    what is typed stays with its row; ``children`` are those that a dispute is about, likewise.
    ``added`` are optional forms that were asked for; ``began`` says that a form was begun from a
    message, and what is said of that: never which message. ``apart`` is the number of what was
    sent that belongs to no dispute. ``posting`` is the mark of the entry of the people list that is
    changed, or ``beside`` which its person gets another; ``guest`` is a Slack account that Slack
    says is a guest's, and ``earlier`` whose the account or the address was before.
    ``cover`` is the cover that is changed. ``reference`` is what somebody on call typed: whether
    there is such a dispute is not looked up before they say why.
    ``of`` is whose answer is recorded, who has no Slack account; ``letter``: an e-mail, by its key.
    """

    dispute: str = ""
    procedure: str = ""
    visit: int = 0
    choice: str = ""
    stage: str = ""
    draft: str = ""
    form: str = ""
    saved: str = ""
    version: str = ""
    drawn: int = 0
    other: str = ""
    rows: tuple[int, ...] = (1,)
    last_row: int = 1
    children: tuple[int, ...] = (1,)
    added: tuple[str, ...] = ()
    page: int = 1
    posting: str = ""
    beside: bool = False
    guest: str = ""
    earlier: str = ""
    due: str = ""
    apart: int = 0
    began: tuple[str, ...] = ()
    of: str = ""
    letter: str = ""
    cover: str = ""
    reference: str = ""

    def write(self) -> str:
        """Write it, leaving out what is as it begins."""
        begins = vars(Meta())
        told = {key: value for key, value in vars(self).items() if value != begins[key]}
        return json.dumps(told, separators=(",", ":"))

    def with_row(self) -> "Meta":
        """Add a row under a number that no row had."""
        return replace(self, rows=(*self.rows, self.last_row + 1), last_row=self.last_row + 1)

    def with_rows(self, rows: tuple[int, ...]) -> "Meta":
        """Show these rows, if any: of a plan that is carried over, or was begun before."""
        return replace(self, rows=rows, last_row=max(*rows, self.last_row)) if rows else self

    def with_child(self, child: int) -> "Meta":
        """Ask about one child more."""
        return replace(self, children=(*self.children, child))

    def without_child(self, child: int) -> "Meta":
        """Take a child out of the form; its number is not used again."""
        return replace(self, children=tuple(each for each in self.children if each != child))

    def without_row(self, row: int) -> "Meta":
        """Take a row away; its number is not used again."""
        return replace(self, rows=tuple(each for each in self.rows if each != row))


#: A view that is about nothing yet.
NEW = Meta()


@cache
def _written() -> TypeAdapter[Meta]:
    """Give how it is written: worked out when the first comes, since it takes long."""
    return TypeAdapter(Meta)


def read(text: str) -> Meta:
    """Read what ``write`` wrote. Raises NotOurs for anything else."""
    try:
        return _written().validate_json(text or "{}", strict=True)
    except ValidationError:
        raise NotOurs from None  # whose text would quote it
