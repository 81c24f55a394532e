"""The parts that screens are made of: the breathing circle, chapters, how it feels, words, keys."""
