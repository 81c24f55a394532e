"""What may honestly be said of a journal: rows in, findings out.

Pure, but for `gathering`, which puts rows and the words of today's forms together: no files, no screen, no clock, no
chance of its own.

`History` holds the rows, the day and a seed; `page` asks insights and judges together what they tested. `FINDINGS` are
the insights over everybody's check-ins and sessions, `LOOKS` those that a form asks for. Pictures are values
(`Chart`), drawn as text by `guide.insights.charts.text` and as PNG or SVG by `guide.insights.charts.sheet`.
"""
