"""The steps by which the tables of accounts came to be."""
