package savings

import "github.com/shopspring/decimal"

// Capital returns the programme with the figures of its capital lines: spending
// avoided, and receipts.
func (p Programme) Capital() Programme { return p.of(capitalPurse) }

// Opportunities returns the programme with the figures of what might be had and
// nobody has committed to; its investment is their opportunity cost.
func (p Programme) Opportunities() Programme { return p.of(possiblePurse) }

func (p Programme) of(purse purse) Programme {
	p.purse = purse
	return p
}

// Estimated returns the savings of each year as the lines estimate them, before
// what is already budgeted, counted elsewhere or reinvested is taken out.
func (p Programme) Estimated() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal {
		if e.line.Kind == Reinvestment {
			return decimal.Decimal{}
		}
		return e.saving[i]
	})
}

// Totals returns the gross savings of each year, before investment, with what is
// already budgeted, counted elsewhere or reinvested taken out.
func (p Programme) Totals() Annual { return p.sum(entry.left) }

// AlreadyBudgeted returns what was taken out of each year because the
// authorities' own budgets hold it.
func (p Programme) AlreadyBudgeted() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.budgeted[i] })
}

// CountedElsewhere returns what was taken out of each year because another
// service's saving holds it.
func (p Programme) CountedElsewhere() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.counted[i] })
}

// Reinvested returns what was taken out of each year because it is spent again.
func (p Programme) Reinvested() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal {
		if e.line.Kind == Reinvestment {
			return e.saving[i].Neg()
		}
		return decimal.Decimal{}
	})
}

// Investment returns what is spent each year to bring the savings about.
func (p Programme) Investment() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.investment[i] })
}

// Funding returns what others pay of each year's investment.
func (p Programme) Funding() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.funding[i] })
}

// Net returns each year's savings less what is invested and not funded by others.
func (p Programme) Net() Annual {
	return p.sum(func(e entry, i int) decimal.Decimal { return e.left(i).Sub(e.borne(i)) })
}

// sum adds a figure up over the lines of the programme's purse, year by year.
func (p Programme) sum(of func(entry, int) decimal.Decimal) Annual {
	sums := make(Annual, len(p.header.Years))
	for i, y := range p.header.Years {
		sums[i].Year = y
		for _, e := range p.entries {
			if p.holds(e) {
				sums[i].Amount = sums[i].Amount.Add(of(e, i))
			}
		}
	}
	return sums
}

func (p Programme) holds(e entry) bool { return e.line.Kind.purse() == p.purse }
