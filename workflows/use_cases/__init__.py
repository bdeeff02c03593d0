"""What people and the clock can ask for: one file each, one transaction each.

Buttons, forms, the scheduler and the command line all come in through here.
"""
