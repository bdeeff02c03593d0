"""The tests of the rules, the engine and the use cases."""
