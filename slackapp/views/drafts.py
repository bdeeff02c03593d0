"""Drafts: those that are offered, all of them, and a text that cannot be sent any more."""

from collections.abc import Iterator, Sequence

from slackapp import ids
from slackapp.views import adding, blocks, reading, turning, which_draft
from slackapp.views.blocks import Json
from slackapp.views.meta import NEW, Meta
from slackapp.views.raising import level_of, started
from slackapp.wording import beginning, lists, times
from slackapp.wording import called as words
from slackapp.wording import drafts as say
from slackapp.wording import raising as raising_words
from slackapp.wording.filling import capital, words_for
from workflows import local_words
from workflows.drafts import Draft
from workflows.local_words import USUAL, Called
from workflows.procedure import Procedure
from workflows.rungs import stage_name
from workflows.use_cases.drafting import Mine, Read

#: Drafts on one page, newest first.
PAGE = 10


def before_raising(
    begun: Sequence[Mine],
    procedures: Sequence[Procedure],
    new: Meta = NEW,
    again: Sequence[Mine] = (),
) -> Json:
    """Offer what was begun, and a new form under each procedure that somebody may raise under.

    The page carries which draft a *new* one begins with, where it was begun from a message.
    *again* is what was begun from the same message before.
    """
    made = [blocks.safety_first(), *started(new)]
    made += _begun(again, say.BEGUN_BEFORE)
    made += _begun(begun, say.have(len(begun), others=bool(again)), len(again) + 1)
    start = [_start(procedures[0], new)] if len(procedures) == 1 else []
    all_of_them = [see_all()] if len(begun) > PAGE else []
    made += blocks.actions([*start, *all_of_them], "new")
    if len(procedures) > 1:
        made += _which(procedures)
    title = words.raise_one(local_words.called(procedures))
    return blocks.modal(ids.PAGE, title, made, metadata=new.write())


def _begun(begun: Sequence[Mine], have: str, first: int = 1) -> Iterator[Json]:
    if begun:
        yield blocks.section(f"*{have}*", f"have-{first}")
    for number, each in enumerate(begun[:PAGE], first):
        stage, at = level_of(each.draft.answers), times.moment(each.draft.saved_at)
        said = blocks.escape(say.of_raising(stage, at, each.under))
        yield from _offered(each, number, said)


def _start(procedure: Procedure, new: Meta) -> Json:
    text = beginning.GO_ON if new.draft else say.START_NEW
    return blocks.button(text, ids.RAISE_NEW, value=procedure.key)


def _which(procedures: Sequence[Procedure]) -> Iterator[Json]:
    yield blocks.header(raising_words.WHICH, "which")
    for each in procedures:
        label = raising_words.choose_label(each.title)
        action = f"{ids.RAISE_NEW}:{each.key}"
        choose = blocks.button(raising_words.CHOOSE, action, value=each.key, label=label)
        said = f"*{blocks.escape(each.title)}*\n{blocks.escape(each.about)}"
        yield blocks.section(said, f"under-{each.key}", choose)
        yield blocks.context(raising_words.straight_to(each.key), f"type-{each.key}")


def page(drafts: Sequence[Mine], number: int, called: Called = USUAL) -> Json:
    """Show all of somebody's drafts, a page at a time, each to go on with or to delete."""
    first = (number - 1) * PAGE
    shown = drafts[first : first + PAGE]
    count = lists.count(len(drafts), first + 1, first + len(shown))
    made = [blocks.section(count, "count")]
    for place, each in enumerate(shown, first + 1):
        made += _offered(each, place, _words(each, called))
    made += turning.buttons(ids.DRAFTS_PAGE, len(drafts), number, PAGE)
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, say.ALL_TITLE, made)


def see_all(number: int = 0) -> Json:
    """A button to all of one's drafts; with how many there are, where more are than are shown."""
    words = lists.see_all(number) if number else say.SEE_ALL
    label = say.see_all_label(number) if number else ""
    return blocks.button(words, f"{ids.DRAFTS_PAGE}:1", value="1", label=label)


def row(mine: Mine, number: int, called: Called = USUAL) -> Json:
    """One draft, by its date, with the button that goes on with it."""
    return _row(mine.draft, number, _words(mine, called))


def _row(draft: Draft, number: int, said: str) -> Json:
    return blocks.section(said, f"draft-{draft.id}", _continue(draft, number))


def _words(mine: Mine, called: Called) -> str:
    """Say which form it is of, and when it was kept."""
    if mine.draft.about.is_apart:
        of = words.draft_of_apart(mine.apart)
    elif mine.dispute is None:
        stage = stage_name(level_of(mine.draft.answers))
        of = words.draft_of_raising(called, stage, mine.under)
    else:
        form = which_draft.form_of(mine)
        of = lists.draft_of(mine.dispute.reference, mine.dispute.stage, form)
    return f"*{blocks.escape(of)}*\n{lists.saved(times.moment(mine.draft.saved_at))}"


def _offered(mine: Mine, number: int, said: str) -> Iterator[Json]:
    """Offer one on a page of its writer's own, where what it is about may be said."""
    yield _row(mine.draft, number, said)
    if which := which_draft.told_apart(mine):
        yield blocks.inert(which, f"which-{mine.draft.id}")
    yield from blocks.actions([_delete(mine.draft, number)], f"delete-{mine.draft.id}")


def _continue(draft: Draft, number: int) -> Json:
    """A button that opens the form of a draft with its text."""
    label = say.continue_label(number, times.moment(draft.saved_at))
    return blocks.button(say.CONTINUE, ids.DRAFT_CONTINUE, value=draft.id, label=label)


def _delete(draft: Draft, number: int = 1) -> Json:
    label = say.delete_label(number, times.moment(draft.saved_at))
    button = blocks.button(
        say.DELETE, ids.DRAFT_DELETE, value=ids.of_draft(draft.id, draft.version), label=label
    )
    button["confirm"] = {
        "title": blocks.plain(say.DELETE_TITLE),
        "text": blocks.plain(say.DELETE_TEXT),
        "confirm": blocks.plain(say.DELETE),
        "deny": blocks.plain(say.KEEP),
    }
    return button


def only_text(draft: Draft, why: str) -> Json:
    """Show somebody their own text, whose procedure, and so whose questions, are not theirs now."""
    made = [blocks.section(f"*{why}*", "gone")]
    for form, filled in draft.answers.items():
        for name, value in filled.items():
            if isinstance(value, str) and value and "~" not in name:
                made += blocks.read_out(capital(name.replace("_", " ")), value, f"{form}-{name}")
    made += [*blocks.actions([_delete(draft)], "delete"), blocks.safety_last()]
    return blocks.modal(ids.PAGE, say.NOT_SENT, made)


def kept_page(read: Read) -> Json:
    """Show somebody their own text, where it cannot be sent any more."""
    dispute, procedure = read.dispute, read.procedure
    templates = words_for(procedure, reference=dispute.reference, stage=dispute.stage)
    keys = tuple(key for key in procedure.forms if key in read.draft.answers)
    where = say.moved_on(dispute.reference)
    made = [
        blocks.section(f"*{where}*\n{say.STALE}", "stale"),
        *reading.given(procedure, keys, read.draft.answers, read.directory, templates),
        *blocks.actions([*_add(read), _delete(read.draft)], "delete"),
        blocks.safety_last(),
    ]
    return blocks.modal(ids.PAGE, say.NOT_SENT, made)


def _add(read: Read) -> list[Json]:
    """A button that puts the text into the record, for whoever may open the dispute still."""
    return [adding.button(read.dispute, read.draft.id)] if read.may_add else []
