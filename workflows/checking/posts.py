"""Posts: their names agree, they can be found, and whoever must act is known by then."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice, named
from workflows.procedure import ANYONE, RESPONDER, Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with posts, and with names of posts."""
    yield from _lines_of_managers(procedure)
    yield from _who_is_named(procedure)
    yield from _who_answers(procedure)
    yield from _who_does_a_step(procedure)


def _lines_of_managers(procedure: Procedure) -> Iterator[Problem]:
    """The directory is walked from the top of the list down, each post from one found before."""
    posts = list(procedure.posts)
    for index, (key, post) in enumerate(procedure.posts.items()):
        below, path = post.line_manager_of, ("posts", key, "line_manager_of")
        yield from named(path, [below] if below else [], posts, "post")
        if below in posts[index:]:
            yield path, f'"{below}" is not found before this post.', f"Write {below} above {key}."


def _who_is_named(procedure: Procedure) -> Iterator[Problem]:
    posts, silence = list(procedure.posts), procedure.silence
    yield from named(("silence", "decides"), [silence.decides], posts, "post")
    yield from named(("silence", "stands_in"), [silence.stands_in], posts, "post")
    yield from named(("raising", "by"), procedure.raising.by, posts, "post")
    for path, choice in each_choice(procedure):
        by = choice.by or ()
        yield from named((*path, "by"), by, [*posts, RESPONDER, ANYONE], "post")
        for notice in choice.tell:
            yield from named((*path, "tell"), notice.to, posts, "post")
    for key, end in procedure.ends.items():
        for notice in end.tell:
            yield from named(("ends", key, "tell"), notice.to, posts, "post")


def _who_answers(procedure: Procedure) -> Iterator[Problem]:
    for key, stage in procedure.stages.items():
        path: Path = ("stages", key, "answered_by")
        yield from named(path, stage.answered_by, procedure.posts, "post")
        for name in stage.answered_by:
            if name in procedure.posts and procedure.posts[name].side == "raising":
                yield (
                    path,
                    f'"{name}" is on the side that raises, and cannot answer it.',
                    "Write a post of the other side.",
                )


def _who_does_a_step(procedure: Procedure) -> Iterator[Problem]:
    asked = [procedure.forms[key] for key in procedure.raising.form if key in procedure.forms]
    chosen = {field.names for form in asked for field in form.fields.values()}
    raise_it = {name for name, post in procedure.posts.items() if post.found == "raiser"}
    known = {RESPONDER, *raise_it, *chosen}
    for key, step in procedure.steps.items():
        path: Path = ("steps", key, "by")
        yield from named(path, step.by, [*procedure.posts, RESPONDER], "post")
        for name in step.by:
            if name in procedure.posts and name not in known:
                yield (
                    path,
                    f'Nobody is asked: who is "{name}" is not settled when the step begins.',
                    "Write responder, a post that raises, or one that a form of raising chooses.",
                )
