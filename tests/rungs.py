# ruff: noqa: E501 # a procedure file has long lines
"""A small procedure of three rungs, each with a door of its own, for the rules and for a story."""

from workflows import reading

FILE = "rungs.yaml"
TEXT = """\
vocabulary: 1
key: rungs
title: "Three rungs"
about: "A sample procedure: forms and gates at each rung, and choices beside the ladder."

posts:
  chair: {title: "chair", side: raising, found: raiser, source: ours}
  chair_manager: {title: "chair's manager", side: raising, found: directory, line_manager_of: chair, source: ours}
  social_worker: {title: "social worker", side: responding, found: chosen, source: ours}
  team_manager: {title: "team manager", side: responding, found: directory, line_manager_of: social_worker, source: ours}
  takes_it: {title: "manager taking it forward", side: responding, found: chosen, source: ours}
  head_of_service: {title: "head of service", side: responding, found: directory, source: ours, unless: a_party, instead: scrutineer}
  scrutineer: {title: "scrutineer", side: neither, found: chosen, source: ours}
  safeguarding_lead: {title: "safeguarding lead", side: neither, found: directory, source: ours}

facts:
  a_party: {label: "The head of service is a party", when: {party: ["yes"]}, source: ours}
  settled_in_court: {label: "A court decides", when: {court: ["yes"]}, source: ours}

silence: {decides: chair, within: {working_days: 1, source: ours}, stands_in: chair_manager, source: ours}
opening: {working_days: 1, source: ours}
limit: {months: 1, source: ours}

forms:
  concern:
    title: "The concern"
    fields:
      worry: {label: "What are you worried about?", source: ours}
      why_higher: {label: "Why start above stage 1?", at: [stage_2, stage_3], source: ours}
      worker: {label: "Social worker", kind: person, names: social_worker, source: ours}
      who: {label: "Who answers?", kind: person, names: responder, at: [stage_1], source: ours}
  answer: {title: "The answer", fields: {says: {label: "What is your answer?", source: ours}}}
  manager_said: {title: "Own manager", fields: {advice: {label: "What did your manager advise?", source: ours}}}
  lead_said: {title: "Safeguarding lead", fields: {view: {label: "What did the lead say?", source: ours}}}
  update:
    title: "Update"
    fields:
      steps: {label: "Steps taken so far", source: ours}
      reply_by: {label: "Agreed date", kind: date, must_be: future, source: ours}
      forward: {label: "Who takes it forward?", kind: person, names: takes_it, source: ours}
  referral:
    title: "Referral"
    fields:
      party: {label: "Is the head of service a party?", kind: one, options: {"yes": "Yes", "no": "No"}, source: ours}
      independent: {label: "Which scrutineer?", kind: person, names: scrutineer, asked_if: {party: ["yes"]}, source: ours}
  reason:
    title: "Reason"
    fields:
      why: {label: "Why?", source: ours}
      court: {label: "Does a court decide this?", kind: one, options: {"yes": "Yes", "no": "No"}, required: false, source: ours}
  alert: {title: "Immediate safety", fields: {said: {label: "What was said", required: false, source: ours}}}

raising: {by: chair, form: concern, source: ours}

gates:
  own_manager: {form: manager_said, of: chair_manager, needs: "your manager's advice", else_says: "{Stage} needs your manager's advice.", source: ours}
  lead: {form: lead_said, of: safeguarding_lead, needs: "the safeguarding lead's view", else_says: "{Stage} needs the safeguarding lead's view.", source: ours}

stages:
  stage_1:
    title: "Stage 1"
    enter: {directly: true, source: ours}
    answered_by: team_manager
    answer_within: {working_days: 5, source: ours}
    steps: [answer, review]
    source: ours
  stage_2:
    title: "Stage 2"
    enter: {directly: true, source: ours}
    gates: [own_manager, lead]
    form: update
    opened_by: {any: [chair, safeguarding_lead]}
    answered_by: takes_it
    answer_within: {agreed: reply_by, source: ours}
    steps: [answer, review]
    source: ours
  stage_3:
    title: "Stage 3"
    enter: {directly: true, source: ours}
    form: referral
    answered_by: head_of_service
    answer_within: {working_days: 5, source: ours}
    steps: [answer, review]
    source: ours

steps:
  answer:
    what: answer
    asks: "Answer it"
    by: responder
    shows: {title: "What was raised", forms: [concern]}
    choices:
      reply: {says: "Send answer", button: "Reply", form: answer, to: review, done: "{Who} replied", short: "replied", source: ours}
      pass_up: {says: "Pass it up", button: "Pass up", form: reason, to: next_stage, at: [stage_1, stage_2], done: "{Who} moved it to {next_stage}", asked: "Moved up by {who}", source: ours}
    source: ours
  review:
    what: review
    asks: "Decide"
    by: chair
    limit: {working_days: 2, source: ours}
    shows: {title: "The answer", forms: [answer]}
    choices:
      resolved: {says: "Resolved", button: "Accept", to: resolved, done: "{Who} recorded this as resolved", source: ours}
      escalate: {says: "Move to {next_stage}", button: "Escalate", form: reason, to: next_stage, at: [stage_1, stage_2], done: "{Who} moved it to {next_stage}", source: ours}
      straight_up: {says: "Move to {next_stage}", button: "To the top", form: reason, to: stage_3, at: [stage_1, stage_2], done: "{Who} moved it to {next_stage}", source: ours}
      decided: {says: "Record the decision", button: "Decide", to: decided, at: [stage_3], done: "{Who} recorded the decision", source: ours}
    source: ours

choices: {}

any_time:
  safety_alert: {says: "Record that I told them", button: "Immediate safety", title: "Immediate safety", by: anyone, form: alert, to: stay, done: "{Who} recorded who was told", tell: [{to: safeguarding_lead, source: ours}], source: ours}
  withdraw: {says: "Withdraw dispute", button: "Withdraw", title: "Withdraw {reference}", outro: "Those asked are told. The record stays.", by: chair, form: reason, to: withdrawn, done: "{Who} withdrew this", source: ours}
  to_court: {says: "End it", button: "A court decides", title: "End {reference}", by: chair, to: referred, if: settled_in_court, done: "{Who} recorded that a court decides", source: ours}
  cafcass: {says: "Record the referral", button: "Refer to CAFCASS", title: "Refer {reference}", by: {any: [chair, responder]}, form: reason, to: stay, unless: settled_in_court, done: "{Who} referred it to CAFCASS", source: ours}
  bypass: {says: "Move to {next_stage}", button: "Skip a stage", title: "Skip a stage", by: chair, form: reason, to: any_higher_stage, done: "{Who} moved it to {next_stage}", source: ours}
  once: {says: "Note it", button: "Note it", by: chair, to: stay, times: 1, done: "{Who} noted it", source: ours}

ends:
  resolved: {title: "Resolved", kind: resolved, source: ours}
  decided: {title: "Decided", kind: decided, source: ours}
  referred: {title: "CAFCASS decides", kind: referred, source: ours}
  withdrawn: {title: "Withdrawn", kind: withdrawn, source: ours}
"""
PROCEDURE = reading.read(TEXT, FILE)
