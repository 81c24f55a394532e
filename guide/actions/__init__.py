"""What may be asked while a practice plays, in one table, and the words for states and numbers.

    action        one row of the table: its keys, its letter, its name in MPRIS, its words, what it asks of a session
    table         the rows
    offered       when a row is offered, and the words for why it is not; the scene that decides which keys stand first
    steered       the protocol: what a row may ask of a session
    status        the words for what is going on, as a state and as a sentence
    formatting    the words for numbers: times, lengths, volumes, pace
    ways          what can be begun now, each with its reason: for the first page and for `guide now`
    journal_text  the words for what lies in the journal: an entry, a session, a feeling as lines
    journal_out   the journal or a part of it as a file for others
    journal_lock  the journal's lock: set, changed, taken off

Views of the table: the bindings of the player page (`guide.tui.screens.player_keys`), its footer and its help
(`guide.tui.player_text`), the letters of line mode and their help (`guide.cli.line_keys`), the methods of MPRIS
(`guide.mpris.methods`). `docs/practising.md` names the same keys.

To add an action: one row in `ACTIONS` of `guide.actions.table`, with an ``ask``; its method, if it has a new one, in
`Steered` and in the session; and its key in `docs/practising.md`. Bindings, footer, help and letters follow. A row
without ``ask`` is answered by the page alone: what it does stands in `PlayerKeys.own`.
"""
