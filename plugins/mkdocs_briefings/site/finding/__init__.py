"""Finding with Pagefind: the records, the index made of them, and the page that searches it."""
