"""`python -m samverka_local`: what `./samverka` becomes."""

from .cli import main

if __name__ == "__main__":
    main()
