"""The voice engines: one file each, or one folder. They do not know each other, and nothing else lists them.

To add one: write ``guide/voices/engines/NAME.py`` with a class that has the methods of
`guide.voices.engine.VoiceEngine` and calls itself NAME, and with

    ENGINE = EngineEntry(MyEngine(), names={"my-voice": "what the engine calls it"})

(`guide.voices.entry.EngineEntry`: which names of voices it owns, how it reads what stands behind ``NAME:``, whether it
is listed, what can be fetched for it). Import what is heavy inside the methods: the module itself is imported by
whoever asks for a voice. What an engine needs beside that class stands in its own folder; what several need, in
`guide.voices.phonemes` or in `guide.voices`. Listing, checking, speaking, ``guide voices --fetch NAME`` and the
contract that keeps engines apart follow from that.
"""
