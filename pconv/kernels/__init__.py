"""Compiled kernels, and the threads they run on."""
