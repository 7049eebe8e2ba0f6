// Package command holds what the example programs share as programs: exit
// codes, flags, the files they read and write, signals, text that is safe to
// print, and the screen a page is laid out on.
package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
)

// Exit codes. A program that a signal ends exits with 128 and its number, and so
// does one that nobody reads from any more: with 128 and that of SIGPIPE.
const (
	Reconciled = 0   // done, and the figures add up
	Failed     = 1   // bad input, or a failure
	Misused    = 2   // the command line was wrong
	Unbalanced = 3   // what came in is not what came out
	Incomplete = 4   // done, but for what was refused
	Unread     = 141 // whoever read what it writes has gone
)

// Standard is where a program reads and writes.
type Standard struct {
	In       io.Reader
	Out, Err io.Writer
}

// Usage is a fault of the command line.
type Usage struct{ Message string }

func (u Usage) Error() string { return u.Message }

// Verdict is what the figures of a whole run say against it: one that does not
// add up, or is not complete.
type Verdict struct {
	Code int // to exit with
	Err  error
}

func (v Verdict) Error() string { return v.Err.Error() }

// Main runs a program on this process's arguments and streams, and exits.
func Main(program func(args []string, std Standard) error) {
	std := Standard{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}
	endOnSignals(std)
	os.Exit(Exit(program(os.Args[1:], std), std))
}

// Exit reports err on standard error and returns the exit code that it means.
func Exit(err error, std Standard) int {
	var usage Usage
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return Reconciled
	case errors.Is(err, syscall.EPIPE):
		return Unread // quietly: as in "statement | head", nothing is wrong
	case errors.As(err, &usage):
		fmt.Fprintln(std.Err, Plain(usage.Message))
		return Misused
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintln(std.Err, Plain(line))
	}
	var verdict Verdict
	if errors.As(err, &verdict) {
		return verdict.Code
	}
	return Failed
}
