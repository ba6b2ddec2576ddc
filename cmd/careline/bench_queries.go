package main

import (
	"bufio"
	"io"
	"os"
	"strings"

	"careline"
)

// benchQuery is a line of a file of queries.
type benchQuery struct{ kind, text string }

const noKind = "any"

// readQueries reads a file of queries; "-" is standard input.
func (a *app) readQueries(path string) ([]benchQuery, error) {
	in := a.stdin
	if path != "-" {
		f, err := os.Open(path) //nolint:gosec // the file that the person names
		if err != nil {
			return nil, careline.NewError(careline.CodeNotFound, careline.Say("The file %s can't be read.", "无法读取文件 %s。", path), err)
		}
		defer func() { _ = f.Close() }() // it was only read
		in = f
	}
	queries, err := parseQueries(in)
	switch {
	case err != nil:
		return nil, careline.NewError(careline.CodeInvalid, careline.Say(
			"%s is no list of queries: line %d is too long.", "%s 不是查询列表：第 %d 行过长。", path, len(queries)+1), err)
	case len(queries) == 0:
		return nil, careline.NewError(careline.CodeInvalid, careline.Say("%s holds no queries.", "%s 中没有查询。", path), nil)
	}
	return queries, nil
}

func parseQueries(in io.Reader) ([]benchQuery, error) {
	var queries []benchQuery
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" {
			continue
		}
		q := benchQuery{noKind, line}
		if kind, query, has := strings.Cut(line, "\t"); has {
			q = benchQuery{strings.TrimSpace(kind), strings.TrimSpace(query)}
		}
		queries = append(queries, q)
	}
	return queries, lines.Err()
}
