"""Holes: what is to be filled, ``(H, W) bool``, True = hole. Drawing them, changing them, cutting them into regions.

OpenCV is imported when a function first needs it.
"""
