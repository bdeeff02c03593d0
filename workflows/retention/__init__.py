"""How long what is kept is kept: the council's policy, the plan of what goes, legal holds."""
