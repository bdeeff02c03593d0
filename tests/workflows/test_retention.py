"""What a council's policy lets go: planned by one, approved by another, and then destroyed."""
