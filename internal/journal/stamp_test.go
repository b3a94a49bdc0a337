package journal

import "testing"

func TestStampTellsOfWrites(t *testing.T) {
	t.Parallel()
	if !stampsTell {
		t.Skip("the file system tells of writes late here")
	}
	j, _ := fresh(t)
	last := j.Stamp()
	if !last.Known || !last.Same(j.Stamp()) {
		t.Fatalf("of no file: %+v", last)
	}
	moved := func(what string, want bool) {
		t.Helper()
		now := j.Stamp()
		if now.Same(last) == want {
			t.Errorf("%s: moved %v\n%+v\n%+v", what, !want, last, now)
		}
		last = now
	}
	add(t, j, text("글"))
	moved("the first message", true)
	_, err := j.Head(t.Context())
	check(t, err)
	moved("a look at the head", false)
	other := again(t, j)
	add(t, other, text("글"))
	moved("another process wrote", true)
	check(t, other.Close())
	last = j.Stamp()
	_, err = j.Head(t.Context())
	check(t, err)
	moved("a look again", false)
	check(t, j.Close())
	moved("the log was put into the database", true)
}

func TestAStampThatIsNotKnownIsNeverTheSame(t *testing.T) {
	t.Parallel()
	if (Stamp{}).Same(Stamp{}) {
		t.Error("where nothing is known, nothing was written")
	}
}
