"""The tests of the local workspace."""
