"""One practice, from its script to its last second: speaking ahead, playing, journalling.

The one place where voices, sounds, player and journal meet; the screens and the command line only steer it. What they
share without a sound card (speaking, arranging, writing a file) is in the other files of this folder.
"""
