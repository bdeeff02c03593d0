"""The form with which somebody passes on what is asked of them: the app's own, as for actions.

Its words stand in ``pass_on.yaml``, in the manner of a procedure file.
"""

#: The names by which the engine knows the form and whom it names; no file can have such a form.
PASSING = "app/pass_on"
TO = "to"
