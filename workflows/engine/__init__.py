"""What a command does to a dispute: pure functions, for which an expected "no" is a value.

``now``, the calendar and whoever holds which post are arguments. The order of the questions in
each function is the order in which people are answered. The semantics are in
``docs/procedure-files.md``.
"""

from workflows.engine.acknowledging import acknowledge
from workflows.engine.actions import followers, mark, may_close, may_mark
from workflows.engine.adding import add
from workflows.engine.agreeing import agree, may_agree
from workflows.engine.agreeing_dates import answer_date, may_answer_date
from workflows.engine.aside import answering, in_place, raised_as
from workflows.engine.asking import complete
from workflows.engine.asks import with_asks
from workflows.engine.choices import choose
from workflows.engine.clock import next_instant, tick
from workflows.engine.covering import as_cover, asked_instead, covers_asked
from workflows.engine.everyone import lacking
from workflows.engine.facts import applies, true_of
from workflows.engine.filing import file, may_file
from workflows.engine.forecast import would_tell, would_tell_on_opening
from workflows.engine.held_by import answers_as, titles_of
from workflows.engine.joint import NAMED, all_of, asked_of, asks_all, awaited
from workflows.engine.ladder import leads_up
from workflows.engine.leaving import note_left
from workflows.engine.limits import AGREED, THE_WHOLE, limit_of
from workflows.engine.naming import misnamed, named_in, without_found
from workflows.engine.offering import offered, offered_beside, offered_to
from workflows.engine.on_behalf import absent, choose_for
from workflows.engine.parties import posts_above, up_the_ladder
from workflows.engine.passing import chooses, left_to, may_take, pass_on, passes_on
from workflows.engine.posts import (
    acting_posts,
    acts_for,
    decides,
    held,
    in_silence,
    must_act,
    of_one_side,
    opens_as,
    posts_of,
    responder,
    theirs,
)
from workflows.engine.preview import Preview, preview, preview_stage
from workflows.engine.raising import aware_on, begin, is_raised_late
from workflows.engine.resending import may_mend, mend
from workflows.engine.sides import Sides, is_free
from workflows.engine.stages import may_record, open_stage
from workflows.engine.who_chooses import higher_posts
from workflows.engine.whose_date import everybody as everybody_for_date

__all__ = [
    "AGREED",
    "NAMED",
    "THE_WHOLE",
    "Preview",
    "Sides",
    "absent",
    "acknowledge",
    "acting_posts",
    "acts_for",
    "add",
    "agree",
    "all_of",
    "answer_date",
    "answering",
    "answers_as",
    "applies",
    "as_cover",
    "asked_instead",
    "asked_of",
    "asks_all",
    "awaited",
    "aware_on",
    "begin",
    "choose",
    "choose_for",
    "chooses",
    "complete",
    "covers_asked",
    "decides",
    "everybody_for_date",
    "file",
    "followers",
    "held",
    "higher_posts",
    "in_place",
    "in_silence",
    "is_free",
    "is_raised_late",
    "lacking",
    "leads_up",
    "left_to",
    "limit_of",
    "mark",
    "may_agree",
    "may_answer_date",
    "may_close",
    "may_file",
    "may_mark",
    "may_mend",
    "may_record",
    "may_take",
    "mend",
    "misnamed",
    "must_act",
    "named_in",
    "next_instant",
    "note_left",
    "of_one_side",
    "offered",
    "offered_beside",
    "offered_to",
    "open_stage",
    "opens_as",
    "pass_on",
    "passes_on",
    "posts_above",
    "posts_of",
    "preview",
    "preview_stage",
    "raised_as",
    "responder",
    "theirs",
    "tick",
    "titles_of",
    "true_of",
    "up_the_ladder",
    "with_asks",
    "without_found",
    "would_tell",
    "would_tell_on_opening",
]
