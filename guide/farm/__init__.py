"""Many renders at once: practices in every voice, length and format, on this machine's cores or on a cluster.

    request      what is asked for: practices, voices, lengths, formats
    naming       clear names of files, no two the same
    plan         a request -> renders by practice and voice, each with its digest; what cannot be had, and why
    versions     what speaks and writes on a machine: equal versions make equal bytes
    folders      what lies where in the folder that a catalogue is made in
    manifest     what was written, line by line: what is whole is kept, and nothing is made twice
    staging      a render is made beside its place, and moves there once it is whole
    making       what one worker does: the renders of one practice in one voice
    workers      who does it: processes of this machine, or the workers of a Dask cluster (`cluster`)
    progress     how far it is, how fast, and how long it will take
    report       what was written, what was kept, what was refused and why
    catalogue    all of this in order

A catalogue is stopped at any moment, by any means, and the same request goes on where it was.
"""
