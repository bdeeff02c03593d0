"""What officers who are in no people list are here for, on their App Home."""

NEED_NO_POST = "You need be in no list for that, and no dispute is open to you."
PROTECTS_DATA = (
    "You are a data protection officer here. When somebody opens a dispute on call, you have a "
    "message on the next working morning: press See why in it."
)
AGREES_ON_RETENTION = (
    "You are one of those who agree on what is destroyed here. You have a message each time that a "
    "plan is made, approved or run: if it was in your name and not by you, tell an administrator."
)
