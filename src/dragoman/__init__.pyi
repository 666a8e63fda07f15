from dragoman.reader import Reader as Reader
from dragoman.reader import load as load
from dragoman.reader import read as read

__version__: str
