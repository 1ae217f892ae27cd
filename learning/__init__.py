"""Learning at your own pace: series, modules, completion and certificates."""
