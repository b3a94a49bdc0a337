package hangul

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestInitials(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, query string
		want        bool
	}{
		{"김이슬", "", true}, {"김이슬", "  ", true}, {"", "", true}, {"", "ㄱ", false},
		{"김이슬", "ㄱㅇ", true}, {"김이슬", "ㄱㅇㅅ", true}, {"김이슬", "ㅇㅅ", true}, {"김이슬", "ㄱㅅ", false}, {"김이슬", "ㅅㄱ", false}, {"김이슬", "ㄱㅇㅅㅅ", false},
		{"김이슬", "김ㅇ", true}, {"김이슬", "ㄱ이", true}, {"김이슬", "김이슬", true}, {"김이슬", "이슬", true}, {"김이슬", "박ㅇ", false},
		{"까치", "ㄲ", true}, {"까치", "ㄱ", false}, {"가지", "ㄲ", false}, {"쌍둥이", "ㅆㄷㅇ", true},
		{"김이슬", "기", true}, {"각설이", "가", true}, {"김이슬", "김이스", true}, {"과일", "고", true}, {"값진", "갑", true}, {"닭갈비", "달", true},
		{"기민서", "김", true}, {"갑시다", "값", true}, {"기민서", "긴", false}, {"김이슬", "가", false}, {"기a", "길", false}, {"기ㅋㅋ", "킄", false}, {"기ㅋㅋ", "깈", true},
		{"각나", "가나", false}, {"각나", "각나", true}, {"김", "기미", false}, {"밖", "박", false}, {"밖", "바", true},
		{"김철수 (회사)", "수(회", true}, {"홍 길동", "홍길", true}, {"홍길동", "ㅎ ㄱ ㄷ", true}, {"홍길동", "홍 길", true},
		{"Kim Minsu", "kimm", true}, {"kim", "KIM", true}, {"Kim", "ㅏ", false}, {"rla", "김", false}, {"Éva", "éV", true}, {"Kim 민수", "mㅁㅅ", true},
		{"ㅋㅋ", "ㅋ", true}, {"가ㄳ", "ㄱㄱㅅ", true}, {"가수", "ㄳ", true}, {"발고", "ㅂㄹㄱ", false}, {"ㅏㅑ", "ㅑ", true},
		{"👩‍👩‍👧 가족", "👧ㄱㅈ", true}, {"가\xff나", "ㄱ\xffㄴ", true},
	} {
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			name, query := form.String(c.name), norm.NFD.String(c.query)
			if Initials(name, c.query) != c.want || Initials(c.name, query) != c.want {
				t.Errorf("%q in %q: want %t", c.query, name, c.want)
			}
		}
	}
	if !Initials("김이슬", "\u1100\u110b") {
		t.Error("initials as conjoining jamo find nothing")
	}
}

func TestNameIndex(t *testing.T) {
	t.Parallel()
	x := NewNameIndex([]string{"박김치", "김이슬", "이슬기", norm.NFD.String("김민수"), "Kim", "기린"})
	for query, want := range map[string][]int{
		"":    {0, 1, 2, 3, 4, 5},
		"ㄱ":   {1, 3, 5, 0, 2},
		"기":   {1, 3, 5, 0, 2},
		"김":   {1, 3, 0},
		"이슬":  {2, 1},
		"k":   {4},
		"ㅎ":   nil,
		" 김민": {3},
	} {
		if got := x.Search(query); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", query, got, want)
		}
	}
	if got := NewNameIndex(nil).Search("ㄱ"); got != nil {
		t.Errorf("nobody is %v", got)
	}
}

// A name is found by itself, by its initials and by all that is typed on the way to it.
func FuzzInitials(f *testing.F) {
	for _, name := range []string{"김이슬", "값진 삶", "Kim 민수", "ㄳ", "\u1112\u1161\u11ab", "\xff", "ẞİ", "J\u030c", "e \u0301"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		folded := fold(name)
		if !Initials(name, name) {
			t.Errorf("%q does not find itself", name)
		}
		query := slices.Clone(folded)
		for i, r := range query {
			if isSyllable(r) {
				query[i] = initials[initialOf(r)]
			}
		}
		if !Initials(name, string(query)) {
			t.Errorf("%q is not found by %q", name, string(query))
		}
		for i, r := range folded {
			if !isSyllable(r) || (r-'가')%28 == 0 {
				continue
			}
			if open := string(folded[:i]) + string(r-(r-'가')%28); !Initials(name, open) {
				t.Errorf("%q is not found while %q is typed", name, open)
			}
		}
	})
}

// manyNames are names as people have them.
func manyNames(n int) []string {
	r := rand.New(rand.NewPCG(3, 4))
	families := []rune("김이박최정강조윤장임한오서신권황안송류홍")
	names := make([]string, n)
	for i := range names {
		given := func() rune { return '가' + r.Int32N('힣'-'가'+1) }
		names[i] = fmt.Sprintf("%c%c%c", families[r.IntN(len(families))], given(), given())
	}
	return names
}

func BenchmarkSearch10000(b *testing.B) {
	x := NewNameIndex(manyNames(10000))
	for _, query := range []string{"ㄱ", "ㄱㅇ", "김", "기", "없는이름"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				x.Search(query)
			}
		})
	}
}

func BenchmarkNewNameIndex10000(b *testing.B) {
	names := manyNames(10000)
	for b.Loop() {
		NewNameIndex(names)
	}
}
