"""Projects: a photo as it was opened, each fill that was accepted on it with how it was made, and what is painted.

`steps` holds one accepted fill, `files` puts a project into one file and reads it back, `replay` makes its fills anew,
on the same photo or on others of its size, and `remaking` one of them by another method.
"""

from pconv.photo.formats import PROJECT_SUFFIX as SUFFIX

__all__ = ["STATE", "SUFFIX"]

STATE = "project.json"
