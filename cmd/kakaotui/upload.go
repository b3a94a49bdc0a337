package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

func (c *cli) uploadCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "upload IMAGE", Short: c.say(text.CmdUpload), Long: c.say(text.CmdUploadLong),
		RunE: func(cmd *cobra.Command, args []string) error { return c.upload(cmd.Context(), args) },
	}
	cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	return cmd
}

// uploadLine is `upload --json`; sizes in bytes and pixels.
type uploadLine struct {
	URL         string `json:"url"`
	ContentType string `json:"content_type"`
	Length      int64  `json:"length"`
	Width       int    `json:"width"`
	Height      int    `json:"height"`
}

func (c *cli) upload(ctx context.Context, args []string) error {
	if len(args) != 1 {
		return c.usage(text.UploadOneFile)
	}
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	image, err := c.uploadFile(ctx, s, args[0], c.json)
	c.warnings(s, err)
	if err != nil {
		return err
	}
	if c.json {
		c.printJSON(uploadLine{image.URL, image.ContentType, image.Length, image.Width, image.Height})
		return nil
	}
	c.print(text.VisibleLine(image.URL))
	return nil
}

// checkImage opens an image and looks at it before anything is asked of Kakao. The file is the caller's to close.
func (c *cli) checkImage(path string) (*os.File, kakao.ImageFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, kakao.ImageFile{}, c.usage(text.UploadNoFile, echo(path), text.Reason(c.lang, bare(err)))
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return nil, kakao.ImageFile{}, c.usage(text.UploadFolder, echo(path))
	}
	found, err := kakao.CheckImage(file)
	if err != nil {
		file.Close()
		return nil, found, err
	}
	if found.TooSmall() {
		fmt.Fprintln(c.err, c.say(text.UploadTooSmall, found.Width, found.Height))
	}
	return file, found, nil
}

// uploadFile uploads an image, with its progress on a terminal unless it should be quiet.
func (c *cli) uploadFile(ctx context.Context, s *session.Session, path string, quiet bool) (kakao.Image, error) {
	file, found, err := c.checkImage(path)
	if err != nil {
		return kakao.Image{}, err
	}
	defer file.Close()
	var from io.Reader = file
	if !quiet && isTerminalFile(c.err) {
		p := &progress{c: c, from: file, size: found.Size, shown: -1}
		defer fmt.Fprint(c.err, "\r\x1b[K")
		from = p
	}
	return s.Upload(ctx, filepath.Base(path), from)
}

// progress shows how much of a file was read.
type progress struct {
	c          *cli
	from       io.Reader
	size, read int64
	shown      int64 // percent
}

func (p *progress) Read(b []byte) (int, error) {
	n, err := p.from.Read(b)
	p.read += int64(n)
	if percent := p.read * 100 / max(p.size, 1); percent != p.shown {
		p.shown = percent
		fmt.Fprint(p.c.err, "\r"+p.c.say(text.UploadProgress, percent))
	}
	return n, err
}
