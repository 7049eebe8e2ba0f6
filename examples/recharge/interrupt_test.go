//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stages are where a run can be when a signal comes. One is reached when that can
// be seen, or else once the run has taken what is fed to it, but for as much as a
// pipe holds. The file never is a pipe that nobody else opens.
var stages = map[string]struct {
	arguments []string
	ledger    string // on standard input, which then stays open
	reached   func(t *testing.T, folder string)
}{
	"waiting for the case": {
		[]string{"-case", "never", "-o", "out/shares.csv"}, "", opened},
	"waiting for the ledger": {
		[]string{"-case", "case.yaml", "-o", "out/shares.csv", "never"}, "", opened},
	"waiting for the header": {
		[]string{"-case", "case.yaml", "-o", "out/shares.csv"}, strings.Repeat("\n", 100_000), nil},
	"in the middle of the ledger": {
		[]string{"-case", "case.yaml", "-o", "out/shares.csv"}, long, begun},
	"in the middle of the ledger, on running totals": {
		[]string{"-case", "case.yaml", "-o", "out/shares.csv", "-running"}, long, begun},
	"waiting for a reader of the shares": {
		[]string{"-case", "case.yaml", "-o", "never", "-rejects", "out/refused.csv"}, long[:300_000], nil},
	"waiting for a reader of the lines refused": {
		[]string{"-case", "case.yaml", "-o", "out/shares.csv", "-rejects", "never"}, long, begun},
}

var long = "service,amount\n" + strings.Repeat("Parks,1.00\n", 100_000)

// opened waits until the program opens the pipe to read it.
func opened(t *testing.T, folder string) {
	pipe, err := os.OpenFile(filepath.Join(folder, "never"), os.O_WRONLY, 0)
	require.NoError(t, err)
	t.Cleanup(func() { pipe.Close() })
}

// begun waits until the program has begun to write.
func begun(t *testing.T, folder string) {
	require.Eventually(t, func() bool { return len(names(t, filepath.Join(folder, "out"))) > 0 }, 10*time.Second, time.Millisecond)
}

// Wherever a signal finds the program, also where it waits for somebody else, it
// ends with the signal's own exit code and leaves nothing.
func TestASignalLeavesNothing(t *testing.T) {
	for name, stage := range stages {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
			t.Run(name+", "+signal.String(), func(t *testing.T) {
				t.Parallel()
				folder := t.TempDir()
				writeAgreement(t, folder)
				require.NoError(t, os.Mkdir(filepath.Join(folder, "out"), 0o700))
				require.NoError(t, syscall.Mkfifo(filepath.Join(folder, "never"), 0o600))
				program := exec.Command("recharge", stage.arguments...)
				program.Dir = folder
				ledger, err := program.StdinPipe()
				require.NoError(t, err)
				var errs strings.Builder
				program.Stderr = &errs
				require.NoError(t, program.Start())
				written := make(chan error, 1)
				go func() { _, err := io.WriteString(ledger, stage.ledger); written <- err }()
				if stage.reached != nil {
					stage.reached(t, folder)
				} else {
					require.NoError(t, <-written)
				}
				require.NoError(t, program.Process.Signal(signal))
				var exit *exec.ExitError
				require.ErrorAs(t, program.Wait(), &exit)
				assert.Equal(t, 128+int(signal), exit.ExitCode())
				assert.Empty(t, names(t, filepath.Join(folder, "out")))
				assert.Equal(t, "ended by a signal ("+signal.String()+"): no unfinished file is left behind\n", errs.String())
			})
		}
	}
}

// What whoever started the program had it ignore, it ignores: as nohup does.
func TestAHangUpIsIgnoredUnderNohup(t *testing.T) {
	folder := t.TempDir()
	writeAgreement(t, folder)
	program := exec.Command("sh", "-c", `trap "" HUP; exec recharge -case case.yaml -o shares.csv`)
	program.Dir = folder
	ledger, err := program.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, program.Start())
	_, err = io.WriteString(ledger, long)
	require.NoError(t, err)
	require.NoError(t, program.Process.Signal(syscall.SIGHUP))
	require.NoError(t, ledger.Close())
	require.NoError(t, program.Wait())
	assert.Equal(t, []string{"shares.csv", "shares.rejects.csv"}, names(t, folder))
}
