package statement

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
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

// entry is a line of the statement: a charge, or several that are one thing to a
// reader however many they concern: all that was brought forward into a service,
// its damping, what was borne before another joined, a grant that was passed on.
type entry struct {
	number  int // within its service; the deferred ones come last
	charges []attribution.Charge
	places  []int // of the charges, among the service's
	budget  bool  // it is what was budgeted, of a year of which more is known
}

// servicesOf returns what a case's statement says, by service.
func servicesOf(c casefile.Case) []service {
	s := c.Statement
	order := make(map[attribution.Authority]int)
	for i, a := range s.Header().Authorities {
		order[a] = i
	}
	var services []service
	for _, spending := range s.Services() {
		own := slices.Collect(s.ChargesOf(spending.Service))
		services = append(services, service{spending, concerned(spending, own, order), own, entries(own, !c.Account.IsZero())})
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
// adjust next year's calls. Where more is known of the year, what was budgeted is
// called so.
func entries(charges []attribution.Charge, year bool) []entry {
	var all []entry
	add := func(place int, c attribution.Charge) {
		for i := max(0, len(all)-2); i < len(all); i++ { // what is shared anew and what is paid back take turns
			if all[i].takes(c) {
				all[i].charges, all[i].places = append(all[i].charges, c), append(all[i].places, place)
				return
			}
		}
		all = append(all, entry{len(all) + 1, []attribution.Charge{c}, []int{place}, year && isBudget(c.Rule)})
	}
	for _, deferred := range []bool{thisYear, nextYear} {
		for place, c := range charges {
			if c.Deferred == deferred {
				add(place, c)
			}
		}
	}
	return all
}

// takes says whether a charge is one thing with the entry's to a reader.
func (e entry) takes(c attribution.Charge) bool {
	first := e.charges[0]
	switch {
	case c.Rule != first.Rule:
		return false
	case c.Rule == attribution.RuleTransitionFunding:
		return len(e.charges) == 1 && c.Description == first.Description && c.Amount.Equal(first.Amount.Neg())
	case c.Rule == attribution.RuleJoining:
		return c.Description == first.Description && c.Amount.Sign() == first.Amount.Sign()
	}
	return c.Rule == attribution.RuleBroughtForward || c.Rule == attribution.RuleDamping || c.Rule == attribution.RuleCorrection
}

func (e entry) rule() attribution.Rule { return e.charges[0].Rule }
func (e entry) deferred() bool         { return e.charges[0].Deferred }

// paidBy names who has paid, each once; nobody where money only changes hands.
func (e entry) paidBy() string {
	var payers []string
	for _, c := range e.charges {
		if payer := string(c.PaidBy); payer != "" && !slices.Contains(payers, payer) {
			payers = append(payers, payer)
		}
	}
	if e.rule() == attribution.RuleTransitionFunding || e.paysBack() {
		return ""
	}
	return strings.Join(payers, ", ")
}

// paysBack says whether the entry pays back what was borne before another joined.
func (e entry) paysBack() bool {
	return e.rule() == attribution.RuleJoining && e.charges[0].Amount.Sign() < 0
}

// title is the entry's number and description.
func (e entry) title() string {
	title := strconv.Itoa(e.number) + ". "
	if e.budget {
		title += "Budget: "
	}
	title += e.charges[0].Description
	switch {
	case e.paysBack():
		title += ", paid back"
	case e.rule() == attribution.RuleJoining:
		title += ", shared anew"
	}
	return title
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
