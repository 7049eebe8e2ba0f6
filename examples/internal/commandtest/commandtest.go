// Package commandtest runs an example program in a test as a shell would.
package commandtest

import (
	"bytes"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
)

// Run runs a program on standard input and arguments. It returns the exit code
// and what went to standard output and standard error.
func Run(program func([]string, command.Standard) error, input string, args ...string) (code int, out, errors string) {
	var stdout, stderr bytes.Buffer
	std := command.Standard{In: strings.NewReader(input), Out: &stdout, Err: &stderr}
	return command.Exit(program(args, std), std), stdout.String(), stderr.String()
}
