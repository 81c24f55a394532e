"""Charts drawn: as text for terminals, pipes and whoever listens to a screen; on a sheet, as PNG and SVG.

Both draw the same `guide.insights.chart.Chart`. To add a kind of chart: a word in `Kind`, a function in `text.KINDS`
and one in `sheet.KINDS`.
"""
