"""The same copy for another program: JSON, with a checksum of its content."""

import hashlib
import json
from typing import Any

from slackapp.documents import about, answers, composing, known
from slackapp.views import history
from workflows.file_copy.copying import Copy
from workflows.file_copy.kept import Given
from workflows.file_copy.releasing import LeftOut
from workflows.forms import is_empty
from workflows.questions import FormField

Json = dict[str, Any]
TYPE = "application/json"
#: Which schema it follows: docs/file-copy.schema.json.
FORMAT = "safeguarding-disputes/file-copy/1"
#: Kinds of answers whose value says as little as it should without a name: an id of this app.
_OF_PEOPLE = ("person", "actions")


def write(copy: Copy) -> bytes:
    """Give the bytes of the file."""
    content = _content(copy)
    whole = {"format": FORMAT, "sha256": checksum(content), "content": content}
    return f"{json.dumps(whole, indent=2)}\n".encode()


def checksum(content: Json) -> str:
    """Give the SHA-256 of the content: names in order, no spaces, and ASCII signs only."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _content(copy: Copy) -> Json:
    kept, dispute = copy.kept, copy.kept.dispute
    return {
        "reference": dispute.reference,
        "child": {"number": copy.place, "of": copy.children, "said": about.child(copy)},
        "procedure": {
            "key": kept.procedure.key,
            "title": kept.procedure.title,
            "sha256": dispute.procedure,
        },
        "raised": {
            "at": dispute.raised_at.isoformat(),
            "by": known.raised_by(kept),
            "late": dispute.raised_late,
        },
        "stands": known.stands(kept),
        "stage": dispute.stage,
        "end": dispute.end,
        "made_at": kept.now.isoformat(),
        "copied_in": about.copied_in(copy),
        "copies": about.copies(copy),
        "names_another": list(composing.naming_another(copy)),
        "left_out": [_left_out(copy, each) for each in copy.left_out],
        "forms": [_form(copy, each) for each in copy.given],
        "history": [
            {
                "number": entry.number,
                "at": entry.at.isoformat(),
                "what": history.sentence(entry, kept),
            }
            for entry in (kept.history if copy.whole else ())
        ],
    }


def _left_out(copy: Copy, each: LeftOut) -> Json:
    why = composing.left_out(copy, each)
    return {"record": each.record, "forms": list(each.forms), "why": why}


def _form(copy: Copy, given: Given) -> Json:
    kept = copy.kept
    fields = kept.procedure.forms[given.form].fields
    return {
        "form": given.form,
        "title": answers.title(kept, given),
        "stage": given.stage,
        "at": given.at.isoformat(),
        "by": answers.who(kept, given),
        "answers": [_answer(copy, given, name, fields[name]) for name in copy.boxes_of(given)],
    }


def _answer(copy: Copy, given: Given, name: str, field: FormField) -> Json:
    value = given.filled.get(name)
    made = {
        "field": name,
        "kind": field.kind,
        "label": answers.label(copy.kept, given, field),
        "answered": not is_empty(value),
        "answer": answers.answer(copy.kept, given, name),
    }
    return made if is_empty(value) or field.kind in _OF_PEOPLE else {**made, "value": value}
