// Package audit checks files of figures apart from whoever made them: statements,
// cases, programmes and the tables that their sources print. It says what was
// checked and how, and what was found, so that it can stand in a report.
package audit

import (
	"github.com/triborough/fairshare/examples/internal/kind"
)

// Audit is what was checked, file by file, and what was found.
type Audit struct{ Files []*File }

// File is one file that was checked.
type File struct {
	Name     string
	Kind     kind.Kind
	SHA256   string    // of what was read, in hexadecimal digits; "" of a table that could not be
	Figures  int       // that were checked
	Findings []Finding // what does not add up
	Mends    []string  // the one figure that would put it right, where there is one
	Notes    []string  // what a reader should know
	Faults   []string  // why it could not be checked
}

// Finding is something that does not add up.
type Finding struct {
	Where  string // in the file
	Text   string // what is wrong
	Why    string // as the file itself has it; "" where it does not say
	Figure Figure // zero where it is about no figure
}

// Figure is a figure that differs, each as it is written.
type Figure struct {
	Printed    string // as it stands
	ComesTo    string // worked out
	Difference string // the one less the other: above nought is too much
}

func (f *File) find(where, text string) {
	f.Findings = append(f.Findings, Finding{Where: where, Text: text})
}

func (f *File) mend(text string) { f.Mends = append(f.Mends, text) }

func (f *File) note(text string) { f.Notes = append(f.Notes, text) }

// Figures is the number of figures that were checked in all files.
func (a Audit) Figures() (n int) {
	for _, f := range a.Files {
		n += f.Figures
	}
	return n
}

// Findings is the number of findings in all files.
func (a Audit) Findings() (n int) {
	for _, f := range a.Files {
		n += len(f.Findings)
	}
	return n
}

// Faulty is the number of files that could not be checked.
func (a Audit) Faulty() (n int) {
	for _, f := range a.Files {
		if len(f.Faults) > 0 {
			n++
		}
	}
	return n
}
