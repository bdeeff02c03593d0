"""The modals each person has open, the newest on top, and each person's Home tab beside them.

See docs.slack.dev/surfaces/modals and docs.slack.dev/surfaces/app-home.
"""

import secrets
from dataclasses import dataclass, field

from slackapp.sandbox.forms import Form, with_ids
from slackapp.sandbox.journal import Journal
from slackapp.sandbox.values import Json, NotPossible
from slackapp.sandbox.web_error import SlackError

DEEPEST = 3


def _new_hash() -> str:
    return f"{secrets.randbelow(10**10):010d}.{secrets.token_hex(4)}"


@dataclass(eq=False)
class View:
    person_id: str
    source: Json  #: as the app gave it, with every id filled in
    root_id: str | None = None
    previous_id: str | None = None
    id: str = field(default_factory=lambda: f"V{secrets.token_hex(5).upper()}")
    hash: str = field(default_factory=_new_hash)
    trouble: str | None = None  #: what the client says when the app did not answer
    touched: bool = False
    form: Form = field(init=False)

    def __post_init__(self) -> None:
        self.form = Form(self.source["blocks"])

    @property
    def kind(self) -> str:
        return str(self.source["type"])

    @property
    def title(self) -> str:
        return str(self.source["title"]["text"])

    def says(self, key: str) -> bool:
        return bool(self.source.get(key))


class Views:
    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, person_id: str) -> list[View]:
        return self._stacks.get(person_id, [])

    def home(self, person_id: str) -> View | None:
        """What the app has published for this person's Home tab, if it has."""
        return self._homes.get(person_id)

    def usable(self, person_id: str, view_id: str | None = None) -> View:
        """The Home tab when *view_id* is that, or else the form on top."""
        home = self.home(person_id)
        return home if home and home.id == view_id else self.top(person_id, view_id)

    def top(self, person_id: str, view_id: str | None = None) -> View:
        """The form this person can send, which must be *view_id* when one is named."""
        stack = self.stack(person_id)
        if not stack:
            raise NotPossible(f"{person_id} has no form open.")
        if view_id not in (None, stack[-1].id):
            raise NotPossible(f"That form is not on top; {stack[-1].title!r} is.")
        return stack[-1]

    def is_open(self, view: View) -> bool:
        return view in self.stack(view.person_id)

    def find(self, *, view_id: str | None = None, external_id: str | None = None) -> View:
        for view in self._every():
            named = view.source.get("external_id")
            if view_id == view.id or (external_id and external_id == named):
                return view
        raise SlackError("not_found")

    def open(self, person_id: str, source: Json) -> View:
        """Show a first view; one that is already open gives way to it."""
        self._refuse_taken_name(source)
        view = View(person_id, self._complete(source))
        self._stacks[person_id] = [view]
        self._journal.change()
        return view

    def push(self, person_id: str, source: Json) -> View:
        stack = self.stack(person_id)
        if not stack:
            raise SlackError("not_found")
        if len(stack) == DEEPEST:
            raise SlackError("push_limit_reached")
        self._refuse_taken_name(source)
        view = View(person_id, self._complete(source), stack[0].id, stack[-1].id)
        stack.append(view)
        self._journal.change()
        return view

    def publish(self, person_id: str, source: Json, expected_hash: str | None = None) -> View:
        """Fill the Home tab, which stays the same view however often that happens."""
        home = self.home(person_id)
        if home:
            self.update(home, source, expected_hash)
            return home
        self._refuse_taken_name(source)
        self._homes[person_id] = View(person_id, self._complete(source))
        self._journal.change()
        return self._homes[person_id]

    def update(self, view: View, source: Json, expected_hash: str | None = None) -> None:
        if expected_hash not in (None, view.hash):
            raise SlackError("hash_conflict")
        self._refuse_taken_name(source, view)
        was = view.source.get("callback_id")
        view.source, view.hash, view.trouble = self._complete(source), _new_hash(), None
        view.form.redraw(view.source["blocks"])
        view.touched = view.touched and source.get("callback_id") == was
        self._journal.change()

    def close(self, view: View) -> None:
        self._stacks[view.person_id].remove(view)
        self._journal.change()

    def clear(self, person_id: str) -> None:
        self._stacks.pop(person_id, None)
        self._journal.change()

    def _every(self) -> list[View]:
        return [*self._homes.values(), *(v for stack in self._stacks.values() for v in stack)]

    def _complete(self, source: Json) -> Json:
        return {**source, "blocks": with_ids(source["blocks"])}

    def _refuse_taken_name(self, source: Json, own: View | None = None) -> None:
        others = [view for view in self._every() if view is not own]
        name = source.get("external_id")
        if name and name in [view.source.get("external_id") for view in others]:
            raise SlackError("duplicate_external_id")
