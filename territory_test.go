package careline_test

import (
	"testing"

	"pgregory.net/rapid"

	"careline"
)

func TestATerritoryIsReadAsPeopleWriteIt(t *testing.T) {
	region := func(country, province, city, district string) careline.Region {
		return careline.Region{Country: country, Province: province, City: city, District: district}
	}
	for text, want := range map[string]careline.Region{
		"江苏省南京市鼓楼区":                 region("CN", "江苏省", "南京市", "鼓楼区"),
		"江苏南京":                      region("CN", "江苏省", "南京市", ""),
		"南京鼓楼区":                     region("CN", "", "南京市", "鼓楼区"),
		"南京":                        region("CN", "", "南京市", ""),
		"江苏":                        region("CN", "江苏省", "", ""),
		"内蒙古":                       region("CN", "内蒙古自治区", "", ""),
		"上海":                        region("CN", "上海市", "上海市", ""),
		"上海市浦东新区":                   region("CN", "上海市", "上海市", "浦东新区"),
		"中国江苏省南京市":                  region("CN", "江苏省", "南京市", ""),
		"中国":                        region("CN", "", "", ""),
		"全国":                        region("CN", "", "", ""),
		"de":                        region("DE", "", "", ""),
		"Queens, New York, NY, USA": region("US", "NY", "New York", "Queens"),
		"DE / Bayern / München":     region("DE", "Bayern", "München", ""),
		"/江苏省//鼓楼区":                 region("CN", "江苏省", "", "鼓楼区"),
		"*":                         {},
	} {
		got, ok := careline.ParseTerritory(text, "CN")
		if !ok || got != want {
			t.Errorf("%q is read as %+v, %v", text, got, ok)
		}
	}
	if got, ok := careline.ParseTerritory("IL", "US"); !ok || got != region("US", "IL", "", "") {
		t.Errorf("in the United States, IL is %+v, %v", got, ok)
	}
	for _, text := range []string{"", "南京市鼓楼区建国路88号", "建国路", "鼓楼区", "100 Main St, Springfield", "XX/Bayern", "a/b/c/d/e", "…"} {
		if got, ok := careline.ParseTerritory(text, "CN"); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

func TestATerritoryIsWrittenAsItIsRead(t *testing.T) {
	for _, c := range []struct {
		home, want string
		r          careline.Region
	}{
		{"CN", "江苏省南京市鼓楼区", careline.Region{Country: "CN", Province: "江苏省", City: "南京市", District: "鼓楼区"}},
		{"CN", "上海市浦东新区", careline.Region{Country: "CN", Province: "上海市", City: "上海市", District: "浦东新区"}},
		{"CN", "*", careline.Region{}},
		{"CN", "CN", careline.Region{Country: "CN"}},
		{"US", "New York, NY", careline.Region{Country: "US", Province: "NY", City: "New York"}},
		{"CN", "US/NY/New York", careline.Region{Country: "US", Province: "NY", City: "New York"}},
	} {
		if got := c.r.Written(c.home); got != c.want {
			t.Errorf("%+v is written %q, not %q", c.r, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.SampledFrom([]string{"", "江苏省", "南京市", "上海市", "鼓楼区", "路", "NY", "New York", "Bayern", "US", "8"})
		r := careline.Region{
			Country: rapid.SampledFrom([]string{"CN", "US", "DE"}).Draw(t, "country"), Province: part.Draw(t, "province"),
			City: part.Draw(t, "city"), District: part.Draw(t, "district"),
		}
		home := rapid.SampledFrom([]string{"CN", "US"}).Draw(t, "home")
		if got, ok := careline.ParseTerritory(r.Written(home), home); !ok || got != r {
			t.Errorf("%+v is written %q and read as %+v, %v", r, r.Written(home), got, ok)
		}
	})
}
