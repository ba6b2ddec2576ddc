package rival

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/cmd/careline/bench"
)

func TestEachWordIsAskedForAndPhonesByTheirDigits(t *testing.T) {
	for _, c := range []struct {
		parts []string
		want  string
	}{
		{[]string{"王建国", "8823"}, "王建国|8823"},
		{[]string{"+86 138 0013 8823"}, "8613800138823"},
		{[]string{"138-0013-8823", "wang jianguo"}, "13800138823|wang|jianguo"},
		{[]string{"5-2-601", "阳光花园"}, "5-2-601|阳光花园"},
		{[]string{"12 kent", "st"}, "12|kent|st"},
		{[]string{"XY2608-0041"}, "XY2608-0041"},
	} {
		if got := strings.Join(Scraps(&bench.Query{Parts: c.parts}), "|"); got != c.want {
			t.Errorf("%v is asked for as %s", c.parts, got)
		}
	}
}

var people = []careline.Customer{
	{
		ID: 1, Name: "王建国",
		Contacts: []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: "138 0013 8823", E164: "+8613800138823"}},
		Homes: []careline.Residence{{Site: careline.Site{
			Region: careline.Region{Province: "江苏省", City: "南京市", District: "鼓楼区"}, Street: "建国路88号阳光花园5-2-601",
		}}},
	},
	{ID: 2, Name: "Kent O'Brien", Contacts: []careline.ContactPoint{{Kind: careline.ContactEmail, Raw: "kent_1@example.com"}}},
	{ID: 3, Name: "单雄 100%", Company: `鑫达 "商贸" \ 有限公司`},
}

func TestALineHoldsWhatSomebodyIsFoundBy(t *testing.T) {
	got := line(&people[0], " R42301-8817 CASE-774")
	for _, want := range []string{"王建国", "wang jianguo", "wangjianguo", "wjg", "138 0013 8823", "13800138823", "+8613800138823", "江苏省南京市鼓楼区建国路88号阳光花园5-2-601", "R42301-8817", "CASE-774"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %s", got, want)
		}
	}
}

// writeList writes the people in a folder that another user may pass through.
func writeList(t *testing.T) (folder, list string) {
	t.Helper()
	folder, err := os.MkdirTemp("", "careline-rival-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(folder, 0o711); err != nil { //nolint:gosec // a throw-away folder
		t.Fatal(err)
	}
	var b strings.Builder
	for i := range people {
		b.WriteString(people[i].ID.String() + "\t" + line(&people[i], "") + "\n")
	}
	list = filepath.Join(folder, "customers.txt")
	if err := os.WriteFile(list, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder, list
}

func TestEveryRivalFindsByAllScrapsAtOnce(t *testing.T) {
	folder, list := writeList(t)
	for _, r := range All(nil, "")[1:] {
		t.Run(Short(r), func(t *testing.T) {
			for range 2 { // the second time what is there is used
				err := r.Open(t.Context(), folder, list, len(people))
				if errors.Is(err, ErrAbsent) {
					t.Skip(err)
				}
				if err != nil {
					t.Fatal(err)
				}
				for query, want := range map[string]careline.CustomerID{
					"王建国 8823": 1, "wjg 建国路": 1, "国 601": 1, "王": 1, "o'brien": 2, "KENT example": 2, "单": 3, "鑫达 100%": 3,
				} {
					found, err := r.Ask(t.Context(), &bench.Query{Parts: []string{query}})
					if err != nil || !slices.Equal(found, []careline.CustomerID{want}) {
						t.Errorf("%s finds %v, %v", query, found, err)
					}
				}
				found, err := r.Ask(t.Context(), &bench.Query{Parts: []string{"王建国 9999"}})
				if err != nil || len(found) > 0 {
					t.Errorf("nobody's scrap finds %v, %v", found, err)
				}
				if err := r.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// slow is a rival that answers after a while.
type slow struct {
	takes  time.Duration
	absent bool
	asked  *int
}

func (slow) Name() string          { return "slow coach" }
func (slow) About() careline.Words { return careline.Words{EN: "slow", ZH: "慢"} }
func (slow) Close() error          { return nil }

func (s slow) Open(context.Context, string, string, int) error {
	if s.absent {
		return absent("slow")
	}
	return nil
}

func (s slow) Ask(ctx context.Context, _ *bench.Query) ([]careline.CustomerID, error) {
	*s.asked++
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-time.After(s.takes):
		return []careline.CustomerID{7}, nil
	}
}

func contestOf(t *testing.T) *Contest {
	t.Helper()
	return &Contest{
		Folder: t.TempDir(), Name: "test", OneQuery: 10 * time.Second, OneKind: 10 * time.Second, Progress: func(string, int, int) {},
		Queries: []bench.Query{{Kind: "name", Meant: 7}, {Kind: "tail", Meant: 8}, {Kind: "name", Meant: 9}, {Kind: "nobody"}},
	}
}

func TestAContestCountsWhomItFindsAndGoesOnWhereItStopped(t *testing.T) {
	c, asked := contestOf(t), 0
	st, err := c.Run(t.Context(), slow{asked: &asked})
	if err != nil {
		t.Fatal(err)
	}
	if s := st.Kinds["name"]; s.Asked != 2 || s.Meant != 2 || s.Found != 1 || s.Late != 0 || len(s.Took) != 2 {
		t.Errorf("%+v", s)
	}
	if s := st.Kinds["nobody"]; s.Asked != 1 || s.Meant != 0 {
		t.Errorf("%+v", s)
	}
	before := asked
	if again, err := c.Run(t.Context(), slow{asked: &asked}); err != nil || asked != before || again.Kinds["tail"].Asked != 1 {
		t.Errorf("asked %d times more, %v", asked-before, err)
	}
	c.Queries = append(c.Queries, bench.Query{Kind: "serial"})
	if _, err := c.Run(t.Context(), slow{asked: &asked}); err != nil || asked == before {
		t.Errorf("other queries were not asked, %v", err)
	}
}

func TestWhoTakesTooLongIsGivenUpAndAskedLess(t *testing.T) {
	c, asked := contestOf(t), 0
	c.OneQuery, c.OneKind = 10*time.Millisecond, time.Millisecond
	st, err := c.Run(t.Context(), slow{takes: time.Hour, asked: &asked})
	if err != nil {
		t.Fatal(err)
	}
	if s := st.Kinds["name"]; s.Asked != 1 || s.Late != 1 || s.Found != 0 || s.At(99) < 10*time.Millisecond {
		t.Errorf("%+v", s)
	}
}

func TestWhoIsNotInstalledIsToldAndLeftOut(t *testing.T) {
	asked := 0
	st, err := contestOf(t).Run(t.Context(), slow{absent: true, asked: &asked})
	if err != nil || asked > 0 || !strings.Contains(st.Absent, "not installed here: slow") {
		t.Errorf("%+v, %v", st, err)
	}
}

func TestAnInterruptedContestEndsAtOnce(t *testing.T) {
	asked := 0
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := contestOf(t).Run(ctx, slow{takes: time.Hour, asked: &asked}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
