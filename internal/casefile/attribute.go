package casefile

import (
	"slices"

	"github.com/triborough/fairshare/attribution"
)

// attribute makes the statement that follows from the services, the programme as
// a whole among them where it has costs of its own.
func (c *Case) attribute(f *file, services []*service) {
	for _, s := range services {
		c.Agreement.Clauses = append(c.Agreement.Clauses, s.clauses...)
	}
	header := attribution.Header{Title: c.Title, Source: c.Source, Period: c.Period, Authorities: f.authorities, Agreement: c.Agreement, ReductionsNotKnown: c.ReductionsNotKnown}
	for _, s := range services {
		c.Services = append(c.Services, s.Service)
		if s.contract != nil {
			c.Contracts = append(c.Contracts, Contract{s.Service, s.contract.Term})
		}
	}
	statement, err := attribution.NewStatement(header, c.Services...)
	f.place(err, services)
	c.Statement = statement
}

// place puts the library's faults where the facts and services that they are in
// stand in the file.
func (f *file) place(err error, services []*service) {
	named := make(map[string]*service, len(services))
	for _, s := range slices.Backward(services) {
		named[s.Name] = s
	}
	for fault := range attribution.Faults(err) {
		at := node{Node: &f.root}
		if s := named[fault.Service]; s != nil {
			switch at = s.at; {
			case fault.Fact == attribution.FactRunning:
				at = s.running
			case fault.Fact > 0:
				at = s.facts[fault.Fact-1]
			}
		}
		f.add(&Error{At: at.Place, Under: at.under, Err: fault})
	}
}
