"""The commands of ``pconv``, one per file. What computes is imported when a command runs: help comes at once."""
