"""Speed against floor and peers: `python -m bench`. Never part of the tests or of production."""
