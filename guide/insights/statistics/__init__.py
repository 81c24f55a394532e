"""The few statistics that are needed: exact where there is little, robust where there is more, seeded always.

Everything that is called likely here rests on one idea: if there were no difference, each one might as well have had
the other sign. That needs no bell curve, no equal spread, and holds for eight pairs as for eight hundred.
"""
