"""What of torch goes into the package: what filling and training use, not what exports, measures or tests networks.

The hook that comes with PyInstaller takes all of torch, sources included. Here the import graph decides, cut by
`EXCLUDED` in the build's description; sources go along where torch reads its own at run time.
"""

import re
from pathlib import Path

from PyInstaller.utils.hooks import PY_DYLIB_PATTERNS, collect_dynamic_libs, collect_submodules, get_package_paths

_FOLDER = Path(get_package_paths("torch")[1])

# An optimizer asks the compiler, loaded by name, whether anything is being compiled.
hiddenimports = ["torch._dynamo", *collect_submodules("torch._dynamo.polyfills")]
binaries = collect_dynamic_libs("torch", search_patterns=[*PY_DYLIB_PATTERNS, "*.so.*"])
# The import fails where it is missing, though nothing here shares memory between processes.
_manager = _FOLDER / "bin" / "torch_shm_manager"
if _manager.exists():
    binaries.append((str(_manager), "torch/bin"))
# torch reads the comments in the sources of its settings, and the bodies of functions that have several signatures.
_reads = re.compile(r"install_config_module\(|^@_overload|_jit_internal(\.| import .*)_overload", re.MULTILINE)
_files = [path for path in _FOLDER.rglob("*.py") if path.name != "__init__.py"]  # where the same name is typing's
_read = [path for path in _files if _reads.search(path.read_text("utf-8", errors="replace"))]
_names = [".".join(path.relative_to(_FOLDER.parent).with_suffix("").parts) for path in _read]
module_collection_mode = {"torch": "pyz"} | dict.fromkeys(_names, "pyz+py")
# A second name beside the program would lead libraries to look for their companions there.
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]
