// Package command holds what the example programs share as programs: exit
// codes, case files named on the command line, output files that are written
// whole or not at all, and the screen a page is laid out on.
package command

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Exit codes.
const (
	Reconciled = 0 // done, and the figures add up
	Failed     = 1 // bad input, or a failure
	Misused    = 2 // the command line was wrong
	Unbalanced = 3 // what came in is not what came out
)

// Standard is where a program reads and writes.
type Standard struct {
	In       io.Reader
	Out, Err io.Writer
}

// Usage is a fault of the command line.
type Usage struct{ Message string }

func (u Usage) Error() string { return u.Message }

// Unreconciled is a run whose figures do not add up.
type Unreconciled struct{ Err error }

func (u Unreconciled) Error() string { return u.Err.Error() }

// Main runs a program on this process's arguments and streams, and exits.
func Main(program func(args []string, std Standard) error) {
	std := Standard{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}
	os.Exit(Exit(program(os.Args[1:], std), std))
}

// Exit reports err on standard error and returns the exit code that it means.
func Exit(err error, std Standard) int {
	var usage Usage
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return Reconciled
	case errors.As(err, &usage):
		fmt.Fprintln(std.Err, Plain(usage.Message))
		return Misused
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintln(std.Err, Plain(line))
	}
	if errors.As(err, new(Unreconciled)) {
		return Unbalanced
	}
	return Failed
}

// Flags returns the flags of a program, its usage text ready for -help.
func Flags(name, usage string, std Standard) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() { // Parse calls it for -help alone
		fmt.Fprintf(std.Out, "usage: %s\n", usage)
		flags.SetOutput(std.Out)
		flags.PrintDefaults()
		flags.SetOutput(io.Discard)
	}
	return flags
}

// Parse parses the flags and returns the files named after them.
func Parse(flags *flag.FlagSet, args []string) ([]string, error) {
	usage := flags.Usage
	flags.Usage = func() {}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		usage()
		return nil, err
	} else if err != nil {
		return nil, Usage{fmt.Sprintf("%s: %v (%s -help tells how)", flags.Name(), err, flags.Name())}
	}
	for _, file := range flags.Args() {
		if len(file) > 1 && strings.HasPrefix(file, "-") {
			return nil, Usage{fmt.Sprintf("%s: the flag %s comes after a file: flags come first", flags.Name(), file)}
		}
	}
	return flags.Args(), nil
}

// OneOf refuses a flag's value that is none of those known.
func OneOf(program, name, value string, known ...string) error {
	for _, k := range known {
		if value == k {
			return nil
		}
	}
	return Usage{fmt.Sprintf("%s: -%s %q is not one of %s", program, name, value, strings.Join(known, ", "))}
}

// Read hands over each file named, "-" for standard input. All faults of all
// files are reported together.
func Read(files []string, std Standard, read func(name string, input io.Reader) error) error {
	var faults []error
	for _, file := range files {
		faults = append(faults, readOne(file, std, read))
	}
	return errors.Join(faults...)
}

func readOne(file string, std Standard, read func(string, io.Reader) error) error {
	if file == "-" {
		return read("standard input", std.In)
	}
	input, err := os.Open(file)
	if err != nil {
		return err
	}
	defer input.Close()
	return read(file, input)
}

// Write writes to standard output, or to the file at path if one is named: whole,
// beside it under another name and then renamed, or not at all.
func Write(path string, std Standard, write func(io.Writer) error) (err error) {
	if path == "" {
		return write(std.Out)
	}
	beside, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	defer func() {
		if err != nil {
			beside.Close()
			os.Remove(beside.Name())
		}
	}()
	if err := write(beside); err != nil {
		return err
	}
	if err := beside.Chmod(permissions(path)); err != nil {
		return err
	}
	if err := beside.Close(); err != nil {
		return err
	}
	return os.Rename(beside.Name(), path)
}

// Print writes what write makes of it, once all of it is made: standard output
// gets nothing of what fails half-way.
func Print(path string, std Standard, write func(io.Writer) error) error {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	return Write(path, std, func(w io.Writer) error {
		_, err := out.WriteTo(w)
		return err
	})
}

// permissions are those of the file that is replaced, or of an ordinary new one.
func permissions(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// Cell makes a text cell of a CSV file harmless to a spreadsheet, which would
// run one that begins with =, +, @ or - as a formula.
func Cell(text string) string {
	if strings.ContainsAny(text[:min(1, len(text))], "=+@-\t\r") {
		return "'" + text
	}
	return text
}
