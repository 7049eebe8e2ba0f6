package commandtest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/triborough/fairshare/examples/internal/command"
)

// Main is a program's TestMain: the tests find the program by its name as a
// shell would, and Scripts runs scripts of it.
func Main(m *testing.M, name string, program func([]string, command.Standard) error) {
	testscript.Main(m, map[string]func(){name: func() { command.Main(program) }})
}

// Scripts runs the scripts in testdata/script, each of which shows one thing that
// the program does. Besides the commands of testscript they have
//
//	exits CODE PROGRAM [ARGUMENT ...]   the program must exit with the code
//	only FOLDER [FILE ...]              the folder holds these files and no others
func Scripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"only":  only,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARGUMENT ...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func only(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: only FOLDER [FILE ...]")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	got, want := []string{}, slices.Sorted(slices.Values(args[1:]))
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if !slices.Equal(got, want) {
		ts.Fatalf("%s holds %q, want %q", args[0], got, want)
	}
}
