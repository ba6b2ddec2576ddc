package careline

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var allKinds = []Kind{
	KindCustomer, KindUnit, KindInteraction, KindCase, KindOrder, KindProvider, KindTechnician, KindSite, KindStaff,
}

func TestANumberIsReadHoweverItIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ref := Ref{rapid.SampledFrom(allKinds).Draw(t, "kind"), rapid.Int64Range(1, math.MaxInt64).Draw(t, "id")}
		said := ref.String()
		letters, digits, _ := strings.Cut(said, "-")
		for _, typed := range []string{
			said, letters + digits, strings.ToLower(said), " " + letters + " " + digits + " ", letters + "–" + digits, wide(said),
		} {
			got, err := ParseNumber(typed)
			if err != nil || got != ref {
				t.Fatalf("%q is read as %v, %v; want %v", typed, got, err, ref)
			}
		}
	})
}

func wide(s string) string {
	return strings.Map(func(r rune) rune { return r + 0xFEE0 }, s)
}

func TestOneWrongDigitOrTwoSwappedAreNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ref := Ref{rapid.SampledFrom(allKinds).Draw(t, "kind"), rapid.Int64Range(10, 1e12).Draw(t, "id")}
		letters, digits, _ := strings.Cut(ref.String(), "-")
		wrong := []byte(digits)
		i := rapid.IntRange(0, len(wrong)-2).Draw(t, "at")
		if rapid.Bool().Draw(t, "swap") {
			wrong[i], wrong[i+1] = wrong[i+1], wrong[i]
		} else {
			wrong[i] = '0' + byte(rapid.IntRange(0, 9).Draw(t, "digit"))
		}
		if string(wrong) == digits {
			return
		}
		if got, err := ParseNumber(letters + string(wrong)); CodeOf(err) != CodeInvalid {
			t.Fatalf("%s-%s is taken for %v", letters, wrong, got)
		}
	})
}

func TestANumberOfOneKindIsNoneOfAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(allKinds).Draw(t, "kind")
		other := rapid.SampledFrom(allKinds).Draw(t, "other")
		_, digits, _ := strings.Cut(Ref{kind, rapid.Int64Range(1, 1e12).Draw(t, "id")}.String(), "-")
		if _, err := ParseNumber(string(other) + digits); err == nil && other != kind {
			t.Fatalf("%s-%s is also %s-%s", kind, digits, other, digits)
		}
	})
}

func TestWhatIsNoNumberIsRefusedInOneSentence(t *testing.T) {
	for _, s := range []string{"", "C", "C-", "C-4", "-", "42", "C-041", "X-424", "C-424x", "C 4 2 4 C", "王-424", "C-99999999999999999999", strings.Repeat("9", 10000)} {
		ref, err := ParseNumber(s)
		if CodeOf(err) != CodeInvalid {
			t.Errorf("%.40q is taken for %v", s, ref)
			continue
		}
		for _, l := range []Lang{English, Chinese} {
			if said := Explain(err, l); len(said) > 400 || said == "" || strings.Contains(said, "%!") {
				t.Errorf("%.40q is refused with %q", s, said)
			}
		}
	}
}

func TestParseIDWantsItsOwnKind(t *testing.T) {
	if id, err := ParseID[CaseID](CaseID(423).String()); err != nil || id != 423 {
		t.Errorf("got %v, %v", id, err)
	}
	if id, err := ParseID[CaseID](OrderID(423).String()); CodeOf(err) != CodeInvalid {
		t.Errorf("an order's number is taken for the case %v", id)
	}
	if CustomerID(0).String() != "" {
		t.Error("no customer has a number")
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"C-424", "wo 24871", "ＣＡＳＥ－８８２１３", "staff–10", "", "C-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ref, err := ParseNumber(s)
		if err != nil {
			return
		}
		if again, err := ParseNumber(ref.String()); err != nil || again != ref || ref.ID <= 0 {
			t.Errorf("%q is read as %v, which is read as %v, %v", s, ref, again, err)
		}
	})
}
