"""Filling a hole with patches of the same photo. Needs numba and OpenCV: import the modules in here lazily."""
