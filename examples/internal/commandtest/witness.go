package commandtest

import (
	"os"
	"os/exec"
	"testing"
)

// Witness returns the path of a program of another make, which bears witness to
// what is made here: a spreadsheet, a browser, a ledger. Where it is absent the test
// is skipped, and fails if FAIRSHARE_WITNESSES says that all of them are present.
func Witness(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err == nil {
		return path
	}
	if os.Getenv("FAIRSHARE_WITNESSES") != "" {
		t.Fatalf("%s is absent: %v", program, err)
	}
	t.Skipf("%s is absent (a Debian package has it): %v", program, err)
	return ""
}
