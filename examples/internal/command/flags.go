package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

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
