"""A pool for tests, in the place of processes."""


class Bench:
    """A pool that does items in this process, one by one; ``done`` are the articles it was given, in order."""

    def __init__(self, work, fingerprint):
        self.work = work
        self.fingerprint = fingerprint
        self.done = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        pass

    def prepare(self):
        return self.fingerprint

    def map(self, items, *, ordered=True):
        for key, article in items:
            result = self.work(article)
            self.done.append(article)
            yield (key, article), result
