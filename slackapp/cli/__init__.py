"""The commands of ``drp``, a group a file; each imports what it needs only when it runs."""
