"""The formats that can be written: one file each, named after the format. Nothing else lists them.

To add one: write ``guide/exchange/exporters/NAME.py`` with a function that takes a
`guide.exchange.exporter.Chosen` and writes a text, and

    EXPORTER = Exporter("what it is for", "suffix", "media/type", write)

(`guide.exchange.exporter.Exporter`; ``handed_on=True`` for what is made for somebody else: of that, entries that nobody
marked as safe to hand on are left out unless they are asked for). Range, ticked fields and redaction are done before
the function is called. Lossless JSON Lines is no format of these: the journal writes it itself.
"""
