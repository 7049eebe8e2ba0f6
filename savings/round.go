package savings

import (
	"math/big"
	"slices"

	"github.com/triborough/fairshare/attribution"
)

// outcome is what a service brought its participants in a year, exactly: an odd
// penny makes nobody gain more.
type outcome struct {
	year  Year
	parts []part
}

// part is the part of the authority that stands at a position.
type part struct {
	authority int
	amount    *big.Rat
}

// tally is how one authority's outcomes compare with those of the others.
type tally struct {
	sum                   *big.Rat // of all its outcomes
	ofSpending            *big.Rat // its part of all spending
	least, of, longestRun int      // as in Standpoint
}

// tallies compares outcomes one by one, and added up year by year, and returns what
// all of them come to.
func tallies(spending attribution.Shares, outcomes []outcome) ([]tally, *big.Rat, error) {
	years, err := yearsOf(outcomes)
	if err != nil {
		return nil, nil, err
	}
	counts := make([]tally, len(spending))
	byYear := make(map[Year][][]*big.Rat, len(years))
	for _, y := range years {
		byYear[y] = make([][]*big.Rat, len(spending))
	}
	for _, o := range outcomes {
		compared := len(o.parts) > 1 && slices.ContainsFunc(o.parts, func(p part) bool { return p.amount.Sign() != 0 })
		least := o.least()
		for i, p := range o.parts {
			amounts := byYear[o.year]
			amounts[p.authority] = append(amounts[p.authority], p.amount)
			if compared {
				counts[p.authority].of++
			}
			if compared && least[i] {
				counts[p.authority].least++
			}
		}
	}
	runs(counts, years, byYear)
	total, whole := new(big.Rat), fraction(spending.Total())
	for i := range counts {
		counts[i].ofSpending = ratio(fraction(spending[i].Amount), whole)
		total.Add(total, counts[i].sum)
	}
	return counts, total, nil
}

// runs counts the most years in a row in which each authority had the least of
// all its outcomes added up. A year left out ends every run.
func runs(counts []tally, years []Year, byYear map[Year][][]*big.Rat) {
	run, sums := make([]int, len(counts)), make([][]*big.Rat, len(counts))
	for n, y := range years {
		before := slices.Clone(run)
		clear(run)
		var together outcome
		for i, amounts := range byYear[y] {
			if amounts != nil {
				together.parts = append(together.parts, part{i, sumOf(amounts)})
			}
		}
		for i, least := range together.least() {
			p := together.parts[i]
			sums[p.authority] = append(sums[p.authority], p.amount)
			if least {
				run[p.authority] = 1
				if n > 0 && gap(years[n-1:n+1]) == nil {
					run[p.authority] += before[p.authority]
				}
			}
			counts[p.authority].longestRun = max(counts[p.authority].longestRun, run[p.authority])
		}
	}
	for i := range counts {
		counts[i].sum = sumOf(sums[i])
	}
}

// least says of each part whether nobody had less and somebody had more.
func (o outcome) least() []bool {
	least := make([]bool, len(o.parts))
	if len(o.parts) == 0 {
		return nil
	}
	compare := func(a, b part) int { return a.amount.Cmp(b.amount) }
	lowest, highest := slices.MinFunc(o.parts, compare), slices.MaxFunc(o.parts, compare)
	for i, p := range o.parts {
		least[i] = p.amount.Cmp(lowest.amount) == 0 && p.amount.Cmp(highest.amount) < 0
	}
	return least
}

// sumOf adds fractions up by halves, which keeps their denominators short for as
// long as it can: added one by one, those of a long list would grow at every step.
func sumOf(amounts []*big.Rat) *big.Rat {
	switch n := len(amounts); n {
	case 0:
		return new(big.Rat)
	case 1:
		return amounts[0]
	default:
		return new(big.Rat).Add(sumOf(amounts[:n/2]), sumOf(amounts[n/2:]))
	}
}

// positions returns where each authority stands.
func positions(authorities []attribution.Authority) map[attribution.Authority]int {
	at := make(map[attribution.Authority]int, len(authorities))
	for i, a := range authorities {
		at[a] = i
	}
	return at
}

// yearsOf returns the years of outcomes, each once, in order.
func yearsOf(outcomes []outcome) ([]Year, error) {
	var years []Year
	seen := make(map[Year]bool)
	for _, o := range outcomes {
		if !seen[o.year] {
			seen[o.year], years = true, append(years, o.year)
		}
	}
	slices.SortFunc(years, func(a, b Year) int {
		first, _, _ := a.parse()
		second, _, _ := b.parse()
		return first - second
	})
	return years, checkYears(years)
}
