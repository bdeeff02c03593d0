"""Tables of what is held, in which the last column says why somebody must look at a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slackapp.documents.paper import Heading, Lines, Part, Table, plain
from slackapp.wording import auditing as say
from workflows.auditing.marking import named_in
from workflows.people import Directory

#: One row, a text for each cell.
Texts = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Marking:
    """About whom a record is: a person by their id, a child by their number, or nobody."""

    directory: Directory
    about: str = ""
    child: int | None = None

    def table(
        self, name: str, heads: Texts, rows: Sequence[Texts], level: int = 1
    ) -> Iterator[Part]:
        """Give a part with a table in it; where there are no rows, say so."""
        yield Heading(level=level, text=name)
        if not rows:
            yield Lines(lines=(say.NOTHING,))
            return
        marked = (tuple(map(plain, (*row, self._names(row)))) for row in rows)
        yield Table(name=name, heads=(*heads, say.REVIEW), rows=tuple(marked))

    def _names(self, row: Texts) -> str:
        named = named_in(row, self.directory, self.about)
        return say.names(tuple(named)) if named else ""
