"""Finding people by name or post as somebody types into a menu."""

from slackapp import ids
from slackapp.front import Front
from slackapp.press import Press
from slackapp.views import elements
from slackapp.views.blocks import Json
from slackapp.wording import pages
from workflows.children import form_of
from workflows.engine import NAMED
from workflows.pass_on import PASSING
from workflows.people import Directory, Person
from workflows.ports import Work
from workflows.procedure import RESPONDER, Procedure
from workflows.use_cases import passing_on
from workflows.use_cases.world import procedure_for, procedure_of, today

#: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element (external)
MOST = 100


def people(front: Front, press: Press) -> list[Json]:
    """Give the people who fit what was typed: holders of the post first, then by name."""
    name = ids.read_block(press.block_id)
    if name and name.form == PASSING:
        return _who_may_take(front, press)
    with front.desk.store.read() as work:
        procedure = _procedure(front, work, press)
        directory = work.directory(today(front.desk))
    posts = _posts(procedure, press)
    found = [
        person
        for person in directory.people.values()
        if _fits(person, directory, procedure, press.value)
    ]
    found.sort(key=lambda person: (not _holds(person, directory, posts), person.name))
    return [elements.person_option(each.id, directory, procedure) for each in found[:MOST]]


def _who_may_take(front: Front, press: Press) -> list[Json]:
    """Give those to whom what is asked may be passed on, and nobody else."""
    able = passing_on.who_may_take(front.desk, press.person, press.meta.dispute)
    with front.desk.store.read() as work:
        procedure = _procedure(front, work, press)
        directory = work.directory(today(front.desk))
    found = [each for each in able if _fits(each, directory, procedure, press.value)]
    return [elements.person_option(each.id, directory, procedure) for each in found[:MOST]]


def _procedure(front: Front, work: Work, press: Press) -> Procedure:
    """Give the procedure of the form: of its dispute, or the one to raise under."""
    if press.meta.dispute:
        return procedure_of(front.desk, work, work.dispute(press.meta.dispute))
    chosen = front.desk.library.under(press.meta.procedure) if press.meta.procedure else None
    return chosen or procedure_for(front.desk, work, press.person)


def _posts(procedure: Procedure, press: Press) -> tuple[str, ...] | None:
    """Give the posts that the box is for; None where anybody can be named."""
    name = ids.read_block(press.block_id)
    form = procedure.forms.get(form_of(name.form)) if name else None
    each = form.fields.get(name.field) if form and name else None
    if name and name.form == NAMED:
        return (name.field,)
    if name and (name.form == ids.ANSWERS_FORM or (each and each.names == RESPONDER)):
        stage = name.version.partition("-")[0]
        return procedure.stages[stage].answered_by.posts if stage in procedure.stages else ()
    return (each.names,) if each and each.names else None


def _fits(person: Person, directory: Directory, procedure: Procedure, typed: str) -> bool:
    posts = directory.posts_of(person.id)
    titles = [procedure.posts[post].title for post in posts if post in procedure.posts]
    how = [] if person.slack_id else [pages.BY_EMAIL]
    words = " ".join((person.name, *titles, *how)).casefold()
    return bool(posts) and all(word in words for word in typed.casefold().replace(",", " ").split())


def _holds(person: Person, directory: Directory, posts: tuple[str, ...] | None) -> bool:
    return bool(set(directory.posts_of(person.id)) & set(posts or ()))
