"""What was sent without a dispute, such as a compliment, to be read by somebody outside Slack."""

from slackapp.documents.paper import Lines, Paper, Table, plain
from slackapp.views import reading
from slackapp.wording import apart as say
from slackapp.wording import showing, times
from slackapp.wording.filling import listed
from workflows.apart import SentApart
from workflows.people import Directory
from workflows.procedure import Procedure


def paper(procedure: Procedure, sent: SentApart, directory: Directory) -> Paper:
    """Give the document: who sent it to whom, and what was written."""
    rule = procedure.apart[sent.kind]
    told = listed(sorted(directory.name(each) for each in sent.told))
    head = say.sent_by(directory.name(sent.person), told, times.moment(sent.at))
    fields = [
        (form, name, field)
        for form in rule.form
        for name, field in procedure.forms[form].fields.items()
    ]
    answers = [sent.answers.get(form, {}).get(name, "") for form, name, _ in fields]
    said = (
        reading.said(field, value, directory) or showing.NOT_ANSWERED
        for (_, _, field), value in zip(fields, answers, strict=True)
    )
    rows = tuple(
        (plain(field.label), plain(text)) for (_, _, field), text in zip(fields, said, strict=True)
    )
    return Paper(
        title=sent.reference,
        subtitle=rule.title,
        parts=(Lines(lines=(head,)), Table(name=rule.title, rows=rows)),
        foot=sent.reference,
    )
