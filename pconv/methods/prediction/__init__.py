"""How the network fills photographs: what to show it at which scale, running it, and joining what it says.

`predict` imports torch; the rest does not.
"""

import os

# oneDNN, which computes torch's convolutions on processors, keeps the code that it makes for every size of picture it
# meets, 1024 pieces of it, and torch as many more: every hole has a size of its own, and a day of removals would take
# gigabytes. These are about as many as one prediction needs at one size; to make them anew for the next takes no time
# that shows. Both are read when the first convolution runs; who has set them has reasons.
for _name in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
    os.environ.setdefault(_name, "16")
