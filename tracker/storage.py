"""How static files are named when they are collected for serving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

if TYPE_CHECKING:
    from collections.abc import Iterator


class HashedModuleStorage(ManifestStaticFilesStorage):
    """Names carry a hash of the content, also inside `import` statements of ES modules.

    Compressing is a step of its own (`script/compress`, run by `script/server` and the image), so
    that the tests collect the same names without paying for it.
    """

    support_js_module_import_aggregation = True
    # A pass carries a changed hash one import further up; modules import each other six deep, and
    # files in deeper folders are hashed before those they import.
    max_post_process_passes = 12

    def post_process(
        self, *args: Any, **kwargs: Any
    ) -> Iterator[tuple[str, str, bool] | tuple[str, None, RuntimeError]]:
        """Hash the files as usual, then drop the copies under their plain names.

        Nothing links to those, and compressing them too would double the work.
        """
        hashed = set[str]()
        for processed in super().post_process(*args, **kwargs):
            original, name = processed[:2]
            if name and name != original:
                hashed.add(original)
            yield processed
        for original in hashed:
            self.delete(original)
