package text

import "testing"

func TestDetect(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		flag string
		env  map[string]string
		want Lang
	}{
		{"nothing set", "", nil, English},
		{"flag wins over everything", "en", map[string]string{"KAKAOTUI_LANG": "ko", "LC_ALL": "ko_KR.UTF-8", "LANG": "ko_KR.UTF-8"}, English},
		{"flag ko", "ko", map[string]string{"LANG": "en_US.UTF-8"}, Korean},
		{"own variable wins over the locale", "", map[string]string{"KAKAOTUI_LANG": "ko", "LC_ALL": "en_US.UTF-8"}, Korean},
		{"own variable en", "", map[string]string{"KAKAOTUI_LANG": "en", "LC_ALL": "ko_KR.UTF-8"}, English},
		{"LC_ALL overrides", "", map[string]string{"LC_ALL": "C.UTF-8", "LC_MESSAGES": "ko_KR.UTF-8", "LANG": "ko_KR.UTF-8"}, English},
		{"LC_ALL ko", "", map[string]string{"LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, Korean},
		{"LC_MESSAGES over LANG", "", map[string]string{"LC_MESSAGES": "en_GB", "LANG": "ko_KR.UTF-8"}, English},
		{"LANG alone", "", map[string]string{"LANG": "ko_KR.eucKR"}, Korean},
		{"an empty value does not count", "", map[string]string{"LC_ALL": "", "LANG": "ko_KR.UTF-8"}, Korean},
		{"C.UTF-8", "", map[string]string{"LANG": "C.UTF-8"}, English},
		{"POSIX", "", map[string]string{"LANG": "POSIX"}, English},
		{"bare ko", "", map[string]string{"LANG": "ko"}, Korean},
		{"ko with a hyphen, upper case", "", map[string]string{"LANG": "KO-KR"}, Korean},
		{"modifier", "", map[string]string{"LANG": "ko@x"}, Korean},
		{"old alias", "", map[string]string{"LANG": "korean.euc"}, Korean},
		{"Konkani is not Korean", "", map[string]string{"LANG": "kok_IN"}, English},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Detect(c.flag, func(k string) string { return c.env[k] }); got != c.want {
				t.Errorf("Detect(%q, %v) = %v, want %v", c.flag, c.env, got, c.want)
			}
		})
	}
}

func TestParseLang(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Lang{"ko": Korean, "KO": Korean, " en ": English} {
		got, ok := ParseLang(in)
		if !ok || got != want {
			t.Errorf("ParseLang(%q) = %v, %v", in, got, ok)
		}
		if again, ok := ParseLang(got.String()); !ok || again != want {
			t.Errorf("ParseLang(%q) does not give %v again", got, want)
		}
	}
	for _, in := range []string{"", "fr", "ko,en", "korea"} {
		if _, ok := ParseLang(in); ok {
			t.Errorf("ParseLang(%q) was taken", in)
		}
	}
}
