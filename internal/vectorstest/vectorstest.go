// Package vectorstest reads the vectors of testdata/vectors for the tests that run
// them: what goes in, what must come out, and how that was worked out. It knows
// nothing of the library, as a reader in another language would not.
package vectorstest

import (
	"strings"
	"testing"
)

// Head is what every vector says of itself.
type Head struct {
	ID     string   // the file's name and a number
	Why    string   // what it shows, unlike any other
	Source string   // where it is from, if not from where its file is
	Notes  []string // what is odd in it: each is explained at the head of the file
	Needs  string   // "big": numbers of more than 64 bits on the way
	By     string   // who worked out what must come out: "hand", or "law.py" beside the vectors
	Worked string   // how the hand did
}

func (h Head) head() Head { return h }

// Penny is an amount, divided by the penny law.
type Penny struct {
	Head    `yaml:",inline"`
	Pence   string
	Weights map[string]string
	Shares  map[string]string
}

// Running is a stream of amounts, of which each charges what the running total's
// shares have become.
type Running struct {
	Head    `yaml:",inline"`
	From    string // the total shared so far
	Weights map[string]string
	Steps   []Step
}

// Step is an amount of a stream and its parts.
type Step struct {
	Pence string
	Parts map[string]string
}

// Basis is a basis as a case file states it, what it comes to, and an amount
// divided by it.
type Basis struct {
	Head       `yaml:",inline"`
	Among      []string // who takes part
	Basis      map[string]any
	Proportion map[string]string // in the smallest whole numbers
	Pence      string
	Shares     map[string]string
}

// Rule is a case and all that is charged by it this year.
type Rule struct {
	Head       `yaml:",inline"`
	Rules      []string // of the charges
	Last       string   // the case of the year before, if the case follows one
	Restated   string   // the same as it should have been, if it is corrected
	Case       string
	Charges    []Charge          // all, in any order
	NextYear   map[string]string `yaml:"next_year"`
	Due        []Debt            // all, in any order
	Settlement []Debt            // all, in order
}

// Charge is one amount among those who bear it.
type Charge struct {
	Service, Rule, Amount string
	Shares                map[string]string
	PaidBy                string `yaml:"paid_by"`
}

// Debt is what one authority owes another; for a service, or over all.
type Debt struct{ Service, From, To, Amount string }

// Year is a case and what it calls for, leaves open and settles.
type Year struct {
	Head       `yaml:",inline"`
	Last       string // the case of the year before, if the case follows one
	Case       string
	Calls      []Call // all, in any order
	Balance    []Debt // all, in any order
	Settlement []Debt // all, in order; nil where it is not said
}

// Call is what one authority is called on to pay another by a day.
type Call struct{ Service, From, To, Due, Amount string }

// Refusal is a sound case in which one text is put for another, and what is then
// wrong.
type Refusal struct {
	Head   `yaml:",inline"`
	Of     string  // the sound case, by its name at the head of the file
	Old    string  // what stands once, in one of the files
	New    string  // what is put there
	Faults []Fault // in the order of their lines; none where the case is still sound
	Files  `yaml:"-"`
}

// Fault is what kind of fault, and where.
type Fault struct{ Kind, Place string }

// Files are a case, the agreement beside it, and the case of the year before as it
// was closed and as it should have been; "" for none.
type Files struct{ Case, Agreement, Last, Restated string }

// PennyVectors are those of the penny law.
func PennyVectors(t testing.TB) []Penny { return read[Penny](t, "penny").Vectors }

// RunningVectors are those of running totals.
func RunningVectors(t testing.TB) []Running { return read[Running](t, "running").Vectors }

// BasisVectors are those of the bases.
func BasisVectors(t testing.TB) []Basis { return read[Basis](t, "basis").Vectors }

// RuleVectors are those of the rules.
func RuleVectors(t testing.TB) []Rule { return read[Rule](t, "rules").Vectors }

// YearVectors are those of a year's money.
func YearVectors(t testing.TB) []Year { return read[Year](t, "year").Vectors }

// RefusalVectors are those of what is refused of a case, and the sound cases by name.
func RefusalVectors(t testing.TB) ([]Refusal, map[string]Files) { return refusals(t, "refusals") }

// ProgrammeRefusalVectors are those of what is refused of a programme of savings, and
// the sound ones by name.
func ProgrammeRefusalVectors(t testing.TB) ([]Refusal, map[string]Files) {
	return refusals(t, "programme-refusals")
}

func refusals(t testing.TB, file string) ([]Refusal, map[string]Files) {
	f, sound := read[Refusal](t, file), make(map[string]Files)
	for name, text := range f.Cases {
		sound[name] = Files{text, f.Agreements[name], f.Last[name], f.Restated[name]}
	}
	for i, v := range f.Vectors {
		stands := 0
		change := func(text string) string {
			stands += strings.Count(text, v.Old)
			return strings.ReplaceAll(text, v.Old, v.New)
		}
		was := sound[v.Of]
		f.Vectors[i].Files = Files{change(was.Case), change(was.Agreement), change(was.Last), change(was.Restated)}
		if stands != 1 {
			t.Fatalf("%s: the text to change stands %d times in %q", v.ID, stands, v.Of)
		}
	}
	return f.Vectors, sound
}
