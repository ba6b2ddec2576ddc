package careline_test

import (
	"testing"

	"careline"
)

func TestNoPasswordOfADatabaseIsShown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ dsn, shown string }{
		{"postgres://care:s3cret@db.example/hotline?sslmode=require", "postgres://care:***@db.example/hotline?sslmode=require"},
		{"postgresql://care:p@ss/w:rd@db:5432/hotline", "postgresql://care:***@db:5432/hotline"},
		{"pg://care:s3cret@db", "pg://care:***@db"},
		{"postgres://db/hotline?user=care&password=s3cret&x=1", "postgres://db/hotline?user=care&password=***&x=1"},
		{"postgres://db/hotline?sslpassword=s3cret", "postgres://db/hotline?sslpassword=***"},
		{"host=db password='s3 \\' cret' user=care", "host=db password=*** user=care"},
		{"host=db PASSWORD = s3cret", "host=db PASSWORD = ***"},
		{"postgres://care@db:5432/hotline", "postgres://care@db:5432/hotline"},
		{"sqlite:/srv/care@home/a:b.db", "sqlite:/srv/care@home/a:b.db"},
	} {
		if got := careline.HidePassword(c.dsn); got != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.dsn, got, c.shown)
		}
	}
}
