"""Documents that leave the app as files: a copy for the child's file, or forms with a message.

``docx``, ``html`` and ``data`` each have ``write(copy)``, which gives the bytes of a file.
"""
