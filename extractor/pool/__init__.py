"""An ordered, bounded map over processes that survives whatever the work does to them."""

from extractor.pool.pool import Failed, Limits, Pool, PoolError

__all__ = ["Failed", "Limits", "Pool", "PoolError"]
