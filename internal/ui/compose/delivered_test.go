package compose

import "testing"

func TestWhatWasTypedBesidesASentText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		sent, now, rest string
		ok              bool
	}{
		{"안녕", "안녕", "", true},
		{"안녕", "안녕 그리고", "그리고", true},
		{"안녕", "안녕\n\n다음 글\n", "다음 글\n", true},
		{"안녕", "앞의 말 안녕", "앞의 말", true},
		{"안녕", "안녕 ", "", true},
		{"안녕", "", "", true}, // a person emptied it
		{"ㅋ", "ㅋㅋ", "ㅋ", true},
		{"안녕 친구", "안녕 내 친구", "", false}, // changed inside
		{"안녕", "안", "", false},
		{"안녕", "반가워", "", false},
		{"안녕", "앞 안녕 뒤", "", false},
		{"하", "한", "", false}, // a letter joined the syllable
		{"e", "e\u0308 b", "", false},
		{"👩", "👩\u200d💻", "", false},
		{"하\n🇰🇷", "하\n🇰🇷🇰🇷", "🇰🇷", true},
		{"🇰", "🇰🇷", "", false},
	} {
		from, to, ok := besides(c.sent, c.now)
		if rest := c.now[from:to]; ok != c.ok || ok && rest != c.rest {
			t.Errorf("%q sent, %q there: %q %v", c.sent, c.now, rest, ok)
		}
	}
}

func FuzzBesides(f *testing.F) {
	f.Add("안녕", " 그리고")
	f.Add("🇰", "🇷")
	f.Fuzz(func(t *testing.T, sent, typed string) {
		from, to, ok := besides(sent, sent+typed)
		if rest := (sent + typed)[from:to]; ok && sent != "" && len(rest) > len(typed) {
			t.Errorf("%q sent, %q typed: %q stays", sent, typed, rest)
		}
	})
}

// What was changed inside of the sent text cannot be told from it: nothing is lost, and it is said.
func TestATextChangedWhileItWasSentIsKept(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("안녕 친구", "ctrl+s")
	r.feed(r.settling)
	r.press("left", "left", "내 ")
	r.settle()
	if got := r.p.message.Text(); got != "안녕 내 친구" {
		t.Fatalf("it holds %q", got)
	}
	r.says("보내는 동안 고친 글이라", "이미 보낸 말은 지우고", "보냄")
	r.press("!")
	r.says("이미 보낸 말은 지우고")
	r.press("alt+a", "backspace")
	r.saysNot("이미 보낸 말은")
	r.press("새 글", "ctrl+s")
	r.settle()
	r.saysNot("이미 보낸 말은")
}

// What was typed behind stays with the cursor where it was, and undo brings the sent text back.
func TestTheCursorStaysInWhatWasTypedMeanwhile(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("하나", "ctrl+s")
	r.feed(r.settling)
	r.press(" 둘셋", "left")
	r.settle()
	r.press("과 ")
	if got := r.p.message.Text(); got != "둘과 셋" {
		t.Errorf("it holds %q", got)
	}
	r.press("alt+z", "alt+z")
	if got := r.p.message.Text(); got != "하나 둘셋" {
		t.Errorf("undo brings %q", got)
	}
}
