package casefile

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

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
	f.place(err, services)
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
	spent := statement.Service(s.Name)
	after := make(attribution.Shares, len(s.Before))
	for i, before := range s.Before {
		after[i] = attribution.Share{Authority: before.Authority, Amount: spent.Of(before.Authority)}
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
	by := make(map[attribution.Authority]decimal.Decimal, len(reductions))
	for _, r := range reductions {
		by[r.Authority] = r.Amount
	}
	total := make(attribution.Shares, len(authorities))
	for i, a := range authorities {
		total[i] = attribution.Share{Authority: a, Amount: by[a]}
		if sum != nil {
			total[i].Amount = sum[i].Amount.Add(by[a])
		}
	}
	return total
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
			at = s.at
			if fault.Fact > 0 {
				at = s.facts[fault.Fact-1]
			}
		}
		f.add(&Error{At: at.Place, Under: at.under, Err: fault})
	}
}
