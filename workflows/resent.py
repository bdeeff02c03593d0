"""The forms about an e-mail that did not arrive: another address, and how somebody was told.

Their words stand in ``resent.yaml`` and ``told_by_hand.yaml``.
"""

#: The names by which the engine knows the forms, such as no file can have, and their boxes.
RESENT = "app/resent"
ADDRESS = "address"
BY_HAND = "app/told_by_hand"
TOLD_ON, HOW = "on", "how"
