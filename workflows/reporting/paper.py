"""What a procedure makes possible, by all the texts of it that count: what cannot be is no count.

A count that anybody knows to be nothing would protect no other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from workflows import category
from workflows.choices import Choice
from workflows.procedure import Procedure
from workflows.questions import FormField
from workflows.reporting.life import Turn

FIRST, AGREED, LATE = "first_date", "agreed_date", "late"


@dataclass(frozen=True)
class Paper:
    """One procedure in its texts: the one in use, then those that disputes began under before."""

    texts: tuple[Procedure, ...]

    @property
    def procedure(self) -> Procedure:
        """Give the text in use."""
        return self.texts[0]

    @cached_property
    def ladder(self) -> tuple[str, ...]:
        """Give every stage, the lowest first; one that only older texts have stands at its end."""
        return tuple(dict.fromkeys(stage for each in self.texts for stage in each.stages))

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """Give the stages at which a dispute can begin."""
        found = {
            key for each in self.texts for key, stage in each.stages.items() if stage.enter.directly
        }
        return tuple(stage for stage in self.ladder if stage in found)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Give what can happen to a dispute, as far as it opens or closes one."""
        reopens = any(choice.resolves for choice in self._choices())
        ends = any(not end.settles for each in self.texts for end in each.ends.values())
        can = {Turn.RAISED: True, Turn.REOPENED: reopens, Turn.RESOLVED: True, Turn.OTHERWISE: ends}
        return tuple(turn for turn, is_so in can.items() if is_so)

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """Give what can become of an answer that is due."""
        moves = any(choice.moves_date for choice in self._choices())
        return (FIRST, AGREED, LATE) if moves else (FIRST, LATE)

    @cached_property
    def other_ends(self) -> tuple[str, ...]:
        """Give the ends that resolve nothing."""
        every = (item for each in self.texts for item in each.ends.items())
        return tuple(dict.fromkeys(key for key, end in every if not end.settles))

    @cached_property
    def categories(self) -> Mapping[str, str]:
        """Give every category with its words."""
        return category.to_choose(self.texts)

    @cached_property
    def counted(self) -> Mapping[str, Mapping[str, FormField]]:
        """Give the boxes whose answers are counted, by form; with every option they ever had."""
        found: dict[str, dict[str, FormField]] = {}
        for each in self.texts:
            for key, form in each.forms.items():
                for name, field in form.fields.items():
                    if field.counted:
                        boxes = found.setdefault(key, {})
                        newest = boxes.get(name, field)
                        options = {**field.options, **newest.options}
                        boxes[name] = newest.model_copy(update={"options": options})
        return found

    @cached_property
    def apart(self) -> Mapping[str, str]:
        """Give the kind of what is sent without a dispute by each of its forms."""
        return {
            form: kind
            for each in self.texts
            for kind, rule in each.apart.items()
            for form in rule.form
        }

    @cached_property
    def told(self) -> Mapping[str, str]:
        """Give the posts of which it is counted whether they were told, with their titles."""
        posts = (item for each in self.texts for item in each.posts.items())
        found: dict[str, str] = {}
        for key, post in posts:
            if post.counted:
                found.setdefault(key, post.title)
        return found

    @cached_property
    def may_lack_category(self) -> bool:
        """Can a dispute have none?"""
        boxes = [(each, category.box_of(each)) for each in self.texts]
        return any(
            box is None or not each.forms[box.form].fields[box.field].required
            for each, box in boxes
        )

    def may_lack(self, form: str, name: str) -> bool:
        """Can a dispute have begun, or something been sent without one, with no answer to this?"""
        return any(
            form
            not in (*each.raising.form, *(key for rule in each.apart.values() for key in rule.form))
            or (box := each.forms[form].fields.get(name)) is None
            or not box.required
            or bool(box.at or box.asked_if)
            for each in self.texts
        )

    def is_per_child(self, form: str) -> bool:
        """Is it asked for each child?"""
        return any(form in each.forms and each.forms[form].per_child for each in self.texts)

    def _choices(self) -> Iterator[Choice]:
        for each in self.texts:
            yield from each.choices.values()
            yield from each.any_time.values()
            for step in each.steps.values():
                yield from step.choices.values()

    def has(self, what: str) -> bool:
        """Does any text of it have this: a limit for the whole, one to raise in, records?"""
        return any(_has(each, what) for each in self.texts)


def _has(procedure: Procedure, what: str) -> bool:
    match what:
        case "cap":
            return procedure.limit is not None
        case "raised_late":
            return procedure.raising.limit is not None
        case "copies":
            return bool(procedure.records)
        case _:  # actions
            return any(step.watches_actions for step in procedure.steps.values())


def papers(in_use: Procedure, earlier: Iterable[Procedure]) -> Paper:
    """Put the text in use before the others."""
    return Paper((in_use, *(each for each in earlier if each.hash != in_use.hash)))
