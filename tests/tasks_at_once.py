"""Tasks in the test run: done at once, but for the two that keep Wagtail's indexes.

Each saved page, picture and snippet is entered in the search index and in the index of what refers
to what. Few tests look there, and it is a quarter of the time of most: those that do ask for
`indexed`.
"""

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

FOR_INDEXES = {
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
}


class AtOnce(ImmediateBackend):
    """Runs a task where it is enqueued; entries in an index only while `keeps_indexes`."""

    keeps_indexes = False

    def _execute_task(self, task_result: TaskResult) -> None:
        if self.keeps_indexes or task_result.task.module_path not in FOR_INDEXES:
            super()._execute_task(task_result)
