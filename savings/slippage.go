package savings

import "github.com/shopspring/decimal"

// Slip is a line whose saving has slipped: what it was planned to save before any
// overlap is taken out, what it is to save now, and what is lost in each year. A
// year in which it saves more than was planned is a negative loss.
//
// Source: Bromsgrove & Redditch report, paras 16.13.11 to 16.13.15 and Appendix C,
// section j (Worcestershire Regulatory Services: a project that ends later puts a
// year's savings at risk).
type Slip struct {
	Service            string
	Planned, Now, Lost Annual
}

// Slippage returns the lines that have slipped, in their order.
func (p Programme) Slippage() []Slip {
	var slips []Slip
	for _, e := range p.entries {
		if e.planned == nil || !p.holds(e) {
			continue
		}
		one := Programme{header: p.header, entries: []entry{e}, purse: p.purse}
		slips = append(slips, Slip{e.line.Service,
			one.sum(func(e entry, i int) decimal.Decimal { return e.planned[i] }), one.sum(func(e entry, i int) decimal.Decimal { return e.saving[i] }), one.Lost()})
	}
	return slips
}

// Lost returns what all lines that have slipped lose in each year.
func (p Programme) Lost() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal {
		if e.planned == nil {
			return decimal.Decimal{}
		}
		return e.planned[i].Sub(e.saving[i])
	})
}
