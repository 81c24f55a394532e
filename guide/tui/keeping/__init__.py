"""What can be done with the journal as a whole, one file each; see `guide.tui.door`.

To add one: a file here with ``DOOR``, as in `guide.tui.further`.
"""
