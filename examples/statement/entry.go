package main

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// service is one service of a statement with all that belongs to it, so that what
// is printed of it costs no search through the others.
type service struct {
	attribution.Spending
	concerned []attribution.Authority // who takes part, or bears or owes anything, in the order of the case
	charges   []attribution.Charge
	entries   []entry
}

// A charge is of this year, or it adjusts next year's calls and is deferred.
const (
	thisYear = false
	nextYear = true
)

// entry is a line of the statement: a charge, or all that was brought forward
// into a service, which is one thing to a reader however many it concerns.
type entry struct {
	number  int // within its service; the deferred ones come last
	charges []attribution.Charge
}

// servicesOf returns what a statement says, by service.
func servicesOf(s attribution.Statement) []service {
	order := make(map[attribution.Authority]int)
	for i, a := range s.Header().Authorities {
		order[a] = i
	}
	var services []service
	for _, spending := range s.Services() {
		own := slices.Collect(s.ChargesOf(spending.Service))
		services = append(services, service{spending, concerned(spending, own, order), own, entries(own)})
	}
	return services
}

// concerned are the participants of a service, and whoever else its charges name.
func concerned(spending attribution.Spending, charges []attribution.Charge, order map[attribution.Authority]int) []attribution.Authority {
	named := slices.Clone(spending.Participants)
	for _, c := range charges {
		named = append(named, c.Shares.Authorities()...)
	}
	slices.SortFunc(named, func(a, b attribution.Authority) int { return order[a] - order[b] })
	return slices.Compact(named)
}

// entries are a service's charges as they are read: this year's, then those that
// adjust next year's calls.
func entries(charges []attribution.Charge) []entry {
	var all []entry
	add := func(c attribution.Charge) {
		last := len(all) - 1
		if c.Rule == attribution.RuleBroughtForward && last >= 0 && all[last].rule() == c.Rule {
			all[last].charges = append(all[last].charges, c)
			return
		}
		all = append(all, entry{len(all) + 1, []attribution.Charge{c}})
	}
	for _, deferred := range []bool{thisYear, nextYear} {
		for _, c := range charges {
			if c.Deferred == deferred {
				add(c)
			}
		}
	}
	return all
}

func (e entry) rule() attribution.Rule        { return e.charges[0].Rule }
func (e entry) paidBy() attribution.Authority { return e.charges[0].PaidBy }
func (e entry) deferred() bool                { return e.charges[0].Deferred }

// title is the entry's number and description.
func (e entry) title() string {
	return strconv.Itoa(e.number) + ". " + e.charges[0].Description
}

// amount is what is charged.
func (e entry) amount() decimal.Decimal {
	var amount decimal.Decimal
	for _, c := range e.charges {
		amount = amount.Add(c.Amount)
	}
	return amount
}

// shares are who bears the entry.
func (e entry) shares() attribution.Shares {
	var shares attribution.Shares
	for _, c := range e.charges {
		shares = append(shares, c.Shares...)
	}
	return shares
}

// shares are who bears what of the service this year, or of next year's calls.
func (s service) shares(deferred bool) attribution.Shares {
	var shares attribution.Shares
	for _, c := range s.charges {
		if c.Deferred == deferred {
			shares = append(shares, c.Shares...)
		}
	}
	return shares
}
