"""What answers a question on the screen: one editor a kind, by the name of the kind in `table`.

To add one: a file here with a class derived from `editor.Editor`, and a line in `table.EDITORS`. A kind without a line
there is answered by typing (`line.LineEditor`), as it would be line by line.
"""
