package savings

import (
	"slices"
	"strings"

	"github.com/triborough/fairshare/attribution"
)

// Kind is what a line is a saving of, or a cost of.
type Kind string

// The kinds of line. The empty Kind is revenue.
const (
	Revenue Kind = "revenue"

	// CostAvoidance is growth in spending that does not happen: it counts as a
	// saving, and frees no money, for the budget never held any.
	CostAvoidance Kind = "cost avoidance"

	// Reinvestment is spending out of the savings, each year: its figures are
	// nought or more, and come off the totals.
	Reinvestment Kind = "reinvestment"

	Capital        Kind = "capital"         // capital spending avoided
	CapitalReceipt Kind = "capital receipt" // an asset sold: money once, and no fall in spending

	// Opportunity is a saving that might be had and that nobody has committed to,
	// and OpportunityCost the time of staff employed already, given as investment:
	// both stand outside every total.
	Opportunity     Kind = "opportunity"
	OpportunityCost Kind = "opportunity cost"
)

// Sources: Bromley report CEO1196, paras 3.51 to 3.58 (places that need not be
// bought), and its head (the opportunity cost of a team); Tri-borough report, ch.
// 9(a), Youth Offending Service (reinvesting some of the savings), and ch. 9(d)
// (receipts of property); Bromsgrove & Redditch report, Appendix C, section j (a
// revenue budget and a capital budget, apart).

// kinds are all of them, as files and messages name them.
func kinds() []Kind {
	return []Kind{Revenue, CostAvoidance, Reinvestment, Capital, CapitalReceipt, Opportunity, OpportunityCost}
}

// purse is the money a line belongs to: the sums of two are never added together.
type purse int

const (
	revenuePurse purse = iota
	capitalPurse
	possiblePurse // opportunities, and their costs
)

func (k Kind) purse() purse {
	switch k {
	case Capital, CapitalReceipt:
		return capitalPurse
	case Opportunity, OpportunityCost:
		return possiblePurse
	}
	return revenuePurse
}

func (k Kind) check() error {
	if k == "" || slices.Contains(kinds(), k) {
		return nil
	}
	var names []string
	for _, kind := range kinds() {
		names = append(names, string(kind))
	}
	last := len(names) - 1
	return fault(attribution.ErrChoice, "%.40q is no kind of saving: %s or %s", string(k), strings.Join(names[:last], ", "), names[last])
}

// Recurs says whether the saving comes again every year.
func (l Line) Recurs() bool { return !l.OneOff && l.Kind != CapitalReceipt }

// CutsSpending says whether the saving is a fall in what an authority spends on
// revenue year by year, and so belongs in a net reduction. One-offs and capital
// never do; growth avoided was never spent; a saving that is not cashable frees no
// money, and one in a ring-fenced fund is spent again within the fund.
func (l Line) CutsSpending() bool {
	revenue := l.Kind == "" || l.Kind == Revenue || l.Kind == Reinvestment
	return revenue && l.Recurs() && !l.NonCashable && l.RingFence == ""
}

// isFree says whether what the line saves may be spent as the authorities choose.
func (l Line) isFree() bool {
	return l.Kind.purse() == revenuePurse && l.Kind != CostAvoidance && !l.NonCashable && l.RingFence == ""
}

// checkKind refuses figures that the line's kind cannot have.
func (l Line) checkKind() []error {
	faults := []error{l.Kind.check()}
	wrong := func(is bool, text string) {
		if is {
			faults = append(faults, fault(attribution.ErrChoice, "%s", text))
		}
	}
	overlaps := len(l.AlreadyBudgeted)+len(l.CountedIn.Savings) > 0
	wrong(l.Kind == Reinvestment && l.NonCashable, "reinvestment spends money: it cannot be non-cashable")
	wrong(l.Kind == Reinvestment && (overlaps || len(l.Investment)+len(l.Before) > 0), "reinvestment holds savings spent again, and nothing else")
	wrong(l.Kind == Reinvestment && l.Planned != nil, "reinvestment cannot slip: say what it is now")
	wrong(l.Kind == OpportunityCost && (len(l.Savings) > 0 || len(l.Before) > 0 || overlaps), "an opportunity cost is given as investment, and saves nothing")
	return faults
}
