"""The monitoring report: the life of each dispute, what is counted of it, and what may be shown.

Pure: it is handed what the record holds, and gives figures and keys. Words belong to ``slackapp``.
"""
