package casefile

import (
	"errors"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// attribute makes the statement that follows from the services, the programme as
// a whole among them where it has costs of its own. Where there are faults, what
// was read without one is attributed all the same, for those that only the rules
// find. The agreement may be one in which there is a fault.
func (c *Case) attribute(f *file, services []*service, agreed bool) {
	faulty := f.found > 0
	if f.shares > maxShares {
		return
	}
	header := attribution.Header{Title: c.Title, Source: c.Source, Period: c.Period, Stage: c.Stage, Authorities: f.authorities, Agreement: c.Agreement, ReductionsNotKnown: c.ReductionsNotKnown}
	named := make(map[string]*service, len(services))
	known := f.listed && !f.unreduced // the net reductions of every service
	for i, s := range services {
		s.standIn(f, "\x00"+strconv.Itoa(i))
		known = known && (s.reduces || s.Name == attribution.AllServices)
		named[s.Name] = s
		header.Agreement.Clauses = append(header.Agreement.Clauses, s.clauses...)
		c.Services = append(c.Services, s.Service)
		if s.contract != nil {
			c.Contracts = append(c.Contracts, Contract{s.Service, s.contract.Term})
		}
	}
	if faulty {
		for i, s := range services {
			c.Services[i].Facts = slices.Concat(s.Facts, s.doubtful)
		}
	}
	statement, err := attribution.NewStatement(header, c.Services...)
	said := make(map[string]bool) // what the costs of one termination have in common is said once
	for fault := range attribution.Faults(err) {
		switch s := named[fault.Service]; {
		case s != nil && !(faulty && s.follows(fault, known, agreed)):
			if placed := s.placed(fault); !said[placed.Error()] {
				said[placed.Error()] = true
				f.add(placed)
			}
		case s == nil && !faulty:
			f.add(&Error{At: f.root.Place, Err: fault})
		}
	}
	c.Agreement, c.Statement = header.Agreement, statement
}

// standIn puts something that breaks no rule in the place of what has a fault, so
// that the rest of the service can be checked. A name is one that no file can hold.
func (s *service) standIn(f *file, name string) {
	if s.anyone = s.Participants == nil; s.anyone {
		s.Participants = slices.Clone(f.authorities)
	}
	if s.Name == "" {
		s.Name = name
	}
	if (!s.based || s.anyone) && s.Name != attribution.AllServices {
		s.Basis = f.anyBasis(s.Participants)
	}
	if s.reduces = s.reduces && !s.anyone; !s.reduces && s.Name != attribution.AllServices {
		s.Before, s.NetReduction = nil, make(attribution.Shares, len(s.Participants))
		for i, a := range s.Participants {
			s.NetReduction[i] = attribution.Share{Authority: a, Amount: decimal.NewFromInt(1)}
		}
	}
}

// follows says whether a fault that the rules find in the service may only follow
// from one that was found before: where it is not known who takes part, where a
// fact has a fault already, where not every net reduction is known, or what notice
// the parties agreed.
func (s *service) follows(fault *attribution.Error, known, agreed bool) bool {
	switch {
	case errors.Is(fault, attribution.ErrAuthority), errors.Is(fault, attribution.ErrBasis):
		return s.anyone || fault.Fact > len(s.Facts)
	case errors.Is(fault, attribution.ErrNotice):
		return s.anyone || !agreed
	case errors.Is(fault, attribution.ErrReduction):
		return s.Name == attribution.AllServices && !known
	case errors.Is(fault, attribution.ErrBalance) && fault.Fact == attribution.FactDamping:
		return s.anyone || !s.damped
	case errors.Is(fault, attribution.ErrChoice), errors.Is(fault, attribution.ErrHost):
		return false
	case errors.Is(fault, attribution.ErrVerify): // something is not there that was left out
		return true
	}
	return fault.Fact > len(s.Facts)
}

// placed puts a fault where the fact or service that it is in stands in the file.
func (s *service) placed(fault *attribution.Error) *Error {
	at := s.at
	switch i := fault.Fact - 1; {
	case fault.Fact == attribution.FactRunning && s.running.Node != nil:
		at = s.running
	case fault.Fact == attribution.FactDamping:
		at = s.damping
	case errors.Is(fault, attribution.ErrNotice) && s.ends(i):
		at = s.end
	case i >= len(s.facts):
		at = s.doubts[i-len(s.facts)]
	case i >= 0:
		at = s.facts[i]
	}
	return &Error{At: at.Place, Under: at.under, Err: fault}
}

// ends says whether a fact is a cost of the termination, all of which have one notice.
func (s *service) ends(fact int) bool {
	_, ends := slices.Concat(s.Facts, s.doubtful)[fact].(attribution.Termination)
	return ends
}
