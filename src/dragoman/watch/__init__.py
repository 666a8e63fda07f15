"""Follow feeds: fetch what is new, read it into a store, and mark what was changed or taken back."""

from dragoman.watch.feedlist import feeds_of
from dragoman.watch.fetch import Limits
from dragoman.watch.manners import Visitor
from dragoman.watch.round import Account, Watch, watch_round

__all__ = ["Account", "Limits", "Visitor", "Watch", "feeds_of", "watch_round"]
