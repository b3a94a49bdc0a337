package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"kakaotui/internal/journal"
	"kakaotui/internal/report"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// How much room on the disk is worth a warning, and how little is a failure: a send writes some tens of kilobytes.
const (
	lowDisk  = 50 << 20
	fullDisk = 1 << 20
)

// files looks at the folders, the token file and the journal.
func (e *exam) files(ctx context.Context) Result {
	in, err := within(ctx, localLimit, func(context.Context) (store.Inspection, error) { return e.Inspect(), nil })
	if err != nil {
		return e.late()
	}
	var f findings
	e.folders(&f, in)
	if len(in.Open) > 0 {
		f.warn(e.say(text.DoctorFilesOpen, names(in.Open)), e.say(text.DoctorRun, "chmod 600 "+paths(in.Open)))
	}
	if len(in.Stuck) > 0 {
		f.fail(report.Unexpected, e.say(text.DoctorStuck, names(in.Stuck)), e.say(text.DoctorStuckMend, ownAgain(filepath.Dir(in.Stuck[0]))))
	}
	if in.Measured && in.Free < lowDisk {
		state, kind := Warning, report.Kind("")
		if in.Free < fullDisk {
			state, kind = Failed, report.Unexpected
		}
		f.add(kind, Note{State: state, Detail: e.say(text.DoctorDiskLow, size(in.Free)), Remedy: e.say(text.DoctorDiskMend)})
	}
	if e.tokensErr = store.CheckTokenStore(e.Settings.Tokens); e.tokensErr == nil && e.Settings.Tokens != store.TokensInKeyring {
		e.tokenFile(ctx, &f)
	}
	e.lock(ctx, &f)
	e.journal(ctx, &f)
	if len(in.Aside) > 0 {
		f.inform(e.say(text.DoctorAside, len(in.Aside)), "")
	}
	return e.filesResult(&f, in)
}

// filesResult says where the files are, or that there are none yet.
func (e *exam) filesResult(f *findings, in store.Inspection) Result {
	var there []string
	for _, folder := range in.Folders {
		if folder.Err != nil {
			return f.result("")
		}
		if folder.Exists {
			there = append(there, text.VisibleLine(folder.Path))
		}
	}
	if len(there) == 0 {
		r := f.result(e.say(text.DoctorFilesNone, text.VisibleLine(in.Folders[len(in.Folders)-1].Path)))
		if r.State == OK {
			r.State = Info
		}
		return r
	}
	if in.Measured {
		return f.result(e.say(text.DoctorFilesSpace, strings.Join(there, ", "), size(in.Free)))
	}
	return f.result(e.say(text.DoctorFilesFine, strings.Join(there, ", ")))
}

func (e *exam) folders(f *findings, in store.Inspection) {
	for _, folder := range in.Folders {
		shown := text.VisibleLine(folder.Path)
		if plain, ok := errors.AsType[*store.NotPlainError](folder.Err); ok {
			f.fail(report.Unexpected, e.say(text.DoctorNoFolder, text.VisibleLine(plain.Path)), e.say(text.DoctorMoveAway))
			continue
		}
		if folder.Err != nil {
			says := text.DoctorNoWrite
			if !folder.Exists {
				says = text.DoctorNoMake
			}
			why := folder.Err
			if inner := errors.Unwrap(why); inner != nil {
				why = inner
			}
			f.fail(report.Unexpected, e.say(says, shown, text.Reason(e.Lang, why)),
				e.say(text.DoctorNoWriteMend, "ls -ld "+quoted(folder.Path), ownAgain(folder.Path)))
			continue
		}
		if e.OS == "windows" || !folder.Exists {
			continue
		}
		closed := e.say(text.DoctorRun, "chmod 700 "+quoted(folder.Path))
		switch {
		case folder.Mode&0o022 != 0:
			f.warn(e.say(text.DoctorFolderOpen, shown, octal(folder.Mode)), closed)
		case folder.Mode&0o077 != 0:
			f.inform(e.say(text.DoctorFolderSeen, shown, octal(folder.Mode)), closed)
		}
	}
}

