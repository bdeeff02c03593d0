"""Sample copies for the child's file, made from invented disputes: ``make samples``."""
