package main

import (
	"bytes"
	"strings"
	"testing"

	"kakaotui/internal/doctor"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// On a terminal no line is wider than it, a command that fits into a row stays whole, and colours are only beside the words.
func TestDoctorRows(t *testing.T) {
	t.Parallel()
	result := doctor.Result{
		Check: doctor.Consent,
		Note:  doctor.Note{State: doctor.Failed, Detail: "카카오톡 메시지 전송에 동의하지 않았어요.", Remedy: "먼저 이 명령을 실행해 주세요: `kakaotui login --scope talk_message` 콘솔에서는 [카카오 로그인] > [동의항목]"},
		More:  []doctor.Note{{State: doctor.Warning, Detail: strings.Repeat("가나 ", 30) + strings.Repeat("다", 70)}, {State: doctor.Info, Detail: "끝"}},
	}
	for _, width := range []int{20, 40, 60, 80, 100} {
		for _, colour := range []bool{false, true} {
			var out bytes.Buffer
			c := &cli{out: &out, lang: text.Korean, getenv: func(string) string { return "" }}
			p := c.doctorPrinter()
			p.width, p.colour = width, colour
			p.result(result)
			p.end(map[doctor.State]int{doctor.Failed: 1})
			shown := out.String()
			for line := range strings.Lines(shown) {
				if line = strings.TrimSuffix(line, "\n"); kit.Width(line) > width {
					t.Errorf("%d columns: %d are taken: %q", width, kit.Width(line), line)
				}
			}
			if strings.Contains(shown, "\x1b[1;31m[실패]\x1b[m") != colour || strings.Contains(shown, "\x1b") != colour {
				t.Errorf("colour %v: %q", colour, shown)
			}
			if whole := "`kakaotui login --scope talk_message`"; width >= 60 && !strings.Contains(shown, whole) || width >= 40 && !strings.Contains(shown, "[카카오 로그인]") {
				t.Errorf("%d columns: something is cut that a row has room for:\n%s", width, shown)
			}
			if strings.Contains(shown, glued) || !strings.Contains(shown, "[경고] 가나") {
				t.Errorf("%d columns:\n%s", width, shown)
			}
		}
	}
}
