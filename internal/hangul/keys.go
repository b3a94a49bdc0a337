package hangul

import "strings"

// The keys of the 두벌식 layout in the order of QWERTY.
const (
	jamoKeys  = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
	latinKeys = "qwertyuiopasdfghjklzxcvbnmQWERTOP"
)

var keys = func() map[rune]rune {
	m := make(map[rune]rune)
	latin := []rune(latinKeys)
	for i, r := range []rune(jamoKeys) {
		m[r] = latin[i]
	}
	return m
}()

// Latin gives the key of the QWERTY layout for what the same key types under the Korean layout, so that ctrl+ㅊ is ctrl+c.
// Full-width Latin (U+FF01 to U+FF5E) gives its narrow twin. ok is false, and r itself is given, for everything else.
func Latin(r rune) (latin rune, ok bool) {
	if r >= '！' && r <= '～' {
		return r - '！' + '!', true
	}
	jamo := r
	if c := compatibility(r); c != 0 {
		jamo = c
	} else if i := r - 0x1100; i >= 0 && i < rune(len(initials)) {
		jamo = initials[i]
	}
	if k, found := keys[jamo]; found {
		return k, true
	}
	return r, false
}

// initials are the compatibility jamo of U+1100 to U+1112.
var initials = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")

// pairs are the jamo that take two keys.
var pairs = map[rune]string{
	'ㅘ': "hk", 'ㅙ': "ho", 'ㅚ': "hl", 'ㅝ': "nj", 'ㅞ': "np", 'ㅟ': "nl", 'ㅢ': "ml",
	'ㄳ': "rt", 'ㄵ': "sw", 'ㄶ': "sg", 'ㄺ': "fr", 'ㄻ': "fa", 'ㄼ': "fq", 'ㄽ': "ft", 'ㄾ': "fx", 'ㄿ': "fv", 'ㅀ': "fg", 'ㅄ': "qt",
}

// Keys gives s as the same keys would have typed it on the QWERTY layout: syllables and jamo become the letters of their keys
// ("둥" is "end"), full-width Latin its narrow twin. Everything else stays.
func Keys(s string) string {
	var b strings.Builder
	for _, r := range s {
		if i := r - '가'; r >= '가' && r <= '힣' {
			writeKeys(&b, initials[i/588])
			writeKeys(&b, 'ㅏ'+i/28%21)
			if f := i % 28; f > 0 {
				writeKeys(&b, finals[f-1])
			}
			continue
		}
		writeKeys(&b, r)
	}
	return b.String()
}

func writeKeys(b *strings.Builder, r rune) {
	if c := compatibility(r); c != 0 {
		r = c
	}
	if two, ok := pairs[r]; ok {
		b.WriteString(two)
		return
	}
	latin, _ := Latin(r)
	b.WriteRune(latin)
}
