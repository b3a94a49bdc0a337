package card

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
	"kakaotui/internal/template"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// hostile is a card with everything in it that is too long, too wide or not to be obeyed.
var hostile = `{"object_type":"feed","x\u001b[31m":1,"content":{"title":"` + strings.Repeat("긴 제목 👩‍💻", 20) + `","description":"` + strings.Repeat("줄\\n", 9) +
	`","image_url":"\u202e\u001b]0;x\u0007","image_width":"` + strings.Repeat("9", 80) + `","link":{"web_url":"` + strings.Repeat("가", 300) + `"}},` +
	`"buttons":[{"title":"` + strings.Repeat("버튼", 20) + `"},{},{}],"item_content":{"items":[{},{},{},{},{},{}]},"social":{"like_count":-1}}`

func TestEverySizeEveryState(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("아주긴이름", 20)
	states := map[string]func(*rig){
		"idle":    func(*rig) {},
		"strict":  func(r *rig) { r.p.strict = true },
		"json":    func(r *rig) { r.p.toggleRaw() },
		"broken":  func(r *rig) { r.keys("ctrl+e", "x", "ctrl+e") },
		"peek":    func(r *rig) { r.p.View(40, 9); r.p.togglePeek() },
		"sent":    func(r *rig) { r.keys("ctrl+s") },
		"failed":  func(r *rig) { r.fake.SendErr = unanswered; r.keys("ctrl+s") },
		"asking":  func(r *rig) { r.s.To = []kakao.Friend{{UUID: "u", Nickname: long}}; r.keys("ctrl+s") },
		"picking": func(r *rig) { r.fake.Kept = saved(long, "나"); r.keys("ctrl+k"); r.p.kinds.asked = long },
		"none":    func(r *rig) { r.keys("ctrl+k", "없는것") },
		"naming":  func(r *rig) { r.keys("alt+s", long, "enter"); r.p.saved.asked, r.p.saved.changeErr = long, offline },
		"filling": func(r *rig) {
			r.p.useTemplate(saved(long)[0])
			r.p.fill.err = &template.MissingError{Names: []string{long}}
		},
		"browsing": func(r *rig) {
			r.files.Folders = map[string]kit.Folder{"": {Path: "/" + long, Folders: []string{long, "\x1b"}, Images: []kit.ImageFile{{Name: long, Bytes: 1 << 40, Width: 9, Height: 9}}}}
			r.do(r.p.imageFeed())
			r.settle()
			r.p.files.err = offline
		},
		"upload":        func(r *rig) { r.do(r.p.uploadFile("/" + long)) },
		"failed upload": func(r *rig) { r.do(r.p.uploadFile("/" + long)); r.settle() },
		"disk":          func(r *rig) { r.p.draft.SaveErr, r.p.draft.ReadErr, r.p.outside.err = offline, offline, errNoEditor },
		"notes":         func(r *rig) { r.p.note = note{say: long, bad: true} },
	}
	for name, set := range states {
		for _, raw := range []string{hostile, `{"object_type":"list","contents":[{},{},{}]}`, plainFeed} {
			for _, lang := range []text.Lang{text.Korean, text.English} {
				r := newRig(t)
				r.s.Lang = lang
				if lang == text.English {
					r.s.Glyphs = kit.Plain
				}
				r.fake.SavedCard = store.Card{Kind: "feed", JSON: raw}
				r.do(r.p.Enter(nil))
				r.settle()
				set(r)
				for _, size := range [][2]int{{40, 9}, {59, 30}, {75, 21}, {76, 14}, {80, 21}, {100, 13}, {120, 37}} {
					r.fits(fmt.Sprintf("%s %v", name, lang), size[0], size[1])
					if shown := strings.Join(r.p.View(size[0], size[1]).Rows, "\n"); strings.ContainsAny(shown, "\x07\u202e") || strings.Contains(shown, "\x1b]") {
						t.Errorf("%s %v %v: what a terminal obeys is on the screen", name, lang, size)
					}
				}
			}
		}
	}
}

func TestPreviewInPlaceOfTheForm(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.p.View(120, 37)
	if strings.Contains(r.offered(), "f5") {
		t.Error("the preview stands beside the form, and can be asked for")
	}
	r.saysAt(120, 37, "미리보기", "제목")
	r.p.View(40, 9)
	r.keys("f5")
	r.saysAt(40, 9, "미리보기", "제목")
	r.keys("pgdown", "esc")
	r.saysAt(40, 9, "이미지 너비")
	r.keys("f5", "가")
	r.saysAt(40, 9, "제목가")
}

