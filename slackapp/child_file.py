"""The child's file: text for a case note, ready to be copied, and asking for the file copy."""

from slackapp import ids
from slackapp.choose import show_form
from slackapp.documents import case_note, composing
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, replaces
from slackapp.views import file_copy, small
from slackapp.views.meta import Meta
from slackapp.wording import file_copy as say
from slackapp.wording import refusals
from workflows.commands import Refused
from workflows.file_copy.case_note import case_notes
from workflows.file_copy.copying import for_the_file
from workflows.use_cases import file_copying

_NO = small.notice([refusals.NOT_INVOLVED])


def note(front: Front, pressed: Press) -> Answer:
    """Give the text of each case note that is owed; where none is, of the stage it stands at."""
    dispute, _, _ = ids.read_about(pressed.value)
    found = file_copying.lay_open(front.desk, pressed.person, dispute, "the case-note text")
    if isinstance(found, Refused):
        return show_form(pressed, _NO)
    opened, kept = found
    notes = [(each.stage, each.record, case_note.text(each)) for each in case_notes(kept)]
    return show_form(pressed, file_copy.case_note(opened, notes, case_note.LONGEST))


def noted(front: Front, pressed: Press) -> Answer:
    """Close it: there is nothing in it to keep."""
    return Answer()


def press(front: Front, pressed: Press) -> Answer:
    """Ask in which formats, and say what is left out for now."""
    dispute, _, _ = ids.read_about(pressed.value)
    found = file_copying.lay_open(front.desk, pressed.person, dispute, "the form for a file copy")
    if isinstance(found, Refused):
        return show_form(pressed, _NO)
    opened, kept = found
    copy = for_the_file(kept, 1)
    left_out = [composing.left_out(copy, each) for each in copy.left_out]
    meta = Meta(dispute=opened.dispute.id, visit=opened.dispute.visit)
    by_mail = file_copying.is_mailed(front.desk, pressed.person)
    return show_form(
        pressed, file_copy.form(opened, copy.children, left_out, meta, by_mail=by_mail)
    )


def submit(front: Front, pressed: Press) -> Answer:
    """Record who asks for it, and tell whoever makes it."""
    typed = pressed.typed.get(ids.COPY_FORM, {}).get(ids.COPY_FIELD, [])
    formats = tuple(each for each in say.FORMATS if each in typed)
    if not formats:
        block = ids.block(ids.COPY_FORM, ids.COPY_FIELD)
        return errors({block: say.CHOOSE_A_FORMAT})
    asked = file_copying.ask_for(front.desk, pressed.person, pressed.meta.dispute, formats)
    if isinstance(asked, Refused):
        return replaces(_NO)
    if file_copying.is_mailed(front.desk, pressed.person):
        return replaces(file_copy.sent(asked))
    of_anybody = bool(front.desk.administrators)
    return replaces(file_copy.asked(asked, formats, of_anybody=of_anybody))
