"""The engines, one file each. They do not know each other; `guide.voices.roster` knows them all.

To add one: a class with the methods of `guide.voices.engine.Engine` in a file here, and
a line in `guide.voices.roster`.
"""
