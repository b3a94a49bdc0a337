package simulator

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

func TestForeignTextIsEscaped(t *testing.T) {
	t.Parallel()
	got := fill(`<a title="{{Title}}">{{Body}}{{Title}}</a>`, map[string]markup{
		"Title": esc(`"<b>'&{{Body}}` + "\xff"), "Body": "<i>{{Title}}</i>",
	})
	want := markup(`<a title="&#34;&lt;b&gt;&#39;&amp;{{Body}}` + "\uFFFD" + `"><i>{{Title}}</i>&#34;&lt;b&gt;&#39;&amp;{{Body}}` + "\uFFFD</a>")
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := when("<p>", "", "</p>"); got != "" {
		t.Errorf("an empty text left %q", got)
	}
	if got := when("<p>", "<", "</p>"); got != "<p>&lt;</p>" {
		t.Errorf("got %q", got)
	}
}

func TestOnlyWebLinksAreLinks(t *testing.T) {
	t.Parallel()
	for link, good := range map[string]bool{
		"http://a": true, "HTTPS://a/b?c#d": true, "": false, "a": false, "//a": false, "/a": false, "http:///a": false,
		"javascript:alert(1)": false, "data:text/html,x": false, "http://a\n": false, " http://a": false, "kakaolink://a": false,
	} {
		if isWebLink(link) != good {
			t.Errorf("%q: want %v", link, good)
		}
	}
}

// The template packages call methods by name, which makes the linker keep every method of the whole program.
func TestNoTemplatePackages(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			if strings.HasSuffix(spec.Path.Value, `/template"`) {
				t.Errorf("%s imports %s", name, spec.Path.Value)
			}
		}
	}
}
