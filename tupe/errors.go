package tupe

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// checks collects faults of this package.
func checks() attribution.Checks { return attribution.Checks{Package: "tupe"} }

// fault is one fault by itself.
func fault(kind error, origin attribution.Authority, format string, values ...any) error {
	return &attribution.Error{Package: "tupe", Authority: origin, Kind: kind, Detail: fmt.Sprintf(format, values...)}
}

// turnover refuses a rate that is no part of a whole.
func turnover(k *attribution.Checks, origin attribution.Authority, rate decimal.Decimal) {
	k.Weight(origin, "turnover", rate)
	if attribution.CheckWeight(rate) == nil && rate.Cmp(decimal.NewFromInt(1)) > 0 {
		k.Refuse(attribution.ErrWeight, origin, "turnover %s a year: it is a part of the posts still there, 0 to 1", attribution.FormatWeight(rate))
	}
}
