package casefile

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Warning is what is odd in a file, but may be meant: nothing is refused for it. It
// prints as
//
//	case.yaml:12: Parks: basis: proportion: the figures come to 99.9: if they are meant as percentages, they do not come to 100
type Warning struct {
	At   tree.Place
	Text string
}

func (w Warning) String() string { return w.At.String() + ": " + w.Text }

// warn records a warning at the node.
func (n node) warn(format string, values ...any) {
	n.file.warnings = append(n.file.warnings, Warning{n.Place, n.within(fmt.Sprintf(format, values...))})
}

// What comes this near to 100 is taken for percentages.
var (
	hundred        = decimal.NewFromInt(100)
	fewestPerCent  = decimal.NewFromInt(95)
	mostPerCent    = decimal.NewFromInt(105)
	mostPartsOfOne = decimal.NewFromInt(2)
)

// comeToHundred warns of proportions that look like percentages and do not come to
// 100, or like parts of one and do not come to one.
func (n node) comeToHundred(weights attribution.Shares) {
	given := 0
	for _, weight := range weights {
		if weight.Amount.Sign() > 0 {
			given++
		}
	}
	total, what := weights.Total(), "percentages, they do not come to 100"
	perCent := total
	if total.Cmp(mostPartsOfOne) < 0 {
		perCent, what = total.Shift(2), "parts of one, they do not come to 1"
	}
	if given > 1 && !perCent.Equal(hundred) && perCent.Cmp(fewestPerCent) >= 0 && perCent.Cmp(mostPerCent) <= 0 {
		n.warn("the figures come to %s: if they are meant as %s", attribution.FormatWeight(total), what)
	}
}
