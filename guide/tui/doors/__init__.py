"""The doors of the first page, one file each. To add one: a module here whose ``DOOR`` is a `guide.tui.door.Door`.

It is found by its being here: the first page, its keys and the command palette follow. Pages are loaded inside
``visit``, so that nobody waits for a door that is not opened.
"""
