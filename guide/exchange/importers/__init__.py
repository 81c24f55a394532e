"""The formats that can be read: one file each, named after the format. Nothing else lists them.

To add one: write ``guide/exchange/importers/NAME.py`` with a function that says how sure it is that a file is of its
format (0 to 9, from the content), one that yields what is in a `guide.exchange.source.Source`, and

    IMPORTER = Importer("what people call it", fits, read)

(`guide.exchange.importer.Importer`; a third function gives the questions that the format leaves open). What is yielded
are `guide.exchange.values.ImportedEntry`, `ImportedSession`, and a `Trouble` with its place for whatever is not
understood; nothing is raised for bad data, and nothing is held that grows with the file. Tables are in
`guide.exchange.table`, lists of JSON in `guide.exchange.json_stream`, times in `guide.exchange.when`, entries and their
uids in `guide.exchange.made`. An underscore in the name of the file is a hyphen in that of the format. Recognising,
asking, dry runs and ``guide journal import --from NAME`` follow from that.
"""