func TestExamplesOfEveryKindAreDrawnAndSound(t *testing.T) {
	t.Parallel()
	for _, kind := range template.Kinds() {
		for _, korean := range []bool{true, false} {
			raw, ok := template.Example(kind, korean)
			if !ok {
				t.Fatalf("no example of %s", kind)
			}
			r := writing(t, kind, string(raw))
			if r.p.json || r.p.form.kind != kind {
				t.Fatalf("%s is shown as the form of %s (JSON %v)", kind, r.p.form.kind, r.p.json)
			}
			r.p.View(120, 37)
			if wrong, bad := r.p.seen.reading.hard(); bad {
				t.Errorf("%s: %+v", kind, wrong)
			}
			for _, size := range sizes {
				r.fits(kind, size[0], size[1])
			}
		}
	}
}

func TestHelpKnowsEveryKey(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	for _, want := range []string{"ctrl+s", "ctrl+k", "ctrl+e", "tab", "alt+s", "이미지로 피드", "$EDITOR", "esc"} {
		if !strings.Contains(r.offered(), want) {
			t.Errorf("%s is not offered among %s", want, r.offered())
		}
	}
}

// pool are the keys that the random test presses.
var pool = []string{
	"가", "a", "1", "{", "}", "\"", ",", "{{이름}}", " ", "enter", "tab", "shift+tab", "up", "down", "left", "right", "esc", "backspace", "delete",
	"home", "end", "pgup", "pgdown", "ctrl+k", "ctrl+e", "f5", "ctrl+x", "ctrl+o", "ctrl+s", "alt+s", "alt+z", "ctrl+u", "피드", "목록", "사용자",
}

// TestRandomKeys: no key panics, every drawing fits, and what is written is always on its way to the disk and comes back
// from there to the letter.
func TestRandomKeys(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		r := newRig(t)
		r.fake.Kept = saved("하나")
		r.files.Folders = map[string]kit.Folder{"": {Path: "/", Images: []kit.ImageFile{{Name: "a.png"}}}}
		r.files.Contents = map[string][]byte{"/a.png": pngOf(t, 200, 200)}
		r.fake.Image = kakao.Image{URL: "https://k.kr/a.png", Width: 200, Height: 200}
		r.do(r.p.Enter(nil))
		var pressed []string
		for range 150 {
			k := pool[rnd.IntN(len(pool))]
			pressed = append(pressed, k)
			r.press(k)
			if rnd.IntN(3) == 0 {
				r.settle()
			}
			if rnd.IntN(10) == 0 {
				for _, b := range r.p.commands() {
					if b.Shown() == "" && rnd.IntN(3) == 0 {
						r.do(b.Do())
					}
				}
			}
			if rnd.IntN(8) == 0 {
				size := sizes[rnd.IntN(len(sizes))]
				r.fits(fmt.Sprint(seed, pressed), size[0], size[1])
			}
			r.do(r.p.Update(tea.MouseClickMsg{X: rnd.IntN(80), Y: rnd.IntN(21), Button: tea.MouseLeft}))
		}
		r.settle()
		words := r.p.words()
		if r.fake.SavedCard != words {
			t.Fatalf("seed %d: the disk has %+v, the page %+v\n%q", seed, r.fake.SavedCard, words, pressed)
		}
		again := newRig(t)
		again.fake.SavedCard = words
		again.do(again.p.Enter(nil))
		again.settle()
		if got := again.p.words(); got != words {
			t.Fatalf("seed %d: %+v came back as %+v", seed, words, got)
		}
	}
}

func BenchmarkKeyWithPreview(b *testing.B) {
	r := newRig(b)
	r.fake.SavedCard = store.Card{Kind: "feed", JSON: wholeFeed}
	r.do(r.p.Enter(nil))
	r.settle()
	for id := range r.p.form.groups {
		r.p.form.open[r.p.form.groupID(id)] = true
	}
	r.p.form.arrange()
	keys := kittest.Keys("가", "backspace")
	r.p.View(120, 37)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.p.Update(keys[i%2])
		r.p.View(120, 37)
	}
}

// Lists say in their titles how many lines are out of sight.
func TestListsSayHowManyLinesAreOutOfSight(t *testing.T) {
	t.Parallel()
	title := func(r *rig, w, h int, want string) {
		t.Helper()
		if got := strings.Split(r.screen(w, h), "\n")[0]; flat(got) != flat(want) {
			t.Errorf("%dx%d: %q, want %q", w, h, got, want)
		}
	}
	r := entered(t)
	title(r, 40, 9, "무엇을 보낼까요? 아래 1") // title and filter leave 7 of 9 rows for 8 kinds
	r.keys("up", "up")
	title(r, 40, 9, "무엇을 보낼까요? 위 1")
	title(r, 80, 21, "무엇을 보낼까요?")

	r = withImages(t)
	images := r.files.Folders[""]
	for i := range 40 {
		images.Images = append(images.Images, kit.ImageFile{Name: fmt.Sprint(i, ".png"), Bytes: 1})
	}
	r.files.Folders[""] = images
	r.command("이미지로 피드")
	title(r, 40, 9, "어떤 이미지를 올릴까요? 아래 37") // of 43 lines 6 are on show
	r.keys("pgdown")
	title(r, 40, 9, "어떤 이미지를 올릴까요? 위 2 · 아래 35")
}
