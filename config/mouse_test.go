package config_test

import (
	"strings"
	"testing"

	"careline"
	"careline/config"
)

func TestTheMouseIsOffUntilAFileOrTheEnvironmentTurnsItOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file, env string
		want      bool
		from      config.Source
	}{
		{"", "", false, config.FromDefault},
		{"mouse = true\n", "", true, config.FromFile},
		{"mouse = \"on\"\n", "", true, config.FromFile},
		{"mouse = true\n", "no", false, config.FromEnv},
		{"", "1", true, config.FromEnv},
	} {
		got, err := load(t, c.file, nil, map[string]string{"CARELINE_MOUSE": c.env})
		if err != nil || got.Mouse != c.want || got.Source(config.Mouse) != c.from {
			t.Errorf("file %q, CARELINE_MOUSE=%q: %v from %s, %v", c.file, c.env, got.Mouse, got.Source(config.Mouse), err)
		}
	}
}

func TestWhatIsNeitherYesNorNoIsRefused(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"mouse = 3\n", "mouse = \"maybe\"\n", "theme = true\n"} {
		_, err := load(t, file, nil, nil)
		if careline.CodeOf(err) != careline.CodeUsage {
			t.Errorf("%q: %v", file, err)
			continue
		}
		for _, l := range []careline.Lang{careline.English, careline.Chinese} {
			key, _, _ := strings.Cut(file, " ")
			if said := careline.Explain(err, l); !strings.Contains(said, key) {
				t.Errorf("%q is refused with %q, which does not name it", file, said)
			}
		}
	}
}
