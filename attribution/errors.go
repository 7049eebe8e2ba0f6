package attribution

import (
	"errors"
	"fmt"
	"iter"
	"reflect"
	"strings"
)

// The kinds of fault. Every error of this package, and of tupe and savings, is
// one of these by errors.Is, and says by errors.As(*Error) where it was found.
var (
	ErrAuthority = errors.New("an authority that is empty, unknown, repeated or takes no part")
	ErrBasis     = errors.New("a basis that cannot share anything")
	ErrWeight    = errors.New("a weight that is negative or malformed")
	ErrAmount    = errors.New("an amount that is negative where it may not be, or malformed")
	ErrPenny     = errors.New("an amount with a fraction of a penny")
	ErrLimit     = errors.New("a number past the limits")
	ErrChoice    = errors.New("a choice that moves money and was not made, or contradicts another")
	ErrHost      = errors.New("a rule that needs a host, where none is named")
	ErrReduction = errors.New("no net reduction to share by")
	ErrNotice    = errors.New("notice too short, and not agreed by every other participant")
	ErrBalance   = errors.New("figures that should come to zero, or to 100 per cent, and do not")
	ErrText      = errors.New("text that is missing, repeated or malformed")
	ErrYear      = errors.New("a year that is malformed, repeated, out of order or missing")
	ErrVerify    = errors.New("a statement that does not verify")
)

// Error is one fault, and where it is. It prints as
//
//	attribution: Youth offending: fact 2: WCC: negative weight -3
//
// leaving out the places that do not apply.
type Error struct {
	Package   string    // the package whose rule was broken: "attribution", "account", "tupe" or "savings"
	Service   string    // the service, or "" for the statement as a whole
	Fact      int       // the first of a service's Facts is 1; FactRunning or FactDamping; 0 means the fault is in no fact
	Authority Authority // the authority, or ""
	Kind      error     // one of the sentinels above, or the error a caller's own Fact returned
	Detail    string    // what is wrong, with the figures
}

// The places of a fault in a service that are not among its Facts.
const (
	FactRunning = -1 // what it costs to run, Service.Running
	FactDamping = -2 // how far that may move a contribution, Service.Damping
)

// Error gives the place, outermost first, then the fault.
func (e *Error) Error() string {
	if e.Package == "" {
		return e.Place()
	}
	return e.Package + ": " + e.Place()
}

// Place is the text of the error without its package, for programs that put a
// place of their own (a file and line) before it.
func (e *Error) Place() string {
	var places []string
	if e.Service != "" {
		places = append(places, e.Service)
	}
	switch {
	case e.Fact == FactRunning:
		places = append(places, "what it costs to run")
	case e.Fact == FactDamping:
		places = append(places, "damping")
	case e.Fact > 0:
		places = append(places, fmt.Sprintf("fact %d", e.Fact))
	}
	if e.Authority != "" {
		places = append(places, string(e.Authority))
	}
	return strings.Join(append(places, e.Detail), ": ")
}

// Unwrap returns the kind, so that errors.Is finds the sentinel.
func (e *Error) Unwrap() error { return e.Kind }

// Faults walks every fault in err, in the order in which they were found. An
// error that holds no *Error yields nothing.
func Faults(err error) iter.Seq[*Error] {
	return func(yield func(*Error) bool) { walkFaults(err, yield) }
}

func walkFaults(err error, yield func(*Error) bool) bool {
	if e, ok := err.(*Error); ok {
		return yield(e)
	}
	switch wrapped := err.(type) {
	case interface{ Unwrap() []error }:
		for _, inner := range wrapped.Unwrap() {
			if !walkFaults(inner, yield) {
				return false
			}
		}
	case interface{ Unwrap() error }:
		return walkFaults(wrapped.Unwrap(), yield)
	}
	return true
}

func fault(kind error, authority Authority, format string, values ...any) *Error {
	return &Error{Package: "attribution", Authority: authority, Kind: kind, Detail: fmt.Sprintf(format, values...)}
}

// at returns the faults of err, each placed in a service and one of its facts.
// What a caller's own Fact returned becomes a fault of its own kind: its text is
// kept, and errors.Is and errors.As still find whatever it wraps.
func at(err error, service string, fact int) []error {
	switch e := err.(type) {
	case nil:
		return nil
	case *Error:
		placed := *e
		placed.Service, placed.Fact = service, fact
		return []error{&placed}
	case interface{ Unwrap() []error }:
		if reflect.TypeOf(err) != reflect.TypeOf(errors.Join(err)) {
			break // something of a caller's, which may say more than its parts
		}
		var placed []error
		for _, inner := range e.Unwrap() {
			placed = append(placed, at(inner, service, fact)...)
		}
		return placed
	}
	return []error{&Error{Package: "attribution", Service: service, Fact: fact, Kind: err, Detail: err.Error()}}
}
