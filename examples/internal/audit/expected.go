package audit

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// expected checks what a case comes to against what it says by itself should come
// out: its totals, what changes next year, and the charges of a rule.
func (f *File) expected(c casefile.Case) {
	f.meets("totals", c.Expect.Totals, c.Statement.Totals())
	f.meets("next year", c.Expect.NextYear, c.Statement.NextYear())
	for _, want := range c.Expect.Charges {
		var got attribution.Shares
		for charge := range c.Statement.ChargesOf(want.Service) {
			if charge.Rule == want.Rule && !charge.Deferred {
				got = append(got, charge.Shares...)
			}
		}
		f.meets(fmt.Sprintf("%s, %s", want.Service, want.Rule), want.Shares, got)
	}
}

// meets compares figures by authority, those that are expected with those that come
// out, added up.
func (f *File) meets(where string, want, got attribution.Shares) {
	f.Figures += len(want)
	sums := make(map[attribution.Authority]decimal.Decimal)
	for _, share := range got {
		sums[share.Authority] = sums[share.Authority].Add(share.Amount)
	}
	for _, share := range want {
		f.meet(where+": "+string(share.Authority), share.Amount, sums[share.Authority])
	}
}

// meet compares one figure that is expected with what comes out.
func (f *File) meet(where string, want, got decimal.Decimal) {
	if !want.Equal(got) {
		f.Findings = append(f.Findings, differs(where, "%s is expected, and %s comes out", attribution.FormatAmount(want), attribution.FormatAmount(got)))
	}
}
