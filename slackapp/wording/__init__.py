"""Every sentence the app says, by where it is read. Buttons and questions of a procedure are its
file's own; everything around them is here, in the terms of ``docs/glossary.md``.
"""
