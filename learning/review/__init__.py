"""A series goes through review together with its modules: submitted, returned and approved as one."""
