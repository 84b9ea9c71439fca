"""Which fold a page is in: five, the same in every experiment, a site always whole in one.

A fold is a hash of the site's name, so adding pages moves no other. Known limit: the folds are
equal in size only by luck.
"""
import hashlib

FOLDS = 5


def fold_of(site):
    return int.from_bytes(hashlib.sha256(site.lower().encode()).digest()[:8], "big") % FOLDS
