"""The form with which an agreed action is recorded: the app's own, the same for every procedure.

Its words stand in ``follow_up.yaml``, in the manner of a procedure file.
"""

#: The names by which the engine knows the form and its boxes.
RECORD = "action_record"
IS_DONE, NEW_DATE = "done", "new_date"
YES, NO = "yes", "no"
