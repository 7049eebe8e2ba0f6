// Package casefile reads the case files of finance teams and of the fixtures:
// one YAML format for a statement's facts, read strictly. An unknown or repeated
// key, an unknown authority, a malformed amount is an error with its line, and
// no number passes through a float.
package casefile

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// Case is a case file that has been read, and the statement that follows from it.
type Case struct {
	Title, Source, Period string
	Names                 []Name // in the order of every printed column
	Services              []attribution.Service
	Contracts             []Contract // of the services that are contracted out
	Statement             attribution.Statement
	Expect                Expect
}

// Name is an authority's code and full name.
type Name struct {
	Code attribution.Authority
	Name string
}

// service is a service as the file gives it: its facts, and where each stands.
type service struct {
	attribution.Service
	at       node
	contract *contract // nil for a service that is not contracted out
	running  int       // so many of its facts make up the spending after: the ongoing ones
	facts    []node    // where each fact stands
}

// add adds a fact and where it stands.
func (s *service) add(n node, fact attribution.Fact) {
	s.Facts = append(s.Facts, fact)
	s.facts = append(s.facts, n)
}

// runs adds the fact of what it costs to run the service, before every other.
func (s *service) runs(n node, fact attribution.Fact) {
	s.Facts = slices.Insert(s.Facts, 0, fact)
	s.facts = slices.Insert(s.facts, 0, n)
	s.running = 1
}

// Read reads a case and makes its statement. All faults are reported together,
// each an *Error with its line; a fault of a rule is also the library's own error
// by errors.Is and errors.As. With an error, nothing else is returned.
func Read(name string, input io.Reader) (Case, error) {
	root, err := open(name, input)
	if err != nil {
		return Case{}, err
	}
	return root.read()
}

// ReadContracts reads a case for its contracts over all their years. The case's
// period, which tells Read what year the statement is of, may then be left out,
// or be none of them: the statement is of the first year instead. Errors: as Read.
func ReadContracts(name string, input io.Reader) (Case, error) {
	root, err := open(name, input)
	if err != nil {
		return Case{}, err
	}
	root.file.allYears = true
	return root.read()
}

func (root node) read() (Case, error) {
	var c Case
	var services []*service
	var programme *service
	root.mapping(
		required("title", func(n node) { n.text(&c.Title) }),
		optional("source", func(n node) { n.text(&c.Source) }),
		optional("period", func(n node) { n.text(&c.Period); n.file.period = c.Period }),
		required("authorities", func(n node) { n.names(&c.Names) }),
		required("services", func(n node) {
			n.each(func(entry node) { services = append(services, entry.service()) })
			if len(services) == 0 && len(n.Content) == 0 {
				n.fail("no service is given")
			}
		}),
		optional("transition", func(n node) { programme = n.programme() }),
		optional("expect", func(n node) { n.expect(&c.Expect) }),
	)
	if len(root.file.faults) == 0 {
		c.attribute(root.file, services, programme)
	}
	if err := root.file.sorted(); err != nil {
		return Case{}, err
	}
	return c, nil
}

func line(err error) int {
	var e *Error
	errors.As(err, &e)
	return e.Line
}

// names reads the authorities and makes them known to the rest of the file.
func (n node) names(into *[]Name) {
	n.each(func(entry node) {
		var name Name
		entry.mapping(
			required("code", func(n node) { n.text((*string)(&name.Code)) }),
			optional("name", func(n node) { n.text(&name.Name) }),
		)
		if slices.Contains(n.file.authorities, name.Code) {
			entry.fail("the authority %.40q stands twice", name.Code)
			return
		}
		*into = append(*into, name)
		n.file.authorities = append(n.file.authorities, name.Code)
	})
	if len(*into) == 0 && len(n.Content) == 0 {
		n.fail("no authority is named")
	}
}

// attribute works out the reductions by which transition costs are shared, and
// then the statement.
func (c *Case) attribute(f *file, services []*service, programme *service) {
	header := attribution.Header{Title: c.Title, Period: c.Period, Authorities: f.authorities}
	var programmeWide attribution.Shares
	for _, s := range services {
		reductions, err := s.reductions(header)
		if err != nil {
			reductions = s.standIns() // the fault is found again below, with every other
		}
		s.shareTransitionBy(reductions)
		programmeWide = added(f.authorities, programmeWide, reductions)
	}
	if programme != nil {
		programme.NetReduction = programmeWide
		programme.shareTransitionBy(programmeWide)
		services = append(services, programme)
	}
	for _, s := range services {
		c.Services = append(c.Services, s.Service)
		if s.contract != nil {
			c.Contracts = append(c.Contracts, Contract{s.Service, s.contract.Term})
		}
	}
	statement, err := attribution.NewStatement(header, c.Services...)
	for fault := range attribution.Faults(err) {
		line, place := standing(services, fault)
		f.add(&Error{File: f.name, Line: line, Place: place, Err: fault})
	}
	c.Statement = statement
}

// reductions are a service's net reductions: those of the business case, or the
// spending before less the ongoing charge and the burdens; nil where the file
// gives neither.
func (s *service) reductions(header attribution.Header) (attribution.Shares, error) {
	if len(s.Before) == 0 {
		return s.NetReduction, nil
	}
	running := s.Service
	running.Facts = s.Facts[:s.running]
	statement, err := attribution.NewStatement(header, running)
	if err != nil {
		return nil, err
	}
	after := make(attribution.Shares, len(s.Before))
	for i, before := range s.Before {
		after[i] = attribution.Share{Authority: before.Authority, Amount: statement.Service(s.Name).Of(before.Authority)}
	}
	return savings.NetReduction(s.Before, after)
}

// standIns let the facts be checked where the reductions cannot be worked out.
func (s *service) standIns() attribution.Shares {
	reductions := slices.Clone(s.Before)
	for i := range reductions {
		reductions[i].Amount = decimal.NewFromInt(1)
	}
	return reductions
}

func (s *service) shareTransitionBy(reductions attribution.Shares) {
	for i, fact := range s.Facts {
		if transition, ok := fact.(attribution.Transition); ok {
			transition.Reductions = reductions
			s.Facts[i] = transition
		}
	}
}

// added adds signed reductions up over services; an authority that takes no part
// in a service has none there. A service whose reductions are not known adds none.
func added(authorities []attribution.Authority, sum, reductions attribution.Shares) attribution.Shares {
	if len(reductions) == 0 {
		return sum
	}
	total := make(attribution.Shares, len(authorities))
	for i, a := range authorities {
		total[i] = attribution.Share{Authority: a, Amount: sum.Of(a).Add(reductions.Of(a))}
	}
	return total
}

// standing is where in the file the fact or service stands that a fault is in.
func standing(services []*service, fault *attribution.Error) (line int, place string) {
	for _, s := range services {
		if s.Name != fault.Service {
			continue
		}
		at := s.at
		if fault.Fact > 0 {
			at = s.facts[fault.Fact-1]
		}
		return at.Line, at.place
	}
	return 1, ""
}

// Name returns the full name of an authority, or its code where none is given.
func (c Case) Name(code attribution.Authority) string {
	for _, name := range c.Names {
		if name.Code == code && strings.TrimSpace(name.Name) != "" {
			return name.Name
		}
	}
	return string(code)
}
