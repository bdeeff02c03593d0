"""Notices and copies: whom they tell exists, and what they say fits the way in which they go."""

import re
from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice, each_notice, named
from workflows.choices import ALERT
from workflows.notice_rules import ALL_FORMS, Notice
from workflows.procedure import ANYONE, Procedure

#: What only an e-mail has.
_OF_EMAILS = (
    "title",
    "attach",
    "or_summary",
    "which_children",
    "secure",
    "high_importance",
    "attention_of",
)


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with notices, with copies, and with posts outside."""
    for path, rule in each_notice(procedure):
        if not rule.to:
            yield path, "This tells nobody.", "Write at least one post under to:, or take it away."
        posts = (*rule.to, *rule.cc)
        yield from named(path, posts, procedure.posts, "post")
        yield from _goes(procedure, path, rule)
        yield from _carries(procedure, path, rule)
    for key, stage in procedure.stages.items():
        copies = [copied.post for copied in stage.copies]
        yield from named(("stages", key, "copies"), copies, procedure.posts, "post")
    yield from _outside(procedure)


def _goes(procedure: Procedure, path: Path, rule: Notice) -> Iterator[Problem]:
    """Look at what belongs to one way of telling, and stands with another."""
    wrong = [name for name in _OF_EMAILS if getattr(rule, name)] if rule.by != "email" else []
    for name in wrong:
        yield path, f"Only an e-mail has {name}.", f"Write by: email, or take {name}: away."
    if rule.acknowledge and rule.by != "message":
        yield path, "Only a message can be acknowledged.", "Take acknowledge: away."
    if rule.by != "email" and not rule.says and not _says_itself(procedure, path):
        yield path, "Nothing says what they are told.", "Add says: a sentence."
    if rule.by == "message":
        for name in rule.to:
            if name in procedure.posts and procedure.posts[name].found == "outside":
                yield path, f'"{name}" is outside, where no message goes.', "Write by: email."


def _says_itself(procedure: Procedure, path: Path) -> bool:
    """An end says what it is; an alert, which anyone may give, says to telephone."""
    if path[0] == "any_time":
        return path[1] == ALERT or procedure.any_time[str(path[1])].by == (ANYONE,)
    return path[0] == "ends"


def _carries(procedure: Procedure, path: Path, rule: Notice) -> Iterator[Problem]:
    yield from named(path, rule.attach, [*procedure.forms, ALL_FORMS], "form")
    if rule.or_summary and not rule.attach:
        yield path, "A summary stands in place of no form.", "Name the forms under attach:."
    if rule.which_children and not _tells_children_apart(procedure):
        yield (
            path,
            "No form says which child it is about.",
            "Write per_child: and headline: in one.",
        )
    if re.search(r"\{\w*\}", rule.title):
        yield path, f'"{rule.title}" is sent as it stands.', "Take the {name} away."
    if rule.title != " ".join(rule.title.splitlines()).strip():
        yield path, "A title is one line, with nothing before or after it.", "Write it as one line."


def _tells_children_apart(procedure: Procedure) -> bool:
    return any(form.per_child and form.headline for form in procedure.forms.values())


def _outside(procedure: Procedure) -> Iterator[Problem]:
    """Whoever is only an address can be told, and nothing else."""
    outside = {name for name, post in procedure.posts.items() if post.found == "outside"}
    for path, posts in _who_acts(procedure):
        for name in outside.intersection(posts):
            yield path, f'"{name}" is outside, and cannot act here.', "Write a post that can."
    for name, post in procedure.posts.items():
        if post.printed and name not in outside:
            wrong = "Only a post outside has an address that is printed."
            yield ("posts", name), wrong, "Write found: outside, or take printed: away."
    mailed = {to for _, rule in each_notice(procedure) if rule.by == "email" for to in rule.to}
    for name, post in procedure.posts.items():
        if post.counted and name not in mailed:
            wrong = "The report counts the e-mails to this post, and no rule sends it one."
            yield ("posts", name, "counted"), wrong, "Tell it by: email, or take counted: away."


def _who_acts(procedure: Procedure) -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield ("raising", "by"), procedure.raising.by
    for key, stage in procedure.stages.items():
        yield ("stages", key, "answered_by"), stage.answered_by.posts
        yield ("stages", key, "opened_by"), stage.opened_by or ()
    for key, step in procedure.steps.items():
        yield ("steps", key, "by"), step.by.posts
    for key, rule in procedure.apart.items():
        yield ("apart", key, "by"), rule.by
    for path, choice in each_choice(procedure):
        yield (*path, "by"), choice.by or ()
