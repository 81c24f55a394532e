"""One file for each screen. To add one: a file here with a `Page`, and its place in `guide.tui.screen_flow`.

A page asks for one thing and says once what the answer is (`Page.answer`); it knows nothing of the pages before and
after it. Its keys are `Hint`s, which name the bindings they stand for, so that the foot of the screen, the help page
and the tests read the same list.
"""
