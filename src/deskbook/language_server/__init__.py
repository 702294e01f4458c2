"""A language server: the checks, the explanations and the links of a handbook, in any editor.

`server.py` answers the editor, `session.py` knows what is open and checks again after every
change; everything else is functions from a checked state and a place to an answer.
"""
