"""The floor: raw SQL through psycopg2 that does the same job in the same database."""
