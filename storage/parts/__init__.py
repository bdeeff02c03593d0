"""What one transaction can do, a subject a file; ``storage.work`` puts them together."""
