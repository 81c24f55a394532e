"""Forms: what people fill in is data. Questions, scales, words and series, in YAML beside the practices.

question, kinds/     the kinds of questions: one file each
form, reading        a form and its file; `document` reads any YAML of this sort
conditions, looks    when a question is asked; what a form looks back on
interview            a form being filled in
answers              what is said, as values that the journal keeps
scales, feeling_words, body_regions, series   what questions draw on
finding              where all of it lies
sentences            its words in the language that was chosen, and how what is kept is shown
"""
