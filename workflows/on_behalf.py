"""The form with which an answer is recorded that came from outside Slack: the app's own.

Its words stand in ``on_behalf.yaml``, in the manner of a procedure file.
"""

#: The names by which the engine knows the form, and what it asks; no file can have such a form.
RECEIVED = "app/on_behalf"
HOW = "how"
ON = "on"
