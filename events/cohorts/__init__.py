"""Programs and their runs: what is asked of people, how they stand, and what others see of it."""
