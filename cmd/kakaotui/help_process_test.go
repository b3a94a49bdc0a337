package main_test

import (
	"regexp"
	"strings"
	"testing"
)

var commands = []string{"", "demo", "login", "status", "send", "watch", "run", "keepalive", "outbox", "outbox list", "outbox retry", "outbox drop", "outbox sent", "log", "friends", "template", "template list", "template show", "template check", "template example", "template save", "template remove", "upload", "token", "logout", "explain", "doctor", "simulate", "completion", "man"}

// englishWords is a run of two English words, which no Korean help holds outside of examples.
var englishWords = regexp.MustCompile(`[A-Za-z]{3,} [a-z]{3,}`)

// code is what no language has: a command to type, and a flag with the name of its value.
var code = regexp.MustCompile("(?m)^  kakaotui .*|kakaotui( [a-z]+)?|^  -.*?  ")

// nameless is a flag with a default in help and no word for its value.
var nameless = regexp.MustCompile(`^ +--[a-z-]+  .*\(default `)

func TestHelpSpeaksOneLanguage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, name := range commands {
		args := strings.Fields(name)
		ko := w.want(0, append(args, "--help", "--lang=ko")...)
		en := w.want(0, append(args, "--help", "--lang", "en")...)
		if hasHangul(en.out) || en.err != "" || ko.err != "" || !strings.Contains(en.out, "Usage:") || !strings.Contains(ko.out, "사용법:") {
			t.Errorf("%q: %v", name, en)
		}
		for line := range strings.Lines(ko.out) {
			if englishWords.MatchString(code.ReplaceAllString(line, "")) {
				t.Errorf("%q: English in Korean help: %q", name, line)
			}
		}
		for _, flag := range []string{"--profile", "--lang", "--no-color", "--verbose", "--help"} {
			if !strings.Contains(ko.out, flag) {
				t.Errorf("%q does not know %s", name, flag)
			}
		}
		for line := range strings.Lines(en.out) {
			if nameless.MatchString(line) {
				t.Errorf("%q: nothing says what the flag takes: %q", name, line)
			}
		}
		if name != "" {
			if short := w.want(0, append(append([]string{"help"}, args...), "--lang=ko")...); short.out != ko.out {
				t.Errorf("help %s differs from %s --help", name, name)
			}
		}
	}
}

// A command line that cannot be carried out says so in both languages, with the next step, and as JSON where that was asked
// for, whatever is wrong with it.
func TestUsageErrors(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, c := range []struct{ line, says string }{
		{"foo", "foo"},
		{"sned", "kakaotui send"},
		{"sned --whatever", "kakaotui send"},
		{"watch -- date", "--every"},
		{"watch --every 999ms -- date", "--every"},
		{"watch --every soon -- date", "soon"},
		{"watch --every 1m --timeout 0s -- date", "--timeout"},
		{"watch --every 1m", "watch --every"},
		{"run", "run --"},
		{"keepalive now", "now"},
		{"outbox nonsense", "nonsense"},
		{"outbox drop", "kakaotui outbox"},
		{"outbox sent zzz", "zzz"},
		{"outbox retry zzz", "zzz"},
		{"log -n -1", "-n"},
		{"log extra", "extra"},
		{"send --lines --key k", "--key"},
		{"send --lines a b", "--lines"},
		{"send --expire 0s a", "--expire"},
		{"send --on-unknown perhaps a", "--on-unknown"},
		{"--nonsense", "--nonsense"},
		{"-z", "-z"},
		{"status extra", "extra"},
		{"status --josn", "--josn"},
		{"doctor extra", "extra"},
		{"status --profile", "--profile"},
		{"simulate --access-ttl soon", "soon"},
		{"simulate --access-ttl=-1s", "0"},
		{"simulate --consent perhaps", "auto"},
		{"simulate --addr 0.0.0.0:0", "0.0.0.0"},
		{"simulate --addr here", "here"},
		{"login --code x --scope y", "--scope"},
		{"explain", "KOE320"},
		{"explain nonsense", "nonsense"},
		{"explain --nonsense KOE320", "--nonsense"},
		{"explain KOE999", "KOE999"},
		{"explain KOE320 --lang fr", "--lang"},
		{"completion tcsh", "zsh"},
		{"help nonsense", "nonsense"},
		{"--lang fr status", "--lang"},
		{"", "send"}, // the app needs a terminal
	} {
		args := strings.Fields(c.line)
		ko, en := w.with("KAKAOTUI_LANG=ko_KR.UTF-8").run(args...), w.run(args...)
		if ko.code != 2 || en.code != 2 || !strings.Contains(ko.err, c.says) || !strings.Contains(en.err, c.says) {
			t.Errorf("%q: %v\n%v", c.line, ko, en)
		}
		checkBothLanguages(t, ko, en)
		if englishWords.MatchString(code.ReplaceAllString(ko.err, "")) {
			t.Errorf("%q: English among Korean: %q", c.line, ko.err)
		}
		r := w.run(append([]string{"--json"}, args...)...)
		if e := errorOf(t, r); r.code != 2 || e.Kind != "usage" {
			t.Errorf("%q: %v", c.line, r)
		}
	}
}

