package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// outcome is how the tests of a package met a mutant of it.
type outcome string

const (
	killed        outcome = "killed"
	outOfTime     outcome = "out of time" // killed too: the tests no longer came to an end
	survived      outcome = "SURVIVED"
	notCompiled   outcome = "not compiled"
	equivalent    outcome = "equivalent"
	wronglyListed outcome = "NOT EQUIVALENT"
)

// A trial tests the mutants of one package.
type trial struct {
	pkg    string
	folder string        // for the changed file and the overlay that puts it in place
	limit  time.Duration // well above what the tests took with nothing changed
}

// newTrial runs the tests with nothing changed: where they fail, a failure says
// nothing of a mutant.
func newTrial(pkg string) (*trial, error) {
	folder, err := os.MkdirTemp("", "mutation")
	if err != nil {
		return nil, err
	}
	t := &trial{pkg: pkg, folder: folder, limit: 10 * time.Minute}
	if !filepath.IsAbs(pkg) {
		t.pkg = "./" + filepath.Clean(pkg)
	}
	began := time.Now()
	if out, err := t.test(); err != nil {
		os.RemoveAll(folder)
		return nil, fmt.Errorf("the tests of %s fail before anything is changed: %w\n%s", t.pkg, err, out)
	}
	t.limit = 30*time.Second + 3*time.Since(began)
	return t, nil
}

// of compiles a mutant in place of its file, and tests it.
func (t *trial) of(m mutant) (outcome, error) {
	source, err := os.ReadFile(m.file)
	if err != nil {
		return "", err
	}
	file, err := filepath.Abs(m.file)
	if err != nil {
		return "", err
	}
	changed := string(source[:m.start]) + m.to + string(source[m.start+len(m.from):])
	mutated, overlay := filepath.Join(t.folder, "mutant.go"), filepath.Join(t.folder, "overlay.json")
	if err := os.WriteFile(mutated, []byte(changed), 0o600); err != nil {
		return "", err
	}
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {file: mutated}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(overlay, replace, 0o600); err != nil {
		return "", err
	}
	out, err := t.test("-overlay", overlay)
	switch {
	case err == nil:
		return survived, nil
	case strings.Contains(out, "[build failed]"):
		return notCompiled, nil
	case strings.Contains(out, "panic: test timed out"):
		return outOfTime, nil
	case strings.Contains(out, "FAIL"):
		return killed, nil
	}
	return "", fmt.Errorf("%s: the tests did not run: %w\n%s", m, err, out)
}

func (t *trial) test(flags ...string) (string, error) {
	arguments := append([]string{"test", "-vet=off", "-failfast", "-count=1", "-timeout", t.limit.String()}, flags...)
	out, err := exec.Command("go", append(arguments, t.pkg)...).CombinedOutput()
	return string(out), err
}
