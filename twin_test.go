package careline_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"careline/store/storetest/raced"

	"careline"
)

// someone is a file as an operator would write it.
func someone(name, phone, address string) careline.Customer {
	c := careline.Customer{Name: name}
	if phone != "" {
		c.Contacts = []careline.ContactPoint{careline.ParsePhone(phone, "CN")}
	}
	if address != "" {
		c.Homes = []careline.Residence{{Site: careline.ParseAddress(address, "CN")}}
	}
	return c
}

func TestHowLikelyTwoFilesAreOnePerson(t *testing.T) {
	const home = "江苏省南京市鼓楼区建国路88号阳光花园5-2-601"
	for _, c := range []struct {
		what   string
		a, b   careline.Customer
		likely bool
		why    careline.TwinKind
	}{
		{"same mobile, same name", someone("王建国", "13800138823", ""), someone("王建国", "+86 138 0013 8823", ""), true, careline.TwinPhone},
		{"same name at the same home", someone("王建国", "", home), someone("王建国", "13912345678", home), true, careline.TwinHome},
		{"heard alike at the same home", someone("张伟", "", home), someone("章炜", "", home), true, careline.TwinSound},
		{"the flat written in words", someone("王建国", "", home), someone("王建国", "", "南京市鼓楼区建国路88号5栋2单元601室"), true, careline.TwinHome},
		{"heard alike, same tail, same district", someone("张伟", "13800138823", home), someone("章炜", "13912348823", "江苏省南京市鼓楼区中山路1号"), true, careline.TwinPhoneTail},
		{"same tail alone", someone("张伟", "13800138823", ""), someone("张伟", "13912348823", ""), false, careline.TwinPhoneTail},
		{"one digit wrong", someone("王建国", "13800138823", ""), someone("王建国", "13800138832", ""), true, careline.TwinPhoneSlip},
		{"without the area code", someone("王建国", "025-83321147", ""), someone("王建国", "83321147", ""), true, careline.TwinPhoneArea},
		{"a nameless file with the phone", someone("", "13800138823", ""), someone("王建国", "13800138823", ""), true, careline.TwinPhone},
		{"only the name", someone("王建国", "", ""), someone("王建国", "", ""), false, careline.TwinName},
		{"husband and wife", someone("王建国", "13800138823", home), someone("李小红", "13800138823", home), false, careline.TwinOtherName},
		{"neighbours", someone("王建国", "", home), someone("王建国", "", "江苏省南京市鼓楼区建国路88号阳光花园6-1-301"), false, careline.TwinName},
		{"written in pinyin", someone("王建国", "13800138823", ""), someone("Wang Jianguo", "13800138823", ""), true, careline.TwinSound},
		{"a title for the given name", someone("王先生", "13800138823", ""), someone("王建国", "13800138823", ""), true, careline.TwinPartName},
		{"a slip in a Latin name", someone("Kathryn O'Brien", "13800138823", ""), someone("Katheryn OBrien", "13800138823", ""), true, careline.TwinPhone},
		{"words in another order", someone("O'Brien, Kathryn", "13800138823", ""), someone("Kathryn O'Brien", "13800138823", ""), true, careline.TwinName},
	} {
		got := careline.Alike(&c.a, &c.b, nil, nil)
		if got.Likely() != c.likely || !got.Has(c.why) {
			t.Errorf("%s: %d, %s", c.what, got.Score, got.In(careline.English))
		}
		for _, r := range got.Reasons {
			if r.In(careline.English) == "" || r.In(careline.Chinese) == "" || r.In(careline.English) == r.In(careline.Chinese) {
				t.Errorf("%s: the reason %s says %q and %q", c.what, r.Kind, r.In(careline.English), r.In(careline.Chinese))
			}
			if r.Against() != (r.Score < 0) {
				t.Errorf("%s: %s", c.what, r.Kind)
			}
		}
	}
}

func TestWhatSpeaksForAndAgainstOnePerson(t *testing.T) {
	a, b := someone("王建国", "13800138823", ""), someone("王建国", "13800138823", "")
	plain := careline.Alike(&a, &b, nil, nil).Score
	a.ExternalID, b.ExternalID = "A-1", "B-7"
	other := careline.Alike(&a, &b, nil, nil)
	if !other.Has(careline.TwinOtherExternal) || other.Score >= plain {
		t.Errorf("other external numbers: %d, %s", other.Score, other.In(careline.English))
	}
	a.ExternalID, b.ExternalID = "", ""
	mail := careline.ContactPoint{Kind: careline.ContactEmail, Raw: "W@example.com"}
	a.Contacts = append(a.Contacts, mail)
	mail.Raw = "w@Example.com"
	b.Contacts = append(b.Contacts, mail)
	if l := careline.Alike(&a, &b, nil, nil); !l.Has(careline.TwinEmail) || !l.Sure() {
		t.Errorf("the same e-mail: %d, %s", l.Score, l.In(careline.English))
	}
	x, y := someone("王建国", "", ""), someone("王健国", "", "")
	unit := []careline.Unit{{Product: "A", Serial: "6A2207-0041"}}
	again := []careline.Unit{{Product: "B", Serial: "6a22070041"}}
	if l := careline.Alike(&x, &y, unit, again); !l.Has(careline.TwinSerial) || !l.Likely() {
		t.Errorf("the same serial: %d, %s", l.Score, l.In(careline.English))
	}
}

// Whichever file comes first, the answer is the same; and nobody is their own twin.
func TestLikenessIsSymmetric(t *testing.T) {
	raced.OneByOne(t)
	r := rand.New(rand.NewPCG(7, 7))
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	made := func() careline.Customer {
		c := someone(
			pick("王建国", "王健国", "王先生", "Wang Jianguo", "John Smith", "Jon Smyth", "J. Smith", "", "李小红", "欧阳修"),
			pick("13800138823", "13800138832", "025-83321147", "83321147", "025-83321147转12", "+1 415 555 2671", "", "110"),
			pick("江苏省南京市鼓楼区建国路88号5-2-601", "南京市鼓楼区建国路88号", "建国路88号5栋2单元601室", "12 Kent St, Boston", "12 Kent Street", "合肥市长江路1号", ""))
		c.ID = careline.CustomerID(1 + r.IntN(1_000_000))
		c.ExternalID = pick("", "", "A-1", "B-2")
		if r.IntN(3) == 0 {
			c.Contacts = append(c.Contacts, careline.ContactPoint{Kind: careline.ContactEmail, Raw: pick("a@b.cn", "A@b.cn", "c@d.cn")})
		}
		return c
	}
	told := func(l careline.Likeness) string {
		parts := []string{fmt.Sprint(l.Score)}
		for _, r := range l.Reasons {
			parts = append(parts, fmt.Sprint(r.Kind, r.Score))
		}
		slices.Sort(parts)
		return fmt.Sprint(parts)
	}
	for range 20_000 {
		a, b := made(), made()
		if a.ID == b.ID {
			continue
		}
		x, y := careline.Alike(&a, &b, nil, nil), careline.Alike(&b, &a, nil, nil)
		if told(x) != told(y) {
			t.Fatalf("%+v\n%+v\n%s\n%s", a, b, told(x), told(y))
		}
		if x.Score < 0 || x.Score > 100 {
			t.Fatalf("the score is %d", x.Score)
		}
		if own := careline.Alike(&a, &a, nil, nil); own.Score != 0 || len(own.Reasons) > 0 {
			t.Fatalf("%+v is its own twin", a)
		}
	}
}
