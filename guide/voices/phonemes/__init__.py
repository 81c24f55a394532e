"""Words to phonemes in misaki's alphabet, for the engines that speak it, and what their models have in common.

reading        hibari's reader with our lexicons: the way in
house_lexicon  words that the reader gets wrong
field_words    words and names of our field
homographs     words that are written alike and read otherwise
base_letters   letters with marks -> letters that the reader knows
spanish        Spanish words by the rules of its spelling
misaki         IPA -> misaki's alphabet
opened         the bytes of a model, so that each phoneme has a speed and a length
"""
