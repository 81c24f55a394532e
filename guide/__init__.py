"""A voice-guided practice player.

The rooms, in the order a practice walks through them. Nothing imports upward.

    problems   what is wrong in a script, and where; what is wrong with the world
    places     where things lie on this machine
    interrupts Ctrl-C, and being told to end from outside
    child      a process of our own beside this one
    audio      PCM, decibels, sound files; the one place where seconds become frames
    script     YAML text -> Script, problems; the library of practices
    voices     words and a voice -> takes, spoken once and kept
    sounds     names of beds and bells -> sounds; the recipes that made them
    timeline   Script and lengths of takes -> Timeline, in whole frames
    casting    names in a script -> do they exist?
    authoring  texts of others -> scripts; scripts -> SSML; starts for new ones
    mix        Timeline and sounds -> PCM, a pure function of position; the master that sets how loud it is
    captions   Timeline -> WebVTT, SRT, LRC, chapters, the plan as text
    inspection a render and its Timeline -> is every sound there, and nothing else?
    pictures   a practice as a picture; a cover for its file
    player     PCM -> sound card, with a transport; the only room that knows real time
    export     Timeline and sounds -> finished files
    journal    what happened and how it felt
    session    one practice from its script to its last second: speaking ahead, playing, journalling
    desk       media keys and players' panels of a desktop -> what a session is asked for
    tui        the screens
    cli        arguments -> rooms
"""

__version__ = "0.1.0"
