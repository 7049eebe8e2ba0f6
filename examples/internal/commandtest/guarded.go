package commandtest

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
)

// Guarded runs a program that Main knows in a process of its own, which may take a
// gigabyte (on Linux, where that can be held to, and without the race detector) and is
// ended if it hangs. It must
// exit by itself, and what it says on standard error must be plain to read and no
// more than five megabytes.
func Guarded(t testing.TB, input io.Reader, program string, args ...string) (code int, out, errs string) {
	t.Helper()
	hanging, end := context.WithTimeout(t.Context(), 2*time.Minute)
	defer end()
	run := append([]string{program}, args...)
	if runtime.GOOS == "linux" {
		run = append([]string{"sh", "-c", "ulimit -d " + memory + ` && exec "$@"`, "sh"}, run...)
	}
	child := exec.CommandContext(hanging, run[0], run[1:]...)
	child.Env = append(os.Environ(), "GOMEMLIMIT=900MiB")
	var stdout, stderr strings.Builder
	child.Stdin, child.Stdout, child.Stderr = input, &stdout, &stderr
	err := child.Run()
	require.NoError(t, hanging.Err(), "it hangs")
	if exit := new(exec.ExitError); !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	code, out, errs = child.ProcessState.ExitCode(), stdout.String(), stderr.String()
	require.Contains(t, []int{command.Reconciled, command.Failed, command.Misused, 3, 4}, code, "%.2000s", errs)
	require.False(t, strings.Contains(errs, "\ngoroutine "), "it panics: %.2000s", errs)
	assert.LessOrEqual(t, len(errs), 5_000_000)
	assert.True(t, utf8.ValidString(errs))
	for line := range strings.Lines(errs) {
		line = strings.TrimSuffix(line, "\n")
		require.Equal(t, command.Plain(line), line)
	}
	return code, out, errs
}
