"""The copy for the child's file: what one child's record of one dispute consists of.

Pure: everything that is kept goes in, and what may be copied now comes out, form by form.
"""
