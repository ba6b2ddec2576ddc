-- +goose Up

-- Position is the place of an entry that the catalogue was founded with; zero
-- for one that came later and is listed by its code.

CREATE TABLE product (
    code        TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (code <> ''),
    position    BIGINT NOT NULL,
    name_en     TEXT COLLATE "C" NOT NULL,
    name_zh     TEXT COLLATE "C" NOT NULL,
    skill       TEXT COLLATE "C" NOT NULL,
    maker       TEXT COLLATE "C" NOT NULL,
    trademark   TEXT COLLATE "C" NOT NULL,
    terms       TEXT COLLATE "C" NOT NULL,
    consumables TEXT COLLATE "C" NOT NULL,
    retired     SMALLINT NOT NULL CHECK (retired IN (0, 1))
);

CREATE TABLE service (
    code        TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (code <> ''),
    position    BIGINT NOT NULL,
    name_en     TEXT COLLATE "C" NOT NULL,
    name_zh     TEXT COLLATE "C" NOT NULL,
    phase       TEXT COLLATE "C" NOT NULL,
    technical   SMALLINT NOT NULL CHECK (technical IN (0, 1)),
    place       TEXT COLLATE "C" NOT NULL,
    charged     SMALLINT NOT NULL CHECK (charged IN (0, 1)),
    recurring   SMALLINT NOT NULL CHECK (recurring IN (0, 1)),
    term        TEXT COLLATE "C" NOT NULL,
    departments TEXT COLLATE "C" NOT NULL,
    order_kind  TEXT COLLATE "C" NOT NULL,
    retired     SMALLINT NOT NULL CHECK (retired IN (0, 1))
);

CREATE TABLE category (
    code        TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (code <> ''),
    position    BIGINT NOT NULL,
    name_en     TEXT COLLATE "C" NOT NULL,
    name_zh     TEXT COLLATE "C" NOT NULL,
    departments TEXT COLLATE "C" NOT NULL,
    order_kind  TEXT COLLATE "C" NOT NULL,
    retired     SMALLINT NOT NULL CHECK (retired IN (0, 1))
);
