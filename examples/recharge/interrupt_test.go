package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
)

// stuck is a ledger that stops half-way and never ends.
type stuck struct {
	start io.Reader
	read  chan struct{}
}

func (s stuck) Read(into []byte) (int, error) {
	if n, err := s.start.Read(into); err == nil {
		return n, nil
	}
	close(s.read)
	select {}
}

func TestInterruptedItLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	agreement := writeAgreement(t, folder)
	for _, kind := range []string{"", "-running"} {
		ctx, interrupt := context.WithCancel(context.Background())
		ledger := stuck{strings.NewReader("service,amount\n" + strings.Repeat("Parks,1.00\n", 200_000)), make(chan struct{})}
		go func() { <-ledger.read; interrupt() }()
		var errs bytes.Buffer
		std := command.Standard{In: ledger, Out: io.Discard, Err: &errs}
		args := []string{"-case", agreement, "-o", filepath.Join(folder, "out.csv"), "-wide"}
		if kind != "" {
			args = append(args, kind)
		}
		assert.Equal(t, command.Failed, command.Exit(recharge(ctx, args, std), std))
		assert.Contains(t, errs.String(), "interrupted")
		assert.Empty(t, names(t, folder))
	}
}

func TestASignalLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	agreement := writeAgreement(t, folder)
	program := exec.Command(os.Args[0], "-case", agreement, "-o", filepath.Join(folder, "out.csv"))
	program.Env = append(os.Environ(), "RECHARGE_RUNS=1")
	ledger, err := program.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, program.Start())
	_, err = io.WriteString(ledger, "service,amount\n"+strings.Repeat("Parks,1.00\n", 100_000))
	require.NoError(t, err)
	require.Eventually(t, func() bool { return len(names(t, folder)) > 0 }, 10*time.Second, 10*time.Millisecond, "it writes beside the file")
	require.NoError(t, program.Process.Signal(os.Interrupt))
	var exit *exec.ExitError
	require.ErrorAs(t, program.Wait(), &exit)
	assert.Equal(t, command.Failed, exit.ExitCode())
	assert.Empty(t, names(t, folder))
}
