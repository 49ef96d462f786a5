"""How the network fills photographs: what to show it at which scale, running it, and joining what it says.

`predict` imports torch; the rest does not.
"""
