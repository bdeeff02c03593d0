"""What the record holds about one dispute or one person, for an access request (pure)."""
