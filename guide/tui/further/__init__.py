"""The doors behind `guide.tui.doors.more`, one file each. To add one: a module here whose ``DOOR`` is a `Door`.

It is found by its being here. What it needs is loaded inside ``visit``.
"""
