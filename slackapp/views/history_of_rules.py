"""What the rules of a file did, in the history: e-mails owed, copies, records."""

from slackapp.wording import records as record_words
from slackapp.wording import telling as say
from workflows.outward import Acknowledged, CopiedIn, RecordFiled, RecordFreed, RecordOwed, Told
from workflows.procedure import Procedure

ByRule = RecordOwed | RecordFreed | RecordFiled | Told | CopiedIn | Acknowledged


def by_rule(event: ByRule, procedure: Procedure, name: str) -> str:
    """Say one thing; of messages nothing, since whoever acts is told by them anyway."""
    match event:
        case Told(mail=None):
            return ""
        case Told():
            waits = bool(event.person or event.address)
            return say.entry_email(procedure.posts[event.post].title, waits=waits)
        case CopiedIn():
            return say.entry_copied_in(procedure.posts[event.post].title)
        case Acknowledged():
            return say.entry_acknowledged(name)
        case _:
            return _of_a_record(event, procedure, name)


def _of_a_record(
    event: RecordOwed | RecordFreed | RecordFiled, procedure: Procedure, name: str
) -> str:
    rule = procedure.records[event.record]
    match event:
        case RecordOwed(held=True):
            return record_words.entry_held(rule.title, rule.kept)
        case RecordOwed():
            return record_words.entry_owed(rule.title, rule.kept)
        case RecordFreed():
            return record_words.entry_freed(rule.title, rule.kept)
        case RecordFiled():
            return record_words.entry_filed(name, rule.title, rule.kept)
