"""What a person sees of the local workspace, and does there, piece by piece."""
