"""What a command does to a dispute: pure functions, for which an expected "no" is a value.

``now``, the calendar and whoever holds which post are arguments. The order of the questions in
each function is the order in which people are answered. The semantics are in
``docs/procedure-files.md``.
"""

from workflows.engine.acknowledging import acknowledge
from workflows.engine.actions import followers, mark, may_close, may_mark
from workflows.engine.agreeing import agree, may_agree
from workflows.engine.aside import answering, in_place, raised_as
from workflows.engine.asking import complete
from workflows.engine.choices import choose
from workflows.engine.clock import next_instant, tick
from workflows.engine.everyone import lacking
from workflows.engine.facts import applies, true_of
from workflows.engine.filing import file, may_file
from workflows.engine.forecast import would_tell, would_tell_on_opening
from workflows.engine.joint import NAMED, all_of, asked_of, asks_all, awaited
from workflows.engine.ladder import leads_up
from workflows.engine.limits import AGREED, THE_WHOLE, limit_of
from workflows.engine.naming import named_in, without_found
from workflows.engine.offering import offered, offered_beside, offered_to
from workflows.engine.posts import (
    acting_posts,
    decides,
    held,
    must_act,
    opens_as,
    posts_of,
    responder,
)
from workflows.engine.preview import Preview, preview, preview_stage
from workflows.engine.raising import aware_on, begin, is_raised_late
from workflows.engine.stages import may_record, open_stage

__all__ = [
    "AGREED",
    "NAMED",
    "THE_WHOLE",
    "Preview",
    "acknowledge",
    "acting_posts",
    "agree",
    "all_of",
    "answering",
    "applies",
    "asked_of",
    "asks_all",
    "awaited",
    "aware_on",
    "begin",
    "choose",
    "complete",
    "decides",
    "file",
    "followers",
    "held",
    "in_place",
    "is_raised_late",
    "lacking",
    "leads_up",
    "limit_of",
    "mark",
    "may_agree",
    "may_close",
    "may_file",
    "may_mark",
    "may_record",
    "must_act",
    "named_in",
    "next_instant",
    "offered",
    "offered_beside",
    "offered_to",
    "open_stage",
    "opens_as",
    "posts_of",
    "preview",
    "preview_stage",
    "raised_as",
    "responder",
    "tick",
    "true_of",
    "without_found",
    "would_tell",
    "would_tell_on_opening",
]
