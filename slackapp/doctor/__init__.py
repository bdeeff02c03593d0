"""What ``drp doctor`` looks at, a subject a file; each gives findings, and posts nothing."""
