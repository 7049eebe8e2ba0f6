package casefile

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/triborough/fairshare/attribution"
)

// restated is last year as it should have been, and what messages call its file.
type restated struct {
	name      string
	statement attribution.Statement
}

// Restate reads last year as it should have been from the JSON of its statement:
// what that says otherwise is corrected in the year that follows. Errors: as
// ReadLast, and for another year, or other services or authorities than those of
// the year that was closed. Each names the file.
func (l *Last) Restate(name string, input io.Reader) error {
	read, err := ReadLast(name, input)
	if err != nil {
		return err
	}
	closed, is := l.Statement.Header(), read.Statement.Header()
	known, found := serviceNames(l.Statement), serviceNames(read.Statement)
	faults := slices.Concat(
		unmatched(name, l.Name, "authority", is.Authorities, closed.Authorities), unmatched(l.Name, name, "authority", closed.Authorities, is.Authorities),
		unmatched(name, l.Name, "service", found, known), unmatched(l.Name, name, "service", known, found))
	if closed.Period != is.Period {
		faults = append(faults, fmt.Errorf("%s is of %s, and %s of %s: a year is restated as itself", name, is.Period, l.Name, closed.Period))
	}
	if err := errors.Join(faults...); err != nil {
		return err
	}
	l.restated = &restated{name, read.Statement}
	return nil
}

func serviceNames(s attribution.Statement) (names []string) {
	for _, spending := range s.Services() {
		names = append(names, spending.Service)
	}
	return names
}

// unmatched refuses what one file has and another has not.
func unmatched[Name ~string](name, other, what string, has, lacks []Name) (faults []error) {
	known := make(map[Name]bool, len(lacks))
	for _, each := range lacks {
		known[each] = true
	}
	for _, each := range has {
		if !known[each] {
			faults = append(faults, fmt.Errorf("%s has the %s %.40q, and %s has not: a year is restated as itself", name, what, each, other))
		}
	}
	return faults
}

// correct puts what last year should have been less what it was into the services,
// and returns them with those of it that are no longer shared.
func (root node) correct(last Last, services []*service, named map[string]*service) []*service {
	if last.restated == nil {
		return services
	}
	correction := attribution.Correction{Closed: last.Statement, Restated: last.restated.statement}
	given := services
	for _, before := range last.Statement.Services() {
		s := named[before.Service]
		switch {
		case s != nil:
		case !root.file.all || !root.allNamed(given):
			continue
		default:
			s = root.past(before)
		}
		charges, err := correction.Attribute(s.Service)
		if !errors.Is(err, attribution.ErrHost) && err != nil { // without a host it is refused with the rest of the service
			for fault := range attribution.Faults(err) {
				s.at.fail("%s against %s: %s", last.restated.name, last.Name, fault.Detail)
			}
			continue
		}
		if err == nil && len(charges) == 0 || !root.stayCorrected(last, charges) {
			continue
		}
		s.put(correction, s.at)
		if named[before.Service] == nil {
			services = append(services, s)
		}
	}
	return services
}

// past is a service of last year that is no longer shared.
func (root node) past(before attribution.Spending) *service {
	s := &service{at: root.at(before.Service), based: true, reduces: true, sound: true}
	s.Name, s.Host = before.Service, before.Host
	s.Participants = []attribution.Authority{}
	for _, a := range before.Participants {
		if root.file.declared[a] {
			s.Participants = append(s.Participants, a)
		}
	}
	if len(s.Participants) == 0 {
		s.Participants = root.file.everyone()
	}
	return s
}

// stayCorrected has everyone stay among the authorities whose part of last year is
// corrected, or who paid for it.
func (root node) stayCorrected(last Last, charges []attribution.Charge) bool {
	authorities, _ := root.entry("authorities")
	return root.file.all && authorities.file.sound(func() {
		said := make(map[attribution.Authority]bool)
		for _, c := range charges {
			for _, a := range []attribution.Authority{c.Shares[0].Authority, c.PaidBy} {
				if a != "" && !root.file.declared[a] && !said[a] {
					said[a] = true
					authorities.fail("%s is not among them, and %s corrects %s (%s): it stays until that is settled", a, last.restated.name, last.Name, c.Service)
				}
			}
		}
	})
}
