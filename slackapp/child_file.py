"""The child's file: text for a case note, ready to be copied, and asking for the file copy."""

from slackapp import ids
from slackapp.choose import show_form
from slackapp.documents import case_note, composing
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, replaces
from slackapp.views import destroyed, file_copy
from slackapp.views.blocks import Json
from slackapp.wording import exporting
from slackapp.wording import file_copy as say
from workflows.commands import Refused
from workflows.file_copy.case_note import case_notes
from workflows.file_copy.kept import Kept
from workflows.use_cases import file_copying
from workflows.use_cases.file_copying import LookFirst
from workflows.use_cases.opening import Opened


def note(front: Front, pressed: Press) -> Answer:
    """Give the text of each case note that is owed; where none is, of the stage it stands at."""
    dispute, _, _ = ids.read_about(pressed.value)
    found = file_copying.lay_open(front.desk, pressed.person, dispute, "the case-note text")
    if isinstance(found, Refused):
        return show_form(pressed, destroyed.page(found))
    opened, kept = found
    notes = [(each.stage, each.record, case_note.boxes(each)) for each in case_notes(kept)]
    return show_form(pressed, file_copy.case_note(opened, notes))


def noted(front: Front, pressed: Press) -> Answer:
    """Close it: there is nothing in it to keep."""
    return Answer()


def press(front: Front, pressed: Press) -> Answer:
    """Ask in which formats, and say what is left out for now, and what to look for."""
    dispute, _, _ = ids.read_about(pressed.value)
    found = file_copying.lay_open(front.desk, pressed.person, dispute, "the form for a file copy")
    if isinstance(found, Refused):
        return show_form(pressed, destroyed.page(found))
    return show_form(pressed, _form(front, *found, ("docx",)))


def _form(front: Front, opened: Opened, kept: Kept, formats: tuple[str, ...]) -> Json:
    """Lay it out; where an answer names another child, it asks whether somebody looks for that."""
    copies = file_copying.of_each_child(kept)
    named = {copy.place: composing.naming_another(copy) for copy in copies}
    return file_copy.form(
        opened,
        len(copies),
        [composing.left_out(copies[0], each) for each in copies[0].left_out],
        [exporting.names_another(place, forms) for place, forms in named.items() if forms],
        formats,
        by_mail=file_copying.is_mailed(front.desk, opened.reader),
    )


def submit(front: Front, pressed: Press) -> Answer:
    """Record who asks for it, and tell whoever makes it."""
    typed = pressed.typed.get(ids.COPY_FORM, {})
    formats = tuple(each for each in say.FORMATS if each in typed.get(ids.COPY_FIELD, ()))
    if not formats:
        block = ids.block(ids.COPY_FORM, ids.COPY_FIELD)
        return errors({block: say.CHOOSE_A_FORMAT})
    looks = bool(typed.get(ids.COPY_LOOK))
    desk, dispute = front.desk, pressed.meta.dispute
    asked = file_copying.ask_for(desk, pressed.person, dispute, formats, looks=looks)
    if isinstance(asked, Refused):
        return replaces(destroyed.page(asked))
    if isinstance(asked, LookFirst):
        return replaces(_form(front, asked.opened, asked.kept, formats))
    if file_copying.is_mailed(front.desk, pressed.person):
        return replaces(file_copy.sent(asked))
    of_anybody = bool(front.desk.administrators)
    return replaces(file_copy.asked(asked, formats, of_anybody=of_anybody))
