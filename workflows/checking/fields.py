"""Fields: the words that belong to one kind of box, what fills itself in, and what is carried."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice
from workflows.procedure import Procedure
from workflows.questions import FormField

#: https://docs.slack.dev/reference/block-kit/composition-objects/text-object
LONGEST_TEXT = 3000
MOST_GUIDANCE = 90
_WORDS = ("text", "long")


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find words that do not belong to the kind of their field, and texts that are too long."""
    for key, form in procedure.forms.items():
        for name, field in form.fields.items():
            path: Path = ("forms", key, "fields", name)
            yield from _shown(path, field)
            yield from _names(path, field)
            yield from _prompts(path, field)
            yield from _carries(path, field, procedure)
        said = "\n".join(each.says for each in form.guidance)
        yield from _too_long(("forms", key, "guidance"), said)
    yield from _guidance(procedure)
    yield from _one_plan(procedure)


def _shown(path: Path, field: FormField) -> Iterator[Problem]:
    if field.kind == "shown" and not field.shown:
        yield path, "Nothing says what is shown here.", "Add shown: and one of its words."
    if field.shown and field.kind != "shown":
        yield path, "This is asked, so nothing fills itself in.", "Write kind: shown."
    if field.kind == "shown" and (field.carry or field.default or field.names):
        yield path, "Nobody types here.", "Take carry:, default: and names: away."


def _names(path: Path, field: FormField) -> Iterator[Problem]:
    if field.names and field.kind not in ("person", "shown"):
        yield path, "Only a person is named.", "Write kind: person, or take names: away."


def _prompts(path: Path, field: FormField) -> Iterator[Problem]:
    if field.prompts and field.kind != "long":
        yield (*path, "prompts"), "Prompts stand under a long box only.", "Write kind: long."
    yield from _too_long((*path, "prompts"), "\n".join(f"- {each}" for each in field.prompts))


def _carries(path: Path, field: FormField, procedure: Procedure) -> Iterator[Problem]:
    form, _, name = field.carry.partition(".")
    if form not in procedure.forms or name not in procedure.forms[form].fields:
        return
    kind = procedure.forms[form].fields[name].kind
    both_are_words = kind in _WORDS and field.kind in _WORDS
    if kind != field.kind and not both_are_words and (kind, field.kind) != ("actions", "long"):
        wrong = f"A {field.kind} field cannot begin with the answer of a {kind} field."
        yield (*path, "carry"), wrong, "Carry from a field of the same kind."


def _guidance(procedure: Procedure) -> Iterator[Problem]:
    for number, each in enumerate(procedure.guidance):
        yield from _too_long(("guidance", number), each.says)
    if len(procedure.guidance) > MOST_GUIDANCE:
        wrong = f"There are {len(procedure.guidance)} paragraphs; a page takes {MOST_GUIDANCE}."
        yield ("guidance",), wrong, "Put some together."


def _too_long(path: Path, words: str) -> Iterator[Problem]:
    if len(words) > LONGEST_TEXT:
        wrong = f"This is {len(words)} characters long; Slack takes {LONGEST_TEXT}."
        yield path, wrong, "Say it in fewer words."


def _one_plan(procedure: Procedure) -> Iterator[Problem]:
    """The rows of a plan are counted in the form that they stand in."""
    for path, choice in each_choice(procedure):
        asked = [procedure.forms[key] for key in choice.form if key in procedure.forms]
        plans = [each for form in asked for each in form.fields.values() if each.kind == "actions"]
        if len(plans) > 1:
            wrong = "Two plans are asked in one form, whose rows could not be told apart."
            yield (*path, "form"), wrong, "Make one of them a long box."
