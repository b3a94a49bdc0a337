package kit_test

import (
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
)

func TestNickname(t *testing.T) {
	t.Parallel()
	for nickname, want := range map[string]string{
		"김이슬": "김이슬", " 김 이슬\u3000 ": "김 이슬", "\u1100\u1175\u11b7": "김", "": "abcdefg0", " \t": "abcdefg0", "👩‍💻": "👩‍💻", "줄\n바꿈": "줄↵바꿈",
	} {
		if got := kit.Nickname(kakao.Friend{UUID: "abcdefg0001", Nickname: nickname}); got != want {
			t.Errorf("%q is shown as %q", nickname, got)
		}
	}
}
