package card

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/report"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

const fileLimit = 10 * time.Second

// outside is the JSON in the person's own editor.
type outside struct {
	job     kit.JobID
	reading bool   // the job reads what the editor left; else it writes the file
	file    string // while the editor has it
	before  string // what was written into it
	err     error
}

// editorClosed says that the editor ended.
type editorClosed struct{ err error }

// errNoEditor says that there is no editor to start.
var errNoEditor = errors.New("card: no editor")

// editOutside writes the JSON into a file that only this person can read, and opens it in their editor.
func (p *Page) editOutside() tea.Cmd {
	if p.outside.job != 0 || p.outside.file != "" {
		return nil
	}
	raw := p.form.JSON()
	if p.json {
		raw = p.raw.text()
	}
	p.outside = outside{before: raw}
	var cmd tea.Cmd
	p.outside.job, cmd = p.s.Jobs.Start(kit.JobOther, fileLimit, func(context.Context) (any, error) {
		return p.s.Ports.Files.WriteAside(raw)
	})
	return cmd
}

func (p *Page) outsideFinished(f kit.Finished) tea.Cmd {
	o := &p.outside
	o.job = 0
	words, ok := f.Result.(string)
	if !o.reading {
		if o.err = f.Err; f.Err != nil || !ok {
			return nil
		}
		o.file = words
		return p.s.Ports.Terminal.Exec(p.s.Ports.Files.Editor(words), func(err error) tea.Msg { return editorClosed{err} })
	}
	o.reading, o.file = false, ""
	if f.Err != nil {
		o.err = f.Err
	}
	if !ok || words == "" && f.Err != nil || words == o.before {
		return nil
	}
	p.replace(words)
	return p.draft.Soon()
}

// closedEditor reads the file, also when the editor failed: what it wrote before counts.
func (p *Page) closedEditor(m editorClosed) tea.Cmd {
	o := &p.outside
	o.err = nil
	if m.err != nil {
		o.err = errors.Join(errNoEditor, m.err)
	}
	name := o.file
	var cmd tea.Cmd
	o.reading = true
	o.job, cmd = p.s.Jobs.Start(kit.JobOther, fileLimit, func(context.Context) (any, error) { return p.s.Ports.Files.TakeAside(name) })
	return cmd
}

// outsideTrouble says what went wrong around the editor.
func (p *Page) outsideTrouble() string {
	if errors.Is(p.outside.err, errNoEditor) {
		return p.s.Say(text.CardEditorFailed, text.VisibleLine(text.Cut(strings.ReplaceAll(p.outside.err.Error(), errNoEditor.Error()+"\n", ""), 80)))
	}
	return p.s.Say(text.CardEditorFile, report.Of(p.outside.err, p.s.Lang).Title)
}
