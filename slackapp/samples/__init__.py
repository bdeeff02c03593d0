"""Sample documents of invented people: nothing in them happened (``make samples``)."""
