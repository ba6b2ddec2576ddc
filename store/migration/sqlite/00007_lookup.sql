-- +goose Up

-- One row a customer, its terms set apart by spaces. Only the index is kept:
-- the terms can be made again from the records. The large hash lets a bulk
-- import write few segments and so merge seldom.

CREATE VIRTUAL TABLE lookup USING fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

INSERT INTO lookup (lookup, rank) VALUES ('hashsize', 16777216);