func TestExplain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, c := range []struct{ line, code string }{
		{"KOE320", "KOE320"}, {"koe 6", "KOE006"}, {"-402", "-402"}, {"402", "-402"}, {"-- -402", "-402"}, {"--lang ko -402 --no-color", "-402"},
		{"access_denied", "access_denied"}, {"잘못된 요청 (KOE205)", "KOE205"},
	} {
		r := w.want(0, append([]string{"explain"}, strings.Fields(c.line)...)...)
		if !strings.HasPrefix(r.out, c.code+"  ") || strings.Count(r.out, "\n") < 3 || r.err != "" {
			t.Errorf("%q: %v", c.line, r)
		}
	}
}

func TestVersionAndCompletion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if r := w.want(0, "--version"); !strings.HasPrefix(r.out, "kakaotui ") || strings.Count(r.out, "\n") != 1 {
		t.Error(r)
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if r := w.want(0, "completion", shell); !strings.Contains(r.out, "kakaotui") || r.err != "" {
			t.Errorf("%s: %d bytes, %q", shell, len(r.out), r.err)
		}
	}
	for _, lang := range []string{"ko", "en"} {
		r := w.want(0, "man", "--lang", lang)
		if !strings.HasPrefix(r.out, `.\" -*- coding: utf-8 -*-`+"\n.TH \"KAKAOTUI\" \"1\"") || hasHangul(r.out) != (lang == "ko") || r.err != "" || w.files(w.home) != 0 {
			t.Errorf("man in %s: %d bytes, %q", lang, len(r.out), r.err)
		}
	}
	if r := w.with("KAKAOTUI_LANG=ko").want(0, "__complete", "se"); !strings.HasPrefix(r.out, "send\t나나 친구에게") {
		t.Error(r)
	}
	if r := w.want(0, "__complete", "status", "--lang", ""); !strings.HasPrefix(r.out, "ko\nen\n") {
		t.Error(r)
	}
	w.pipe(`{"object_type":"text","text":"{{a}}","link":{}}`, "template", "save", "deploy", "-")
	if r := w.want(0, "__complete", "send", "--template", ""); !strings.HasPrefix(r.out, "deploy\n") {
		t.Error(r)
	}
	w.login()
	w.want(0, "friends")
	if r := w.want(0, "__complete", "send", "--to", friend1+","); !strings.Contains(r.out, friend1+","+friend2+"\t") || strings.Contains(r.out, "me\n") {
		t.Error(r)
	}
	if r := w.want(0, "__complete", "simulate", "--consent", ""); !strings.HasPrefix(r.out, "ask\nauto\n") {
		t.Error(r)
	}
}

// The demo shows the whole way in a log, in both languages, and leaves nothing behind.
func TestPlainDemo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	tmp := t.TempDir()
	for _, c := range []struct{ lang, sent, done string }{{"ko", "보냄", "완료"}, {"en", "sent", "done"}} {
		r := w.with("KAKAOTUI_LANG="+c.lang, "TMPDIR="+tmp, "TMP="+tmp).want(0, "demo")
		for _, step := range []string{"1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "talk_message"} {
			if !strings.Contains(r.out, step) {
				t.Errorf("%s: no %q in %v", c.lang, step, r)
			}
		}
		_, log, _ := strings.Cut(r.out, "\n7. ")
		if r.err != "" || strings.Count(log, "  "+c.sent+"  ") != 1 || strings.Count(log, "  "+c.done+"  ") < 2 || hasHangul(log) != (c.lang == "ko") {
			t.Errorf("%s: %v", c.lang, r)
		}
		checkSafe(t, r.out)
	}
	if left := w.files(tmp) + w.files(w.home); left != 0 {
		t.Errorf("%d files are left", left)
	}
	if w.calls(sendPath)+w.calls(tokenPath) != 0 {
		t.Error("the demo went to the configured Kakao")
	}
}
