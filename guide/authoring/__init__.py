"""For authors: texts of others become scripts, scripts become SSML, and new scripts begin well.

    importing   a text, subtitles or SSML -> a script as YAML, and what could not be placed
    starts      what a new script begins with
    yaml_text   a script as the YAML that a person would have written
    ssml        a script -> SSML 1.1

Importing this loads neither numpy nor an engine.
"""
