package bench

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"careline"
)

func person(name string, more ...func(*careline.Customer)) *careline.File {
	f := &careline.File{Customer: careline.Customer{ID: 7, Name: name}}
	f.Customer.Contacts = []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: "138 0013 8823", Primary: true}}
	f.Customer.Homes = []careline.Residence{{Primary: true, Site: careline.Site{
		Region: careline.Region{Country: "CN", Province: "江苏省", City: "南京市", District: "鼓楼区"}, Street: "建国路88号阳光花园5-2-601",
	}}}
	for _, m := range more {
		m(&f.Customer)
	}
	return f
}

// inventions gives what many chances make of a name.
func inventions(t *testing.T, slip, name string) []string {
	t.Helper()
	k := factsOf(person(name))
	var all []string
	for seed := range uint64(200) {
		if s := slips[slip](rand.New(rand.NewPCG(seed, 0)), &k); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

func TestHomophonesSoundAlikeAndAreWrittenDifferently(t *testing.T) {
	all := inventions(t, slipHomophone, "张伟")
	if len(all) < 20 || slices.Contains(all, "张伟") {
		t.Fatal(all)
	}
	for _, s := range all {
		if got := strings.Join(read([]rune(s)), " "); got != "zhang wei" {
			t.Errorf("%s sounds %s", s, got)
		}
		if a, b := []rune(s), []rune("张伟"); (a[0] == b[0]) == (a[1] == b[1]) {
			t.Errorf("%s has not one other character", s)
		}
	}
	if !slices.Contains(inventions(t, slipHomophones, "张伟"), "彰唯") && len(inventions(t, slipHomophones, "张伟")) < 20 {
		t.Error("hardly any homophones of every character")
	}
	if got := inventions(t, slipHomophone, "John Smith"); got != nil {
		t.Errorf("a Latin name has homophones %v", got)
	}
}

func TestSurnamesAreReadAsSurnames(t *testing.T) {
	for name, want := range map[string]string{"曾国强": "zeng guo qiang", "欧阳修": "ou yang xiu", "单雄": "shan xiong"} {
		if got := strings.Join(read([]rune(name)), " "); got != want {
			t.Errorf("%s is read %s", name, got)
		}
	}
	k := factsOf(person("欧阳明"))
	if s, g := k.pinyin(); s != "ouyang" || g != "ming" || k.initials() != "oym" {
		t.Error(s, g, k.initials())
	}
}

func TestDialectsConfuseWhatTheyDo(t *testing.T) {
	for syllable, want := range map[string][]string{
		"liu": {"niu"}, "zhang": {"zang", "zhan"}, "huang": {"fang", "huan", "wang"}, "chen": {"cheng"},
		"hu": {"fu", "wu"}, "ren": {"reng"}, "lin": {"ling", "nin"},
	} {
		got := mishear(syllable)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s is heard as %v, not %v", syllable, got, want)
		}
	}
	for _, s := range inventions(t, slipDialectPinyin, "黄林") {
		if !slices.Contains([]string{"wanglin", "fanglin", "huanlin", "huangning", "huangling", "huangnin"}, s) {
			t.Errorf("黄林 is heard as %s", s)
		}
	}
	for _, s := range inventions(t, slipDialect, "黄林") {
		if said := strings.Join(read([]rune(s)), ""); said == "huanglin" {
			t.Errorf("%s is no confusion", s)
		}
	}
}

func TestFingersSlipOnce(t *testing.T) {
	for _, s := range inventions(t, slipPinyin, "王建国") {
		if distance(s, "wangjianguo") != 1 {
			t.Errorf("%s is %d slips away", s, distance(s, "wangjianguo"))
		}
	}
	all := inventions(t, slipLatin, "Kent O'Brien")
	for _, s := range all {
		if first, last, _ := strings.Cut(s, " "); first != "kent" || distance(last, "o'brien") != 1 {
			t.Errorf("%s has not one slip", s)
		}
	}
	if len(all) < 20 || inventions(t, slipLatin, "Li Po") != nil {
		t.Errorf("slips %v, of a short name %v", all, inventions(t, slipLatin, "Li Po"))
	}
}

func TestNamesAreWrittenAsTheySound(t *testing.T) {
	for name, want := range map[string]string{
		"John Smith": "john smyth", "Catherine Ward": "katherine ward", "Stephen Hall": "steven hall", "Ann Clark": "ann clarke",
	} {
		if all := inventions(t, slipLatinSound, name); !slices.Contains(all, want) {
			t.Errorf("%s is heard as %v", name, all)
		}
	}
	if all := inventions(t, slipAccents, "Jürgen Sørensen"); !slices.Equal(all, []string{"jurgen sorensen"}) {
		t.Error(all)
	}
}

func TestPartsAreTurnedRound(t *testing.T) {
	for _, c := range []struct{ slip, name, want string }{
		{slipSwapped, "王建国", "王国建"},
		{slipSwapped, "王建", ""},
		{slipTurned, "王建国", "jianguo wang"},
		{slipTurned, "John Smith", "smith john"},
		{slipTraditional, "张伟华", "張偉華"},
		{slipTraditional, "王一", ""},
	} {
		if got := strings.Join(inventions(t, c.slip, c.name), ","); got != c.want {
			t.Errorf("%s: %s becomes %q", c.slip, c.name, got)
		}
	}
}

func TestDistanceCountsSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		n    int
	}{{"", "", 0}, {"ab", "ba", 1}, {"smith", "smtih", 1}, {"smith", "smit", 1}, {"smith", "smiith", 1}, {"kitten", "sitting", 3}, {"", "abc", 3}} {
		if got := distance(c.a, c.b); got != c.n {
			t.Errorf("%s %s: %d", c.a, c.b, got)
		}
	}
}
