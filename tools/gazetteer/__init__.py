"""What make_gazetteer.py knows of each table: one module a table, its hand-made choices in a .tsv beside it."""
