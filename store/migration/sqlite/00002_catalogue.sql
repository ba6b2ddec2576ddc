-- +goose Up

-- Position is the place of an entry that the catalogue was founded with; zero
-- for one that came later and is listed by its code.

CREATE TABLE product (
    code        TEXT    NOT NULL PRIMARY KEY CHECK (code <> ''),
    position    INTEGER NOT NULL,
    name_en     TEXT    NOT NULL,
    name_zh     TEXT    NOT NULL,
    skill       TEXT    NOT NULL,
    maker       TEXT    NOT NULL,
    trademark   TEXT    NOT NULL,
    terms       TEXT    NOT NULL,
    consumables TEXT    NOT NULL,
    retired     INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE service (
    code        TEXT    NOT NULL PRIMARY KEY CHECK (code <> ''),
    position    INTEGER NOT NULL,
    name_en     TEXT    NOT NULL,
    name_zh     TEXT    NOT NULL,
    phase       TEXT    NOT NULL,
    technical   INTEGER NOT NULL CHECK (technical IN (0, 1)),
    place       TEXT    NOT NULL,
    charged     INTEGER NOT NULL CHECK (charged IN (0, 1)),
    recurring   INTEGER NOT NULL CHECK (recurring IN (0, 1)),
    term        TEXT    NOT NULL,
    departments TEXT    NOT NULL,
    order_kind  TEXT    NOT NULL,
    retired     INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE category (
    code        TEXT    NOT NULL PRIMARY KEY CHECK (code <> ''),
    position    INTEGER NOT NULL,
    name_en     TEXT    NOT NULL,
    name_zh     TEXT    NOT NULL,
    departments TEXT    NOT NULL,
    order_kind  TEXT    NOT NULL,
    retired     INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
