package careline

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWhoIsAskedFirst(t *testing.T) {
	gulou := Region{Province: "江苏省", City: "南京市", District: "鼓楼区"}
	nanjing := Region{Province: "江苏省", City: "南京市"}
	job := Job{Region: gulou, Skill: SkillWaterHeater, Language: "Mandarin, Nanjing dialect"}
	near := Provider{ID: 1, Name: "near", Territories: []Region{gulou}, Skills: []string{SkillWaterHeater}, Capacity: 10}
	city := Provider{ID: 2, Name: "city", Territories: []Region{nanjing}, Skills: []string{SkillWaterHeater}, Capacity: 10}
	office := Provider{ID: 3, Name: "office", Territories: []Region{{}}}
	with := func(p Provider, change func(*Provider)) Provider { change(&p); return p }
	for _, c := range []struct {
		name      string
		providers []Provider
		load      map[ProviderID]int
		declined  []ProviderID
		first     ProviderID
	}{
		{"the nearer territory", []Provider{office, city, near}, nil, nil, 1},
		{"not one that declined", []Provider{near, city, office}, nil, []ProviderID{1}, 2},
		{"not one that is full", []Provider{near, city}, map[ProviderID]int{1: 10}, nil, 2},
		{"not one without the skill", []Provider{with(near, func(p *Provider) { p.Skills = []string{SkillComputer} }), city}, nil, nil, 2},
		{"the one with more room", []Provider{near, with(near, func(p *Provider) { p.ID = 4 })}, map[ProviderID]int{1: 5, 4: 2}, nil, 4},
		{"the one that speaks as the customer does", []Provider{near, with(near, func(p *Provider) { p.ID, p.Languages = 4, []string{"Nanjing"} })}, map[ProviderID]int{4: 9}, nil, 4},
		{"the office when nobody else goes there", []Provider{with(near, func(p *Provider) { p.Territories = []Region{{City: "苏州市"}} }), office}, nil, nil, 3},
		{"the elder of two alike", []Provider{with(near, func(p *Provider) { p.ID = 9 }), near}, nil, nil, 1},
	} {
		got := RankProviders(c.providers, c.load, Job{Region: job.Region, Skill: job.Skill, Language: job.Language, Declined: c.declined})
		if len(got) == 0 || got[0].Provider.ID != c.first {
			t.Errorf("%s: %+v", c.name, got)
			continue
		}
		for _, k := range got {
			if len(k.Reasons) == 0 || k.Reasons[0].In(Chinese) == "" {
				t.Errorf("%s: %s stands there without a reason", c.name, k.Provider.Name)
			}
		}
	}
}

func TestATerritoryHoldsAPlace(t *testing.T) {
	for _, c := range []struct {
		name             string
		territory, place Region
		holds            bool
	}{
		{"everything", Region{}, Region{City: "南京市"}, true},
		{"the same district", Region{"CN", "江苏省", "南京市", "鼓楼区"}, Region{"CN", "江苏省", "南京市", "鼓楼区"}, true},
		{"a place that leaves its province out", Region{"CN", "江苏省", "南京市", "鼓楼区"}, Region{City: "南京市", District: "鼓楼区"}, true},
		{"another district of the city", Region{"", "江苏省", "南京市", "鼓楼区"}, Region{City: "南京市", District: "玄武区"}, false},
		{"a place that names no city", Region{"", "江苏省", "南京市", ""}, Region{District: "鼓楼区"}, false},
		{"a district of that name in another province", Region{"", "江苏省", "", "鼓楼区"}, Region{Province: "福建省", City: "福州市", District: "鼓楼区"}, false},
		{"a city of that name in another state", Region{"US", "OR", "Portland", ""}, Region{"US", "ME", "Portland", ""}, false},
		{"written in capitals", Region{Province: "LA"}, Region{Province: "la", City: "New Orleans"}, true},
	} {
		if got := c.territory.Covers(c.place); got != c.holds {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestNobodyIsAskedTwiceAndFitsComeFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		districts := []string{"鼓楼区", "玄武区", ""}
		var providers []Provider
		load := map[ProviderID]int{}
		for i := range rapid.IntRange(0, 12).Draw(t, "providers") {
			id := ProviderID(i + 1)
			providers = append(providers, Provider{
				ID:          id,
				Territories: []Region{{City: "南京市", District: rapid.SampledFrom(districts).Draw(t, "district")}},
				Skills:      []string{rapid.SampledFrom([]string{SkillPurifier, SkillWaterHeater}).Draw(t, "skill")},
				Capacity:    rapid.IntRange(0, 5).Draw(t, "capacity"),
				Retired:     rapid.Bool().Draw(t, "retired"),
			})
			load[id] = rapid.IntRange(0, 6).Draw(t, "load")
		}
		declined := rapid.SliceOfDistinct(rapid.Map(rapid.IntRange(1, 12), func(i int) ProviderID { return ProviderID(i) }), rapid.ID).Draw(t, "declined")
		got := RankProviders(providers, load, Job{Region: Region{City: "南京市", District: "鼓楼区"}, Skill: SkillPurifier, Declined: declined})
		seen := map[ProviderID]bool{}
		for i, c := range got {
			if seen[c.Provider.ID] || c.Provider.Retired || slices.Contains(declined, c.Provider.ID) {
				t.Fatalf("%d is asked wrongly", c.Provider.ID)
			}
			seen[c.Provider.ID] = true
			if i > 0 && c.Fit && !got[i-1].Fit {
				t.Fatalf("%d fits and stands behind one that does not", c.Provider.ID)
			}
		}
	})
}

func TestWhoDeclinesOftenIsAskedLater(t *testing.T) {
	gulou := Region{Province: "江苏省", City: "南京市", District: "鼓楼区"}
	providers := []Provider{
		{ID: 1, Name: "declines", Territories: []Region{gulou}, Capacity: 10},
		{ID: 2, Name: "busy", Territories: []Region{gulou}, Capacity: 10},
		{ID: 3, Name: "far", Territories: []Region{{City: "上海市"}}, Capacity: 10},
	}
	job := Job{Region: gulou, Asked: map[ProviderID]Asked{1: {Orders: 20, Declined: 6}, 2: {Orders: 30, Declined: 1}}}
	got := RankProviders(providers, map[ProviderID]int{2: 8}, job)
	if got[0].Provider.ID != 2 || got[1].Provider.ID != 1 {
		t.Fatalf("ranked %+v", got)
	}
	said := ""
	for _, r := range got[1].Reasons {
		said += r.In(English) + "; "
	}
	if !strings.Contains(said, "declined 6 of 20 in 30 days") {
		t.Errorf("it says %s", said)
	}
	// One order of few is no habit.
	job.Asked = map[ProviderID]Asked{1: {Orders: 1, Declined: 1}}
	if got := RankProviders(providers, map[ProviderID]int{1: 1, 2: 9}, job); got[0].Provider.ID != 1 {
		t.Errorf("ranked %+v", got)
	}
}
