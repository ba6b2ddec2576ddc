package rival

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"careline"
	"careline/cmd/careline/bench"
)

// WriteList writes a line for each customer of a hotline into a file in
// folder: the number, a tab, and all that the rivals may find them by. It
// gives the path and the number of lines. A list that is there and was
// finished is taken as it is. That customers were handed out is told in the
// history, as for each export.
func WriteList(ctx context.Context, s *careline.Session, folder string, progress func(done int)) (path string, customers int, err error) {
	path = filepath.Join(folder, "customers.txt")
	if n, ready := isReady(path); ready {
		return path, n, nil
	}
	more, err := numbersOf(ctx, s)
	if err != nil {
		return path, 0, err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600) //nolint:gosec // the folder that the person names
	if err != nil {
		return path, 0, err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	_, err = s.Export(ctx, uuid.NewString(), careline.ExportCustomers, func(p careline.ExportPage) error {
		for i := range p.Customers {
			c := &p.Customers[i]
			if _, err := fmt.Fprintf(out, "%s\t%s\n", c.ID, line(c, more[c.ID])); err != nil {
				return err
			}
		}
		customers += len(p.Customers)
		progress(customers)
		return nil
	})
	if err = errors.Join(err, out.Flush(), file.Close()); err != nil {
		return path, customers, err
	}
	return path, customers, setReady(path, customers)
}

// numbersOf gives the serials, tags, cards, cases and orders of all customers.
func numbersOf(ctx context.Context, s *careline.Session) (map[careline.CustomerID]string, error) {
	all := map[careline.CustomerID]string{}
	add := func(id careline.CustomerID, parts ...string) {
		for _, p := range parts {
			if p != "" {
				all[id] += " " + p
			}
		}
	}
	for _, what := range []careline.Export{careline.ExportUnits, careline.ExportCases, careline.ExportOrders} {
		_, err := s.Export(ctx, uuid.NewString(), what, func(p careline.ExportPage) error {
			for i := range p.Units {
				u := &p.Units[i]
				add(u.Owner.Number, u.Serial, u.AssetTag, u.Card.Number)
			}
			for i := range p.Cases {
				add(p.Cases[i].Customer, p.Cases[i].ID.String())
			}
			for i := range p.Orders {
				add(p.Orders[i].Customer, p.Orders[i].ID.String())
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// line is what a customer is found by: the columns of a customer list, and
// beside them what somebody who knows their callers adds to it by hand: phones
// without separators, pinyin apart and run together, and its initials.
func line(c *careline.Customer, more string) string {
	parts := []string{c.ExternalID, c.Name}
	if said := strings.ToLower(strings.ReplaceAll(careline.Pinyin(c.Name), "'", "")); said != "" {
		parts = append(parts, said, strings.ReplaceAll(said, " ", ""), initials(c.Name))
	}
	parts = append(parts, c.Company)
	for _, p := range c.Contacts {
		parts = append(parts, p.Raw)
		if bare := bench.Digits(p.Raw); bare != p.Raw && p.Kind != careline.ContactEmail {
			parts = append(parts, bare)
		}
		parts = append(parts, p.E164)
	}
	for _, h := range c.Homes {
		parts = append(parts, h.Site.Address())
		if d := h.Site.Region.District; !strings.Contains(h.Site.Address(), d) {
			parts = append(parts, d)
		}
	}
	var b strings.Builder
	for _, p := range append(parts, more) {
		if p = strings.Join(strings.Fields(careline.Sanitize(p)), " "); p != "" {
			b.WriteString(" " + p)
		}
	}
	return strings.TrimPrefix(b.String(), " ")
}

func initials(name string) string {
	var b strings.Builder
	for _, r := range name {
		if said := careline.Pinyin(string(r)); said != "" {
			b.WriteString(strings.ToLower(said[:1]))
		}
	}
	return b.String()
}

// numbered reads the number at the beginning of a line.
func numbered(s string) (careline.CustomerID, error) {
	ref, err := careline.ParseNumber(s)
	return careline.CustomerID(ref.ID), err
}

// isReady tells whether what lies at path was finished, and of how many customers.
func isReady(path string) (customers int, ready bool) {
	said, err := os.ReadFile(path + ".ready") //nolint:gosec // the folder that the person names
	if err != nil {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(said)))
	return n, err == nil
}

func setReady(path string, customers int) error {
	return os.WriteFile(path+".ready", []byte(strconv.Itoa(customers)+"\n"), 0o600)
}

// eachLine reads a list.
func eachLine(path string, fn func(id int64, line string) error) error {
	file, err := os.Open(path) //nolint:gosec // the folder that the person names
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // it was only read
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		number, rest, _ := strings.Cut(lines.Text(), "\t")
		id, err := numbered(number)
		if err != nil {
			return err
		}
		if err := fn(int64(id), number+" "+rest); err != nil {
			return err
		}
	}
	return lines.Err()
}
