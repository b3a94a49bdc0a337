package editor

import "testing"

func TestOffset(t *testing.T) {
	t.Parallel()
	e := New()
	e.SetText("가나\n\n다")
	for _, want := range []struct {
		do  func()
		off int
	}{
		{func() {}, len("가나\n\n다")}, {e.Home, len("가나\n\n")}, {e.Left, len("가나\n")}, {e.Left, len("가나")}, {e.Left, len("가")}, {e.Top, 0},
	} {
		want.do()
		if got := e.Offset(); got != want.off {
			t.Errorf("the cursor stands at %d, want %d", got, want.off)
		}
	}
}
