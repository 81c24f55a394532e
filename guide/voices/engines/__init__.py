"""The engines, one file each. They do not know each other; `guide.voices.registry` knows them all.

To add one: a class with the methods of `guide.voices.engine.VoiceEngine` in a file here, and
a line in `guide.voices.registry`.
"""
