package statement

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/internal/casefile"
)

// Why says on one page every figure that makes up what one authority bears of one
// service: each charge down to its clause, its basis, the exact fraction and the odd
// penny, and what they come to. A service or an authority that the case does not
// have is an error that names those it has.
func Why(c casefile.Case, of string, a attribution.Authority) (*page.Page, error) {
	services := servicesOf(c)
	i := slices.IndexFunc(services, func(s service) bool { return s.Service == of })
	if i < 0 {
		return nil, fmt.Errorf("%q is none of the services: %s", of, listed(services))
	}
	if !slices.Contains(services[i].concerned, a) {
		return nil, fmt.Errorf("%s neither takes part in %s nor bears anything of it: %v do", a, of, services[i].concerned)
	}
	p := paper{new(page.Page), c, c.Statement.Header().Authorities, services[i : i+1]}
	p.Title(fmt.Sprintf("What %s bears of %s, and why", c.Name(a), of), c.Source)
	p.bears(a, services[i])
	return p.Page, nil
}

// bears says every figure that makes up what an authority bears of a service, and
// what they come to.
func (p paper) bears(a attribution.Authority, s service) {
	p.basis(s.Spending)
	for _, e := range s.entries {
		own := slices.DeleteFunc(slices.Clone(e.charges), func(c attribution.Charge) bool { return !c.Shares.Has(a) })
		if len(own) == 0 {
			continue
		}
		p.Heading("%s: %s", e.title(), e.part(amountOf(e.shares(), a)))
		p.Line("   %s", e.why())
		p.grounds(e)
		if e.rule() == attribution.RuleDamping {
			p.damping(s)
		}
		for _, charge := range own {
			if len(own) > 1 {
				p.Line("   %s of %s:", page.Pounds(charge.Shares.Of(a)), page.Pounds(charge.Amount))
			}
			p.Line("   Because %s.", charge.Because)
			p.step(charge, a)
		}
	}
	p.Heading("%s bears %s of %s this year.", a, page.Pounds(amountOf(s.shares(thisYear), a)), s.Service)
	if next := amountOf(s.shares(nextYear), a); next.Sign() != 0 {
		p.Line("Its call of next year changes by %s.", page.Pounds(next))
	}
}

// step works one authority's share of a charge out, and says to whom the odd
// pennies went.
func (p paper) step(c attribution.Charge, a attribution.Authority) {
	steps, err := c.Working()
	if err != nil || len(steps) < 2 {
		return
	}
	i := slices.IndexFunc(steps, func(s attribution.Step) bool { return s.Authority == a })
	s := steps[i]
	product := fmt.Sprintf("%s × %s ÷ %s", page.Pounds(c.Amount), weight(s.Weight), weight(c.Weights.Total()))
	switch {
	case s.Remainder.Sign() == 0:
		p.Line("   %s = %s exactly.", product, page.Pounds(s.Share))
		return
	case s.OddPenny:
		p.Line("   %s = %s (exactly %s): %s toward nought, and an odd penny, %s.", product, sterling(s.Exact), fraction(s.Exact), page.Pounds(s.Floor), page.Pounds(s.Share))
	default:
		p.Line("   %s = %s (exactly %s): %s toward nought.", product, sterling(s.Exact), fraction(s.Exact), page.Pounds(s.Share))
	}
	p.Line("   %s", oddPennies(steps))
}

// sterling writes an exact sum of pounds in decimals: -£33.333333….
func sterling(of *big.Rat) string { return signed(of, page.Decimals(new(big.Rat).Abs(of), 6)) }

// fraction writes an exact sum of pounds as a fraction: -£100/3.
func fraction(of *big.Rat) string { return signed(of, new(big.Rat).Abs(of).RatString()) }

func signed(of *big.Rat, digits string) string {
	if of.Sign() < 0 {
		return "-£" + digits
	}
	return "£" + digits
}

// amountOf adds up an authority's figures.
func amountOf(shares attribution.Shares, a attribution.Authority) (sum decimal.Decimal) {
	for _, share := range shares {
		if share.Authority == a {
			sum = sum.Add(share.Amount)
		}
	}
	return sum
}

// listed names the services for a message.
func listed(services []service) string {
	names := ""
	for i, s := range services {
		if i > 0 {
			names += ", "
		}
		names += fmt.Sprintf("%q", s.Service)
	}
	return names
}

// part says what an authority's share of an entry is, and of how much; of money that
// only changes hands, its share alone.
func (e entry) part(share decimal.Decimal) string {
	if e.amount().Sign() == 0 {
		return page.Pounds(share)
	}
	return page.Pounds(share) + " of " + page.Pounds(e.amount())
}
