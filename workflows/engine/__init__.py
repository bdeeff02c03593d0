"""What a command does to a dispute: pure functions, for which an expected "no" is a value.

``now``, the calendar and whoever holds which post are arguments. The order of the questions in
each function is the order in which people are answered. The semantics are in
``docs/procedure-files.md``.
"""

from workflows.engine.acknowledging import acknowledge
from workflows.engine.asking import complete
from workflows.engine.choices import choose, offered
from workflows.engine.clock import next_instant, tick
from workflows.engine.filing import file, may_file
from workflows.engine.forecast import would_tell, would_tell_on_opening
from workflows.engine.limits import AGREED, limit_of
from workflows.engine.posts import held, must_act, posts_of, responder
from workflows.engine.preview import Preview, preview, preview_stage
from workflows.engine.raising import aware_on, begin, is_raised_late, named_in
from workflows.engine.stages import may_record, open_stage

__all__ = [
    "AGREED",
    "Preview",
    "acknowledge",
    "aware_on",
    "begin",
    "choose",
    "complete",
    "file",
    "held",
    "is_raised_late",
    "limit_of",
    "may_file",
    "may_record",
    "must_act",
    "named_in",
    "next_instant",
    "offered",
    "open_stage",
    "posts_of",
    "preview",
    "preview_stage",
    "responder",
    "tick",
    "would_tell",
    "would_tell_on_opening",
]
