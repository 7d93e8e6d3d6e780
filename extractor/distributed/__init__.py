"""Many machines: Ray Data (extra ``ray``), and a function of the shape that Spark's mapInPandas wants."""

from extractor.distributed.frames import map_in_pandas
from extractor.distributed.runner import extract, run

__all__ = ["extract", "map_in_pandas", "run"]
