package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"github.com/triborough/fairshare/examples/internal/command"
)

// progress shows on a terminal how far a run has come; elsewhere it is nil, and
// shows nothing.
type progress struct {
	screen *os.File
	size   int64 // of the ledger, or 0 where it cannot be known
	next   time.Time
}

func newProgress(std command.Standard, ledger io.Reader) *progress {
	screen, ok := std.Err.(*os.File)
	if !ok || !term.IsTerminal(int(screen.Fd())) {
		return nil
	}
	p := &progress{screen: screen, next: time.Now().Add(time.Second / 2)}
	if file, ok := ledger.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			p.size = info.Size()
		}
	}
	return p
}

// show shows a tally, a few times a second.
func (p *progress) show(t tally) {
	if p == nil {
		return
	}
	now := time.Now()
	if now.Before(p.next) {
		return
	}
	p.next = now.Add(time.Second / 4)
	fmt.Fprintf(p.screen, "\r%d lines", t.read.lines)
	if p.size > 0 {
		fmt.Fprintf(p.screen, ", %d%%", min(t.bytes*100/p.size, 100))
	}
}

// clear takes the progress off the screen.
func (p *progress) clear() {
	if p != nil {
		fmt.Fprint(p.screen, "\r                                        \r")
	}
}
