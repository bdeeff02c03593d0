"""What the people of the sample disputes write. All invented."""

from workflows.questions import FormField

#: By form and field, else by field alone.
TEXTS = {
    # of the children
    "child.case_number": "10042",
    "child.initials": "AB",
    "child.name": "Sample Child",
    "child_name.name": "Sample Child",
    # the chair's form
    "concern.impact": "AB has moved bedroom three times and does not know who collects them.",
    "concern.concern": (
        "The parenting assessment agreed in September has not started.\n"
        "The school and the health visitor are working well together."
    ),
    "concern.resolution": "The assessment starts, and its dates are shared with the core group.",
    "concern.timescale": "Within two weeks.",
    "spoken.said": "The team manager would look at who can take it on.",
    "plan.actions.action": "Start the parenting assessment with both parents.",
    "plan.actions.measure": "The first session is recorded.",
    "plan.note": "The worker who knows the family best is back on Monday.",
    "more_time.agreed": "The dates of the first two sessions are sent to the core group tomorrow.",
    "not_resolved.comments": "There is still no date for the first session.",
    "not_resolved.additional": "The next conference is in four weeks.",
    "resolution.comments": "The assessment has started, and AB has met the worker twice.",
    "action_record.known": "Two sessions are recorded; the third is booked.",
    "outcome.outcome": "AB knows who collects them, and has their own room.",
    # the conference chair's form
    "informal_discussion.concern": "AB was not seen alone at the last two visits.",
    "informal_discussion.action_required": "AB is seen alone, at school or at home.",
    "informal_reply.points": "A visit is planned at school, where AB likes to talk.",
    "dispute_form.call": "I told the team manager why this goes to stage 1.",
    "dispute_form.concern": "AB was not seen alone at the last three visits.",
    "dispute_form.actions_required": "A visit alone this week, then one a fortnight.",
    "response.actions_taken": "A visit at school is booked.",
    "response.actions_proposed": "The worker sees AB alone each fortnight, where AB likes to.",
    "response.response": "We agree that AB must be heard alone, and how often is still open.",
    "meeting_request.purpose": "Who sees AB alone, how often, and who is told.",
    "consulted.line_manager_said": "A meeting is right, since both sides want the same for AB.",
    "meeting_date.place": "The family centre",
    "meeting_date.answer": "We will both come.",
    "meeting_notes.outcome": "We agreed on visits, and not on how often.",
    "conference-chair/not_resolved.comments": "AB is not seen alone as often as the plan says.",
    "update.concern": "AB is still seen alone less often than the plan says.",
    "update.attempts": "A telephone call, a written response and a meeting.",
    "consulted_head.head_said": "Move it up: the plan must be carried out as it stands.",
    "reviewed.further_meeting": "No: what was said at the last meeting is clear.",
    "decision.decision": "AB is seen alone each fortnight, as the plan says.",
    "decision.outcome": "AB can say how things are at home.",
    "decision.decision_actions.action": "Set the dates of the next six visits.",
    "decision.decision_actions.measure": "The dates are in the plan.",
    "outcome.changed": "AB has asked for a change at home, and it was made.",
    # the record of professional differences
    "professional-differences/child.name": "Family A",
    "difference.impact": "A is often alone after school.",
    "difference.concern": "We see the risk in the evenings differently.",
    "difference.outcome": "Somebody looks in each evening until the review.",
    "people.agencies": "Sample Council, Sample Health Trust, Sample School",
    "record.reason": "The trust asks for visits in the evening, the council for visits at school.",
    "record.views": (
        "Trust: the risk is in the evening.\nCouncil: A talks best at school.\n"
        "School: A is tired, and glad of both."
    ),
    "agreed.outcomes": "One visit in the evening and one at school each week, until the review.",
    "monitoring.suggestions": "Bring the school in from the start.",
    "monitoring.notes": "None.",
    # the multi-agency template
    "people.role": "Worker, Sample Council",
    "people.other_role": "Nurse, Sample Health Trust",
    "concern.summary": "We see the risk to the child in the evenings differently.",
    "preparation.worried": "AB waits alone until eight on three days of the week.",
    "preparation.well": "AB's aunt comes when she can, and AB loves football.",
    "preparation.needed": "Somebody AB knows is there when school ends.",
    "manager_agreement.next_step": "Talk to the nurse this week, and listen first.",
    "sheet.worried": "AB is alone after school on three days.",
    "sheet.well": "AB's aunt, the football club, and a teacher who asks.",
    "sheet.satisfied": "A plan for each day of the week that AB knows by heart.",
    "sheet.next_step": "The aunt and the club share the three days from Monday.",
    "sheet.who_not": "The worker: one day is still open.",
    "taking_forward.raising_role": "Team manager",
    "taking_forward.responding_role": "Matron",
    # the referral proforma
    "sunderland/concern.concern": "Whether the threshold for a conference is met.",
    "concern.tried": "Two conversations, one of them with the school.",
    "people.agency": "Sample Council",
    "people.other_agency": "Sample Health Trust",
    "lead.lead": "Sample Safeguarding Lead",
    "lead.lead_said": "Look at the thresholds document together.",
    "other_lead.other_lead": "Sample Trust Lead",
    "other_lead.other_lead_said": "Write down what would change your mind.",
    "justified.why_justified": "The concern is clear, and the child cannot wait for the review.",
    "step_1.actions": "We met, and read the thresholds document together.",
    "step_1.outcome": "We see the same facts and weigh them differently.",
    "step_1.learning": "Share the chronology before the first conversation.",
    "step_2.actions": "Both line managers met, with the chronology.",
    "step_2.outcome": "More support was agreed; the threshold was not.",
    "step_3.actions": "A resolution meeting of both senior managers.",
    "step_3.outcome": "The threshold is still seen differently.",
    "step_3.learning": "The two agencies use different words for the same risk.",
    "referral.referrer": "Sample Practitioner, practitioner",
    "referral.contact": "01234 000002",
    "referral.reason": "Senior managers could not agree on the threshold.",
    "facilitated.intervention": "The partners heard both agencies and called a conference.",
    "agreed_resolution.resolution": "A conference is held within fifteen working days.",
    "agreed_resolution.follow_up": "Nothing is open.",
}
#: A brother or sister, told apart by these.
SECOND = {
    "child.case_number": "10043",
    "child.initials": "CD",
    "child.name": "Sample Sibling",
    "child_name.name": "Sample Sibling",
}


class Writing:
    """Gives what stands in each box of the disputes under one procedure."""

    def __init__(self, procedure: str) -> None:
        """Write for this procedure."""
        self.procedure = procedure

    def __call__(self, form: str, name: str, field: FormField, child: int) -> str:
        """Give the text of one box; what nobody need answer stays empty where none is written."""
        key = f"{form}.{name}"
        if child > 1 and key in SECOND:
            return SECOND[key]
        for found in (f"{self.procedure}/{key}", self._carried(key)):
            if found in TEXTS:
                return TEXTS[found][: field.longest]
        return ""

    def _carried(self, key: str) -> str:
        """The referral repeats what each step says."""
        form, _, name = key.partition(".")
        if form == "referral" and name.startswith("step_"):
            step, _, what = name.rpartition("_")
            return f"{step}.{what}"
        return key
