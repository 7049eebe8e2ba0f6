package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// place names a change by the function it is in.
type place struct{ file, function, from, to string }

// equivalents are the changes that no test can notice.
type equivalents map[place]bool

// readEquivalents reads the list: for each change a line with the file and the
// function, a line "- " with the code as it stands, a line "+ " with what stands
// instead, and the reason, indented. Lines that start with "#" are remarks.
func readEquivalents(name string) (equivalents, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	listed := make(equivalents)
	for _, entry := range strings.Split(string(text), "\n\n") {
		entry = strings.TrimSpace(entry)
		if entry == "" || strings.HasPrefix(entry, "#") {
			continue
		}
		lines := strings.SplitN(entry, "\n", 4)
		if len(lines) < 4 {
			return nil, fmt.Errorf("%s: %q wants a place, what stands, what stands instead, and a reason", name, lines[0])
		}
		file, function, _ := strings.Cut(lines[0], " ")
		from, gone := strings.CutPrefix(strings.TrimSpace(lines[1]), "- ")
		to, come := strings.CutPrefix(strings.TrimSpace(lines[2]), "+ ")
		if !gone || !come || strings.TrimSpace(lines[3]) == "" {
			return nil, fmt.Errorf("%s: %q wants a line with -, a line with +, and a reason", name, lines[0])
		}
		at := place{file, function, from, to}
		if listed[at] {
			return nil, fmt.Errorf("%s: %q lists %q twice", name, lines[0], from)
		}
		listed[at] = true
	}
	return listed, nil
}

func (e equivalents) has(m mutant) bool { return e[m.place()] }

// allOf returns an error if the list holds a change of the package that can no
// longer be made.
func (e equivalents) allOf(all []mutant, folder string) error {
	possible := make(map[place]bool)
	for _, m := range all {
		possible[m.place()] = true
	}
	for at := range e {
		if path.Dir(at.file) == filepath.ToSlash(folder) && !possible[at] {
			return fmt.Errorf("%s %s: listed as equivalent, but %q cannot be changed there: correct the list", at.file, at.function, at.from)
		}
	}
	return nil
}
