package casefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Error is a fault in a file, and where it is. It prints as
//
//	case.yaml:14: Youth offending: cost: "1e9" is not an amount such as 1650000 or -12.34
type Error struct {
	At    tree.Place
	Under string // what a broken rule stands under in the file: "Youth offending: withdrawals 1"
	Err   error  // an *attribution.Error where a rule of the library was broken
}

func (e *Error) Error() string {
	detail := e.Err.Error()
	if fault, ok := e.Err.(*attribution.Error); ok {
		here := *fault
		here.Service, here.Fact = e.Under, 0 // the file's own names, for the library's service and number of the fact
		detail = here.Place()
	}
	return e.At.String() + ": " + detail
}

// Unwrap returns the fault itself.
func (e *Error) Unwrap() error { return e.Err }

// maxFaults are reported of one file; of more, their number.
const maxFaults = 10_000

// What a short file can ask for is bounded too: every cost is divided among all who
// take part, and every authority is a column. Three thousand services of thirty
// authorities, each with three facts, make 360,000 shares.
const (
	maxShares      = 500_000
	maxAuthorities = 1000
)

// file is a file being read: its period, the authorities it declares, and the
// faults found so far. Reading goes on after a fault, so that all are reported.
type file struct {
	root        tree.Node
	folder      fs.FS  // that the file stands in; nil where it is not known
	under       string // the agreement file in it that the case is under
	last        *Last  // last year, where the case's follows it
	period      string
	undated     bool         // there is a fault in the period, or in the years of a programme
	year        account.Year // the period, where it is one
	yearless    bool         // it is not, and there are days
	allYears    bool         // read for the years of its contracts, whatever its period
	bases       bool         // read for the bases of its services, which may have nothing else
	authorities []attribution.Authority
	declared    map[attribution.Authority]bool
	all         bool                  // the authorities are all that there are: their list was read without a fault
	services    map[string]tree.Place // by name
	listed      bool                  // they are all that there are: each was read, and its name without a fault
	unreduced   bool                  // it says that net reductions are not known
	unit        int32                 // of a programme's figures, as a power of ten of a pound
	shares      int                   // into which the costs read so far are divided
	near        near.Search           // for names that are nearly right
	codes       alike                 // and other names that may be taken for each other
	names       alike
	called      alike // of services
	warnings    []Warning
	faults      []*Error
	found       int // the faults past maxFaults among them
}

// open reads a file and returns its root.
func open(name string, input io.Reader) (node, error) {
	root, err := tree.FromYAML(name, input)
	if fault := (*tree.Error)(nil); errors.As(err, &fault) {
		return node{}, &Error{At: fault.Place, Err: fault.Err}
	}
	if err != nil {
		return node{}, err
	}
	return opened(root), nil
}

// opened makes a file of its tree.
func opened(root tree.Node) node {
	f := &file{
		root: root, declared: make(map[attribution.Authority]bool), services: make(map[string]tree.Place),
		codes: make(alike), names: make(alike), called: make(alike),
	}
	return node{Node: &f.root, file: f}
}

// declare makes an authority known to the rest of the file; false where it is already.
func (f *file) declare(a attribution.Authority) bool {
	if f.declared[a] {
		return false
	}
	f.declared[a] = true
	f.authorities = append(f.authorities, a)
	return true
}

// divides counts the shares into which a cost is divided, and says whether they
// are still within bounds. It refuses the first that is not.
func (n node) divides(among int) bool {
	within := n.file.shares <= maxShares
	n.file.shares += max(1, among)
	if over := n.file.shares > maxShares; over && within {
		n.fail("more than %d shares, every cost among all who take part: divide the file", maxShares)
	}
	return n.file.shares <= maxShares
}

// everyone returns the authorities of the file; nil where it is not known who
// they are.
func (f *file) everyone() []attribution.Authority {
	if !f.all {
		return nil
	}
	return append([]attribution.Authority{}, f.authorities...)
}

// sound reads a part of the file, and says whether it found no fault there. What
// is worked out from a part, is only where the part is sound: no fault is
// reported that only follows from another.
func (f *file) sound(read func()) bool {
	found := f.found
	read()
	return f.found == found
}

// anyBasis stands for a basis in which there is a fault, so that what is shared by
// it can be checked.
func (f *file) anyBasis(participants []attribution.Authority) (basis attribution.Basis) {
	if participants == nil {
		participants = f.authorities
	}
	if len(participants) > 0 {
		basis, _ = attribution.Solely(participants[0])
	}
	return basis
}

// add records a fault.
func (f *file) add(fault *Error) {
	if f.found++; f.found <= maxFaults {
		f.faults = append(f.faults, fault)
	}
}

// odd returns the warnings in the order of their places.
func (f *file) odd() []Warning {
	slices.SortStableFunc(f.warnings, func(a, b Warning) int { return a.At.Compare(b.At) })
	return f.warnings
}

// err returns the faults in the order of their places, as one error.
func (f *file) err() error {
	slices.SortStableFunc(f.faults, func(a, b *Error) int { return a.At.Compare(b.At) })
	all := make([]error, 0, len(f.faults)+1)
	for _, fault := range f.faults {
		all = append(all, fault)
	}
	if more := f.found - len(f.faults); more > 0 {
		all = append(all, &Error{At: tree.Place{File: f.root.Place.File}, Err: fmt.Errorf("and %d more faults", more)})
	}
	return errors.Join(all...)
}