// ownAgain is the command that gives a folder back to the person after something was run with sudo.
func ownAgain(dir string) string { return `sudo chown -R "$(id -un)" ` + quoted(dir) }

// tokenFile reads the tokens for the checks that need them.
func (e *exam) tokenFile(ctx context.Context, f *findings) {
	e.tokens, e.tokensErr = within(ctx, localLimit, func(context.Context) (store.Tokens, error) { return e.Tokens() })
	if e.tokensErr == nil {
		return
	}
	damaged, ok := errors.AsType[*store.DamagedError](e.tokensErr)
	if !ok {
		r := report.Of(e.tokensErr, e.Lang)
		f.add(r.Kind, told(Failed, r))
		return
	}
	why := e.say(text.Damage(string(damaged.Damage)))
	if damaged.Previous {
		e.tokensErr = nil
		f.warn(e.say(text.DoctorTokensPrevious, why), e.say(text.DoctorDamagedStatus))
		return
	}
	f.fail(report.Unexpected, e.say(text.DoctorTokensDamaged, why), e.say(text.DoctorDamagedLogin))
}

// lock finds a process that keeps the others from refreshing. One that refreshes just now is done before the time is over, as
// a rule.
func (e *exam) lock(ctx context.Context, f *findings) {
	ctx, cancel := context.WithTimeout(ctx, lockLimit)
	defer cancel()
	if !e.Locked(ctx) {
		return
	}
	find := "ps -ef | grep kakaotui"
	if e.OS == "windows" {
		find = `tasklist /FI "IMAGENAME eq kakaotui.exe"`
	}
	f.warn(e.say(text.DoctorLocked), e.say(text.DoctorLockedMend, find))
}

// journal opens the journal for this check and the last two.
func (e *exam) journal(ctx context.Context, f *findings) {
	e.ledger, e.ledgerErr = within(ctx, localLimit, func(ctx context.Context) (Ledger, error) { return e.Ledger(ctx, e.tokens) })
	damaged, isDamage := errors.AsType[*journal.DamagedError](e.ledgerErr)
	switch {
	case e.ledgerErr == nil:
	case errors.Is(e.ledgerErr, fs.ErrNotExist):
		e.ledgerErr = nil // nothing was sent yet
	case errors.Is(e.ledgerErr, journal.ErrOlder):
		f.inform(e.say(text.DoctorJournalOlder), "")
	case isDamage:
		f.fail(report.Unexpected, e.say(text.DoctorJournalDamaged, text.VisibleLine(damaged.Path), e.say(text.Damage(string(damaged.Damage)))),
			e.say(text.DoctorJournalMend))
	case errors.Is(e.ledgerErr, errLate):
		f.warn(e.say(text.DoctorLate, int(localLimit.Seconds())), e.say(text.DoctorTryLater))
	default:
		r := report.Of(e.ledgerErr, e.Lang)
		f.add(r.Kind, told(Failed, r))
	}
}

// late is a check that did not end in its time.
func (e *exam) late() Result {
	return Result{Kind: report.Unexpected, Note: Note{
		State: Failed, Detail: e.say(text.DoctorLate, int(localLimit.Seconds())), Remedy: e.say(text.DoctorTryLater)}}
}

// maxNames is how many files are named.
const maxNames = 5

func names(files []string) string {
	var shown []string
	for _, f := range files[:min(len(files), maxNames)] {
		shown = append(shown, text.VisibleLine(filepath.Base(f)))
	}
	if len(files) > maxNames {
		shown = append(shown, "…")
	}
	return strings.Join(shown, ", ")
}

// paths are all files as they are typed into a shell.
func paths(files []string) string {
	var all []string
	for _, f := range files {
		all = append(all, quoted(f))
	}
	return strings.Join(all, " ")
}

// size is a number of bytes for people.
func size(n uint64) string {
	for _, unit := range []string{"B", "KB", "MB", "GB", "TB"} {
		if n < 10_000 || unit == "TB" {
			return fmt.Sprintf("%d %s", n, unit)
		}
		n /= 1000
	}
	return ""
}
