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

// Keys gives s with every jamo and full-width letter replaced as Latin does.
func Keys(s string) string {
	return strings.Map(func(r rune) rune { k, _ := Latin(r); return k }, s)
}
