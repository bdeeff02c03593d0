"""What each measure of the monitoring report is called, and its definition, printed beside it.

``{one}`` and ``{many}`` are what people call a dispute where the procedure is used.
"""

TITLES = {
    "flow": "Raised, resolved and open",
    "ended": "Ended in another way",
    "time": "Working days to resolve",
    "replies": "Replies on time",
    "silence": "No reply by the due date: when somebody acted",
    "begun": "Stage at which {many} began",
    "above": "Begun above the lowest stage",
    "highest": "Highest stage reached",
    "resolved_at": "Stage at which {many} were resolved",
    "raised_late": "Raised later than the procedure asks",
    "cap": "Open longer than the limit for the whole",
    "age": "Age of what is open",
    "category": "Category",
    "agencies": "Which agency raised with which",
    "repeats": "The same concern again",
    "siblings": "Brothers and sisters",
    "actions": "Agreed actions done by their date",
    "copies": "Copies for the child's file",
    "told": "Told by e-mail: the {post}",
    "drafts": "Begun and never sent",
    "service": "How the service ran",
}
#: Of questions that the procedure has counted, and of what is sent without a dispute.
DEFINITIONS = {
    "flow": (
        "Raised: begun in the period. Resolved: recorded as resolved by those whom the procedure "
        "asks. Reopened: gone on after that, because what was agreed was not done. Ended in "
        "another way: withdrawn, referred, or not resolved. What was open when the period began, "
        "with what was raised and reopened, less what was resolved and what ended in another way, "
        "is what is open at the end. What is resolved is not open, also while its agreed actions "
        "are followed to their dates. What happens to one of the {many} twice counts twice."
    ),
    "ended": "The {many} that ended in the period without being resolved, by how they ended.",
    "time": (
        "Of the {many} raised in the period: working days from the day after each was raised to "
        "the day on which it was last recorded as resolved, counted as due dates are. Those that "
        "are still open count for as long as they have been open, so that slow ones are not left "
        "out (the Kaplan-Meier estimate). One that ended in another way counts as not resolved "
        "for as long as the period lasts. The curve has a step where five or more (of many, one in "
        "twenty) were resolved since the step before, as long as five or more are followed "
        "longer; between two steps some more were resolved. In a short period long times cannot "
        "be seen."
    ),
    "replies": (
        "The first reply of each stage, where its first due date fell in the period: recorded by "
        "that instant; or by a later date on which both sides agreed, or not yet due by it; or "
        "neither. Not answered at all counts as not on time. One that was taken back before it "
        "was due does not count. It counts in the month in which it was due. The share is of the "
        "replies due."
    ),
    "silence": (
        "Of the replies that were not recorded by their due date: the working days after it until "
        "anybody recorded anything, a telephone call too."
    ),
    "begun": ("Of the {many} raised in the period: the stage at which each was raised."),
    "above": (
        "Of the {many} raised in the period: those raised at a higher stage than the lowest at "
        "which one can begin. Why stands in words in each record, so it is not counted."
    ),
    "highest": (
        "Of the {many} raised in the period: the highest stage that each had reached at its end."
    ),
    "resolved_at": "The stage at which each was recorded as resolved in the period.",
    "raised_late": (
        "Of the {many} raised in the period: raised later after whoever raised it became aware "
        "than the limit of the procedure. Where that date was not given, it does not count as late."
    ),
    "cap": (
        "The {many} for which the procedure's limit for the whole passed in the period while they "
        "were open."
    ),
    "age": (
        "Of what was open at the end of the period: working days since it was raised. Age is "
        "counted from the day after."
    ),
    "category": (
        "Of the {many} raised in the period: the category chosen when it was raised. One is "
        "chosen, so a second category of the same one is not counted."
    ),
    "agencies": (
        "Of the {many} raised in the period: the agency of whoever raised it, in rows, and of "
        "whoever was asked first, in columns, by the people list on that day. Agencies with fewer "
        "than 5 stand together."
    ),
    "repeats": (
        "Of the {many} raised in the period: another about one of the same children and of the "
        "same category was raised under this procedure in the 365 days before."
    ),
    "siblings": "Of the {many} raised in the period: those about more than one child.",
    "actions": (
        "The actions agreed when it was resolved whose date fell in the period and is past: "
        "recorded as done by that date, later, or not yet. An action with a new date counts by "
        "that one. A plan that was replaced by a later one does not count."
    ),
    "copies": (
        "Of the {many} that ended in the period and owe copies outside the app: whether each copy "
        "that is owed was recorded as made by the end of the period."
    ),
    "told": (
        "The e-mails that a rule of the procedure owed the {post} in the period. Told: delivered "
        "to the mail server by its end, or recorded by then as told in another way. Where no "
        "address is set, whoever raised it is asked to tell them and nothing is recorded of that, "
        "so it counts as not told."
    ),
    "drafts": (
        "Forms to raise, under any procedure, that were begun, last saved in the period, and "
        "neither sent nor deleted since. It may show that people hesitate to raise; people also "
        "begin forms for other reasons."
    ),
    "service": (
        "How often in the period a due date was moved by agreement, a question was passed on to "
        "somebody else, and somebody acted as cover; and messages that Slack did not take, or may "
        "not have."
    ),
}
QUESTION = (
    "The procedure asks this; how many {many} got each answer is counted. Asked when one is "
    "raised: of those raised in the period. Asked later: by the last answer given in the period."
)
QUESTION_OF_APART = (
    "The form of those sent in the period asks this; how many got each answer is counted."
)
SEVERAL_ANSWERS = (
    "Several answers can be given to it, and each counts: together they may be more than all."
)
OF_ANY_CHILD = "Of several children it is enough that one of them was given the answer."
IN_WORDS = (
    "Of the {many} resolved in the period: whether anything was written in this box by then, at "
    "whatever stage. What was written is not read. Where the form asks for it only with another "
    "answer, it is empty after any other."
)
APART = (
    "Those sent under this procedure in the period. Acknowledged: by all who are asked to, by the "
    "time of this report."
)
#: What the record cannot give, whatever the procedure.
NOT_KEPT = (
    "Themes of learning: its words are not read. They are counted where a council's own file asks "
    "for them with answers to choose from. Who sees to it, and by when, stands in words.",
    "Whether it changed things for the child: asked in words at the end where the procedure does "
    "so, and counted where a council's own file asks with answers to choose from. Three months "
    "after the end nobody is asked.",
    "A second category of one of the {many}: one is chosen.",
    "Differences between groups of children: nothing about ethnicity, disability or the like is "
    "asked by the procedures that come with the app. A council's own file can ask it with answers "
    "to choose from: then the {many} about each group are counted, and nothing else by group.",
    "Whether people felt able to raise a concern: nobody is asked. Forms that were begun and never "
    "sent are the only sign of it here.",
    "Use of emergency access: there is none in this app.",
)
#: Why a measure has no figures under this procedure.
ABSENT = {
    "ended": "How it ended in another way: there is only one other way under this procedure.",
    "raised_late": "Raised late: this procedure sets no limit for raising.",
    "cap": "Open longer than the limit for the whole: this procedure sets none.",
    "category": "Category: this procedure asks for none.",
    "agencies": "Which agency raised with which: all were of one agency.",
    "actions": "Actions done by their date: under this procedure they are not followed up.",
    "copies": "Copies for the child's file: this procedure asks for no record of them.",
    "told": "Whether the reviewing service was told: this procedure has no rule to e-mail it.",
    "written": "Learning recorded: this procedure has no question about it that is counted.",
    "apart": "Compliments: none can be sent under this procedure.",
}
QUESTIONS_ABSENT = (
    "How effective the procedure was, and whether a child is on a plan or looked after: counted "
    "where the procedure asks for it with answers to choose from."
)


def of_what(many: str, question: str) -> str:
    """Name a question by what asks it, where that is not one raised."""
    return f"{many}: {question}" if many else question
